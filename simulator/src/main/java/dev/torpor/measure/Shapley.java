package dev.torpor.measure;

import java.math.BigInteger;

/**
 * Shapley shares of a cost, in exact arithmetic: the mean of what a player adds over all orders in
 * which the players may come.
 *
 * <p>A game of {@code n} players is an array of {@code 2^n} costs; the bits of an index say who
 * takes part.
 */
final class Shapley {
  private Shapley() {}

  /**
   * The shares as numerators over {@code n!}; their sum is exactly {@code n!} times the cost of all
   * minus the cost of none.
   */
  static BigInteger[] numerators(long[] costs) {
    int players = Integer.numberOfTrailingZeros(costs.length);
    BigInteger[] sums = new BigInteger[players];
    for (int player = 0; player < players; player++) {
      BigInteger sum = BigInteger.ZERO;
      for (int others = 0; others < costs.length; others++) {
        if ((others >> player & 1) == 0) {
          int size = Integer.bitCount(others);
          long weight = factorial(size) * factorial(players - size - 1);
          BigInteger added =
              BigInteger.valueOf(costs[others | 1 << player])
                  .subtract(BigInteger.valueOf(costs[others]));
          sum = sum.add(added.multiply(BigInteger.valueOf(weight)));
        }
      }
      sums[player] = sum;
    }
    return sums;
  }

  /**
   * The shares as whole numbers whose sum is exactly the cost of all minus the cost of none: each
   * is rounded down, and what is left goes, one by one, to those that lost most, the first of them
   * where they lost the same.
   */
  static long[] shares(long[] costs) {
    BigInteger[] numerators = numerators(costs);
    BigInteger denominator = BigInteger.valueOf(factorial(numerators.length));
    long[] shares = new long[numerators.length];
    BigInteger[] lost = new BigInteger[numerators.length];
    long left = Math.subtractExact(costs[costs.length - 1], costs[0]);
    for (int i = 0; i < shares.length; i++) {
      lost[i] = numerators[i].mod(denominator);
      shares[i] = numerators[i].subtract(lost[i]).divide(denominator).longValueExact();
      left = Math.subtractExact(left, shares[i]);
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int i = 1; i < lost.length; i++) {
        most = lost[i].compareTo(lost[most]) > 0 ? i : most;
      }
      shares[most]++;
      lost[most] = BigInteger.ZERO;
    }
    return shares;
  }

  private static long factorial(int n) {
    long product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }
}
