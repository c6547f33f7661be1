package dev.torpor.harness.text;

/**
 * An energy: {@code 12.98 Wh}, {@code 1.5 J}. The finest is one picojoule.
 *
 * @param picojoules not negative
 */
public record Energy(long picojoules) {
  private static final UnitTable UNITS =
      new UnitTable("an energy", "1.5 J", " ")
          .unit("pJ", 1)
          .unit("nJ", 1_000)
          .unit("uJ", 1_000_000)
          .unit("mJ", 1_000_000_000)
          .unit("J", 1_000_000_000_000L)
          .unit("mWh", 3_600_000_000_000L)
          .unit("kJ", 1_000_000_000_000_000L)
          .unit("Wh", 3_600_000_000_000_000L)
          .hint("mAh", "Charge is not energy: multiply by the nominal voltage and write mWh");

  /** How it is written. */
  public static final TextForm<Energy> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), Energy::parse);

  /** Checks the range. */
  public Energy {
    if (picojoules < 0) {
      throw new IllegalArgumentException("picojoules must not be negative");
    }
  }

  /** Reads a number with its unit; throws {@link TextException} with advice if it is not one. */
  public static Energy parse(String text) {
    return new Energy(UNITS.parse(text));
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.print(picojoules);
  }
}
