package dev.torpor.harness.text;

/**
 * An electric charge: {@code 3349 mAh}. The finest is one microampere-hour.
 *
 * @param microampereHours not negative
 */
public record ElectricCharge(long microampereHours) {
  private static final UnitTable UNITS =
      new UnitTable("an electric charge", "3349 mAh", " ")
          .unit("uAh", 1)
          .unit("mAh", 1_000)
          .unit("Ah", 1_000_000)
          .hint("mWh", "That is energy, not charge: divide by the nominal voltage and write mAh")
          .hint("Wh", "That is energy, not charge: divide by the nominal voltage and write Ah");

  /** How it is written. */
  public static final TextForm<ElectricCharge> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), ElectricCharge::parse);

  /** Checks the range. */
  public ElectricCharge {
    if (microampereHours < 0) {
      throw new IllegalArgumentException("microampereHours must not be negative");
    }
  }

  /** Reads a number with its unit; throws {@link TextException} with advice if it is not one. */
  public static ElectricCharge parse(String text) {
    return new ElectricCharge(UNITS.parse(text));
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return UNITS.print(microampereHours);
  }
}
