package dev.torpor.harness.backend.dataset;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a scenario's dataset is served; how many records there are and when they change is the
 * World's business.
 *
 * @param recordBytes usual size of one record as JSON text, from 0 to {@value #MAX_RECORD_BYTES};
 *     what a record needs for its id and version is the least it takes
 * @param shape name of the {@link Shape} for stubs that do not ask for another, one of {@link
 *     Shapes#names}
 * @param options of that shape, as a stub would write them, by name
 */
public record DatasetSettings(int recordBytes, String shape, Map<String, String> options) {
  /** The largest record: 64 MiB. */
  public static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;

  /** Checks all. */
  public DatasetSettings {
    if (recordBytes < 0 || recordBytes > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "a record has 0 to " + MAX_RECORD_BYTES + " bytes, not " + recordBytes);
    }
    if (!Shapes.names().contains(shape)) {
      throw new IllegalArgumentException(
          "there is no shape '" + shape + "', only " + String.join(", ", Shapes.names()));
    }
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    create(shape, options, new RandomStreams(0).fork("check"));
  }

  /** A shape with its defaults. */
  public DatasetSettings(int recordBytes, String shape) {
    this(recordBytes, shape, Map.of());
  }

  /** The shape for one run. */
  public Shape create(RandomStream chance) {
    return create(shape, options, chance);
  }

  private static Shape create(String shape, Map<String, String> options, RandomStream chance) {
    try {
      return Shapes.create(shape, options, chance);
    } catch (ShapeOptionException e) {
      throw new IllegalArgumentException("option '" + e.option() + "': " + e.getMessage(), e);
    }
  }
}
