package dev.torpor.harness.text;

/**
 * A number of bytes: {@code 2 KiB}. {@code KB} is 1000 bytes, {@code KiB} is 1024.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
  private static final UnitTable UNITS =
      new UnitTable("a size", "2 KiB", " ")
          .unit("B", 1)
          .unit("KB", 1_000)
          .unit("KiB", 1_024)
          .unit("MB", 1_000_000)
          .unit("MiB", 1_048_576)
          .unit("GB", 1_000_000_000)
          .unit("GiB", 1_073_741_824)
          .alias("B", "b", "byte", "bytes")
          .alias("KB", "kB", "kb", "K", "k")
          .alias("MB", "mb", "M");

  /** How it is written. */
  public static final TextForm<ByteSize> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), ByteSize::parse);

  /** Checks the range. */
  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative");
    }
  }

  /** Reads a number with its unit; throws {@link TextException} with advice if it is not one. */
  public static ByteSize parse(String text) {
    return new ByteSize(UNITS.parse(text));
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.print(bytes);
  }
}
