package dev.torpor.harness.network;

import dev.torpor.harness.text.TextException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers of traces, as whole numbers of a smaller unit. */
final class Decimals {
  private static final int LONGEST = 40;

  private Decimals() {}

  /**
   * A number times a factor, rounded to a whole one.
   *
   * @param what it is, with its article, for messages
   */
  static long scaled(String text, long factor, long most, String what) {
    BigDecimal number = number(text, what);
    BigDecimal scaled = number.multiply(BigDecimal.valueOf(factor));
    if (scaled.signum() < 0) {
      throw new TextException("'" + text + "' is negative, and " + what + " is not");
    }
    if (scaled.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new TextException("'" + text + "' is too much to be " + what);
    }
    return scaled.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal number(String text, String what) {
    try {
      BigDecimal number = new BigDecimal(text.length() > LONGEST ? "" : text);
      if (number.scale() > -LONGEST && number.scale() < LONGEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the message below says it
    }
    throw new TextException("'" + text + "' is not a number, and so not " + what);
  }
}
