package dev.torpor.network;

/** Arithmetic on amounts that are not negative, where too much is as good as the most. */
final class Saturated {
  private Saturated() {}

  /** The product, or {@link Long#MAX_VALUE} when it does not fit. */
  static long multiply(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  /** The sum, or {@link Long#MAX_VALUE} when it does not fit. */
  static long add(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** The quotient of a positive dividend and divisor, rounded up. */
  static long divideUp(long a, long b) {
    return (a - 1) / b + 1;
  }
}
