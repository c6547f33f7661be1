package dev.torpor.harness.client.kit;

import dev.torpor.random.RandomStream;

/**
 * How waits grow from failure to failure and how they are spread. Formulas of the AWS architecture
 * blog, "Exponential backoff and jitter".
 */
enum Jitter {
  /** {@code min(cap, base * 2^k)}, nothing by chance. */
  EXPONENTIAL {
    @Override
    long wait(long base, long cap, int failure, long previous, RandomStream chance) {
      return ceiling(base, cap, failure);
    }
  },
  /** From 0 to the exponential wait. */
  FULL {
    @Override
    long wait(long base, long cap, int failure, long previous, RandomStream chance) {
      return chance.between(0, ceiling(base, cap, failure));
    }
  },
  /** Half of the exponential wait, and up to as much again. */
  EQUAL {
    @Override
    long wait(long base, long cap, int failure, long previous, RandomStream chance) {
      long half = ceiling(base, cap, failure) / 2;
      return half + chance.between(0, half);
    }
  },
  /** From the base to three times the wait before, at most the cap. */
  DECORRELATED {
    @Override
    long wait(long base, long cap, int failure, long previous, RandomStream chance) {
      long before = Math.max(base, previous);
      return Math.min(cap, chance.between(base, Math.max(base, 3 * Math.min(before, cap))));
    }
  };

  /**
   * The wait before the next attempt, in microseconds.
   *
   * @param failure how many attempts have failed in a row, from 1
   * @param previous the wait before this one, 0 for the first
   */
  abstract long wait(long base, long cap, int failure, long previous, RandomStream chance);

  private static long ceiling(long base, long cap, int failure) {
    int doublings = failure - 1;
    boolean beyond = doublings >= 62 || base > cap >> doublings;
    return beyond ? cap : base << doublings;
  }
}
