package dev.torpor.harness.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One figure that a source, data, another tool or arithmetic gives, beside what Torpor makes of it.
 *
 * @param id as in the catalogue of cases, the same for figures of one case
 * @param kind what stands behind the expected figure
 * @param what is measured, in a line
 * @param source where the expected figure comes from
 * @param expected as the source gives it
 * @param unit of both, empty for plain numbers
 * @param tolerance how far apart they may be
 * @param data file or folder of public data that is needed, null when none is
 * @param figure measures
 */
record ValidationCase(
    String id,
    Kind kind,
    String what,
    String source,
    BigDecimal expected,
    String unit,
    Tolerance tolerance,
    @Nullable String data,
    Figure figure) {

  /** What stands behind an expected figure. */
  enum Kind {
    /** Printed in the source. */
    PUBLISHED,
    /** Recomputed from published raw data. */
    DATA,
    /** What another tool makes of the same input. */
    PEER,
    /** Arithmetic on published parameters. */
    DERIVED
  }

  /** Measures a figure. */
  @FunctionalInterface
  interface Figure {
    /** The figure in the unit of the case. */
    BigDecimal measure();
  }

  /**
   * How far a figure may be from what is expected.
   *
   * @param absolute in the unit of the case
   * @param text as the page says it
   */
  record Tolerance(BigDecimal absolute, String text) {
    static final Tolerance EXACT = new Tolerance(BigDecimal.ZERO, "exact");

    static Tolerance within(String absolute) {
      return new Tolerance(new BigDecimal(absolute), "± " + absolute);
    }

    static Tolerance percent(String percent, BigDecimal of) {
      BigDecimal share = new BigDecimal(percent).movePointLeft(2);
      return new Tolerance(of.abs().multiply(share), percent + " %");
    }
  }

  /** True when a measured figure will do. */
  boolean accepts(BigDecimal got) {
    return got.subtract(expected).abs().compareTo(tolerance.absolute()) <= 0;
  }

  /** A measured figure as the page prints it: two digits more than expected, if it is not exact. */
  String print(BigDecimal got) {
    if (got.compareTo(expected) == 0) {
      return expected.toPlainString();
    }
    int digits = Math.max(0, expected.scale()) + 2;
    return got.setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
