package dev.torpor.harness.backend.dataset;

/**
 * How a scenario's dataset is served; how many records there are and when they change is the
 * World's business.
 *
 * @param recordBytes size of one record as JSON text, from 0 to {@value #MAX_RECORD_BYTES}; what a
 *     record needs for its id and version is the least it takes
 * @param shape name of the {@link Shape} for stubs that do not ask for another, one of {@link
 *     Shapes#names}
 */
public record DatasetSettings(int recordBytes, String shape) {
  /** The largest record: 64 MiB. */
  public static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;

  /** Checks both. */
  public DatasetSettings {
    if (recordBytes < 0 || recordBytes > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "a record has 0 to " + MAX_RECORD_BYTES + " bytes, not " + recordBytes);
    }
    if (!Shapes.names().contains(shape)) {
      throw new IllegalArgumentException(
          "there is no shape '" + shape + "', only " + String.join(", ", Shapes.names()));
    }
  }
}
