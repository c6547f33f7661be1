package dev.torpor.harness.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A mean number of things: {@code 0.9}, {@code 3}.
 *
 * @param value positive
 */
public record Amount(BigDecimal value) {
  private static final String PATTERN = "[0-9]{1,9}(\\.[0-9]{1,9})?";

  /** How it is written. */
  public static final TextForm<Amount> FORM =
      new TextForm<>("a number", "0.9", PATTERN, Amount::parse);

  /** Checks the range. */
  public Amount {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a mean number is more than none");
    }
  }

  /** Reads a number; throws {@link TextException} with advice if the text is not one. */
  public static Amount parse(String text) {
    if (!Pattern.matches(PATTERN, text.strip())) {
      throw new TextException("'" + text + "' is not a number such as 0.9");
    }
    BigDecimal value = new BigDecimal(text.strip());
    if (value.signum() == 0) {
      throw new TextException("'" + text + "' is none: it must be more");
    }
    return new Amount(value);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return value.stripTrailingZeros().toPlainString();
  }
}
