package dev.torpor.harness.text;

/**
 * A power: {@code 1210.7 mW}.
 *
 * @param microwatts not negative
 */
public record Power(long microwatts) {
  private static final UnitTable UNITS =
      new UnitTable("a power", "120 mW", " ")
          .unit("uW", 1)
          .unit("mW", 1_000)
          .unit("W", 1_000_000)
          .alias("mW", "MW", "mw");

  /** How it is written. */
  public static final TextForm<Power> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), Power::parse);

  /** Checks the range. */
  public Power {
    if (microwatts < 0) {
      throw new IllegalArgumentException("microwatts must not be negative");
    }
  }

  /** Reads a number with its unit; throws {@link TextException} with advice if it is not one. */
  public static Power parse(String text) {
    return new Power(UNITS.parse(text));
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.print(microwatts);
  }
}
