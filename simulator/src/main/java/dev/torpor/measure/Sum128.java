package dev.torpor.measure;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A signed 128-bit sum. The square of a year in microseconds is 10<sup>27</sup> and leaves 64 bits
 * far behind; 128 bits hold it a hundred billion times.
 */
final class Sum128 {
  private long high;
  private long low;

  void add(long value) {
    add(value >> 63, value);
  }

  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  BigInteger value() {
    return new BigInteger(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
  }

  private void add(long addHigh, long addLow) {
    low += addLow;
    high += addHigh + (Long.compareUnsigned(low, addLow) < 0 ? 1 : 0);
  }
}
