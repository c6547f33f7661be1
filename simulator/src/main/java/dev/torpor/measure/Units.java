package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;

/** From exact counts to numbers people read; each conversion is one division. */
final class Units {
  static final double MICROS_PER_SECOND = 1e6;
  static final double MICROS_PER_DAY = 86_400e6;
  static final double PICOJOULES_PER_JOULE = 1e12;

  private Units() {}

  static OptionalDouble ratio(long part, long whole) {
    return ratio((double) part, (double) whole);
  }

  static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  static OptionalDouble ratio(BigInteger part, BigInteger whole) {
    return ratio(part.doubleValue(), whole.doubleValue());
  }

  static OptionalDouble count(long value) {
    return OptionalDouble.of((double) value);
  }

  static double seconds(long micros) {
    return micros / MICROS_PER_SECOND;
  }

  static double joules(long picojoules) {
    return picojoules / PICOJOULES_PER_JOULE;
  }
}
