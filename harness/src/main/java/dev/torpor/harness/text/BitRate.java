package dev.torpor.harness.text;

/**
 * A data rate in bits: {@code 3.2 Mbit/s}, or {@code unlimited}.
 *
 * @param bitsPerSecond not negative; 0 is unlimited
 */
public record BitRate(long bitsPerSecond) {
  private static final String UNLIMITED = "unlimited";

  private static final UnitTable UNITS =
      new UnitTable("a data rate", "3.2 Mbit/s", " ")
          .unit("bit/s", 1)
          .unit("bps", 1)
          .unit("kbit/s", 1_000)
          .unit("kbps", 1_000)
          .unit("Mbit/s", 1_000_000)
          .unit("Mbps", 1_000_000)
          .unit("Gbit/s", 1_000_000_000)
          .unit("Gbps", 1_000_000_000)
          .hint("B/s", "Rates are in bits: 1 B/s is 8 bit/s")
          .hint("KB/s", "Rates are in bits: 1 KB/s is 8 kbit/s")
          .hint("kB/s", "Rates are in bits: 1 kB/s is 8 kbit/s")
          .hint("MB/s", "Rates are in bits: 1 MB/s is 8 Mbit/s")
          .hint("MBps", "Rates are in bits: 1 MBps is 8 Mbit/s");

  /** How it is written. */
  public static final TextForm<BitRate> FORM =
      new TextForm<>(
          UNITS.what(), UNITS.example(), UNITS.pattern() + "|" + UNLIMITED, BitRate::parse);

  /** Checks the range. */
  public BitRate {
    if (bitsPerSecond < 0) {
      throw new IllegalArgumentException("bitsPerSecond must not be negative");
    }
  }

  /** Reads a rate; throws {@link TextException} with advice if the text is not one. */
  public static BitRate parse(String text) {
    if (text.strip().equals(UNLIMITED)) {
      return new BitRate(0);
    }
    long bitsPerSecond = UNITS.parse(text);
    if (bitsPerSecond == 0) {
      throw new TextException(
          "'" + text + "' carries nothing: write unlimited for a rate without limit");
    }
    return new BitRate(bitsPerSecond);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return bitsPerSecond == 0 ? UNLIMITED : UNITS.print(bitsPerSecond);
  }
}
