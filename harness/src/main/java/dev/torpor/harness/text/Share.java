package dev.torpor.harness.text;

import java.math.BigDecimal;

/**
 * A part of a whole: {@code 80%}.
 *
 * @param partsPerMillion from 0 to 1 000 000
 */
public record Share(long partsPerMillion) {
  private static final long WHOLE = 1_000_000;

  private static final UnitTable UNITS =
      new UnitTable("a percentage", "80%", "").unit("ppm", 1).unit("%", 10_000);

  /** How it is written. */
  public static final TextForm<Share> FORM =
      new TextForm<>(UNITS.what(), UNITS.example(), UNITS.pattern(), Share::parse);

  /** Checks the range. */
  public Share {
    if (partsPerMillion < 0 || partsPerMillion > WHOLE) {
      throw new IllegalArgumentException("a share lies between 0 and 1 000 000 parts per million");
    }
  }

  /** Reads a share; throws {@link TextException} with advice if the text is not one. */
  public static Share parse(String text) {
    long partsPerMillion = UNITS.parse(text);
    if (partsPerMillion > WHOLE) {
      throw new TextException("'" + text + "' is more than the whole, 100%");
    }
    return new Share(partsPerMillion);
  }

  /** From 0 to 1. */
  public double fraction() {
    return partsPerMillion / 1e6;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(partsPerMillion, 4).stripTrailingZeros().toPlainString() + "%";
  }
}
