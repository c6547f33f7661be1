package dev.torpor.harness.profile;

import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number whose unit stands elsewhere, as in files of other tools.
 *
 * @param value not negative
 */
record PlainNumber(BigDecimal value) {
  private static final String PATTERN = "[0-9]{1,12}(\\.[0-9]{1,9})?";

  /** How it is written. */
  static final TextForm<PlainNumber> FORM =
      new TextForm<>("a number without a unit", "780", PATTERN, PlainNumber::parse);

  private static PlainNumber parse(String text) {
    if (!Pattern.matches(PATTERN, text.strip())) {
      throw new TextException("'" + text + "' is not a number without a unit, such as 780");
    }
    return new PlainNumber(new BigDecimal(text.strip()));
  }

  /**
   * The number times a factor.
   *
   * @throws IllegalArgumentException when that is not a whole number
   */
  long times(long factor, String key) {
    BigDecimal product = value.multiply(BigDecimal.valueOf(factor));
    if (product.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException("'" + key + "' is finer than can be simulated: " + value);
    }
    return product.longValueExact();
  }
}
