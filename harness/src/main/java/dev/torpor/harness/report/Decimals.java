package dev.torpor.harness.report;

import dev.torpor.measure.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as results write them: decimal, with a fixed number of digits behind the point, zeros at
 * the end left out, never with an exponent.
 */
public final class Decimals {
  private static final int MICRO = 6;
  private static final int NANO = 9;

  private Decimals() {}

  /**
   * A metric's number: seconds to the microsecond, joules to the nanojoule, shares to nine digits,
   * counts (means of counts, too) to six, bytes to the byte.
   */
  public static BigDecimal of(Unit unit, double value) {
    int digits =
        switch (unit) {
          case SECONDS, COUNT -> MICRO;
          case JOULES, SHARE -> NANO;
          case BYTES -> 0;
        };
    return strip(new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN));
  }

  /** Microseconds as seconds, exact. */
  public static BigDecimal seconds(long micros) {
    return strip(BigDecimal.valueOf(micros, MICRO));
  }

  /** With that many digits behind the point, zeros at the end kept. */
  static String fixed(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.toPlainString();
  }

  private static BigDecimal strip(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
