package dev.torpor.harness.text;

/**
 * What a bit costs: {@code 51.97 mW/Mbps}, which is 51.97 nJ/bit.
 *
 * @param picojoulesPerBit not negative
 */
public record EnergyPerBit(long picojoulesPerBit) {
  private static final UnitTable UNITS =
      new UnitTable("an energy per bit", "51.97 mW/Mbps", " ")
          .unit("pJ/bit", 1)
          .unit("nJ/bit", 1_000)
          .unit("mW/Mbps", 1_000)
          .unit("uJ/bit", 1_000_000);

  /** How it is written. */
  public static final TextForm<EnergyPerBit> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), EnergyPerBit::parse);

  /** Checks the range. */
  public EnergyPerBit {
    if (picojoulesPerBit < 0) {
      throw new IllegalArgumentException("picojoulesPerBit must not be negative");
    }
  }

  /** Reads a number with its unit; throws {@link TextException} with advice if it is not one. */
  public static EnergyPerBit parse(String text) {
    return new EnergyPerBit(UNITS.parse(text));
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.print(picojoulesPerBit);
  }
}
