package dev.torpor.harness.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a whole: {@code 80%}.
 *
 * @param partsPerMillion from 0 to 1 000 000
 */
public record Share(long partsPerMillion) {
  private static final long WHOLE = 1_000_000;

  private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?%");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  /** How it is written. */
  public static final TextForm<Share> FORM =
      new TextForm<>("a percentage", "80%", "[0-9]+(\\.[0-9]+)? ?%", Share::parse);

  /** Checks the range. */
  public Share {
    if (partsPerMillion < 0 || partsPerMillion > WHOLE) {
      throw new IllegalArgumentException("a share lies between 0 and 1 000 000 parts per million");
    }
  }

  /** Reads a share; throws {@link TextException} with advice if the text is not one. */
  public static Share parse(String text) {
    String stripped = text.strip();
    Matcher matcher = PERCENT.matcher(stripped);
    if (!matcher.matches()) {
      String right = NUMBER.matcher(stripped).matches() ? meant(new BigDecimal(stripped)) : "80%";
      throw new TextException("'" + text + "' is not a percentage: write one such as " + right);
    }
    BigDecimal partsPerMillion = new BigDecimal(matcher.group(1)).movePointRight(4);
    if (partsPerMillion.compareTo(BigDecimal.valueOf(WHOLE)) > 0) {
      throw new TextException("'" + text + "' is more than the whole, 100%");
    }
    if (partsPerMillion.stripTrailingZeros().scale() > 0) {
      throw new TextException("'" + text + "' is finer than 0.0001%");
    }
    return new Share(partsPerMillion.longValueExact());
  }

  /** From 0 to 1. */
  public double fraction() {
    return partsPerMillion / 1e6;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return percent(BigDecimal.valueOf(partsPerMillion, 4));
  }

  /** A decimal fraction up to 1 is meant as such, any other number as a percentage. */
  private static String meant(BigDecimal number) {
    boolean fraction = number.scale() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
    return percent(fraction ? number.movePointRight(2) : number);
  }

  private static String percent(BigDecimal percent) {
    return percent.stripTrailingZeros().toPlainString() + "%";
  }
}
