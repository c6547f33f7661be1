package dev.torpor.harness.client.kit;

/**
 * How a budget of polls is spread over records. Weights are popularities for {@code proportional}
 * and {@code sqrt}, change rates for {@code freshness}.
 */
enum Allocation {
  /** The same for all. */
  UNIFORM {
    @Override
    double[] rates(double[] weights, double budget) {
      double[] ones = new double[weights.length];
      java.util.Arrays.fill(ones, 1);
      return shares(ones, budget);
    }
  },
  /** As much as they are wanted or change. */
  PROPORTIONAL {
    @Override
    double[] rates(double[] weights, double budget) {
      return shares(weights, budget);
    }
  },
  /** By the root of the popularity: the least weighted sync age (ZHONG18). */
  SQRT {
    @Override
    double[] rates(double[] weights, double budget) {
      double[] roots = new double[weights.length];
      for (int i = 0; i < roots.length; i++) {
        roots[i] = Math.sqrt(weights[i]);
      }
      return shares(roots, budget);
    }
  },
  /** The most mean freshness (CHO03): what changes too fast gets nothing. */
  FRESHNESS {
    @Override
    double[] rates(double[] weights, double budget) {
      double low = 0;
      double high = 0;
      for (double weight : weights) {
        high = Math.max(high, 1 / weight);
      }
      for (int i = 0; i < HALVINGS; i++) {
        double price = (low + high) / 2;
        if (sum(atPrice(weights, price)) > budget) {
          low = price;
        } else {
          high = price;
        }
      }
      return atPrice(weights, high);
    }
  };

  private static final int HALVINGS = 100;
  private static final double MOST_CHANGES = 700;

  /**
   * Polls per time of each record.
   *
   * @param weights positive
   * @param budget polls per time in all
   */
  abstract double[] rates(double[] weights, double budget);

  private static double[] shares(double[] weights, double budget) {
    double[] rates = new double[weights.length];
    double sum = sum(weights);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = budget * weights[i] / sum;
    }
    return rates;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The rates at which one more poll of any record would bring the same. */
  private static double[] atPrice(double[] changes, double price) {
    double[] rates = new double[changes.length];
    for (int i = 0; i < rates.length; i++) {
      double wanted = price * changes[i];
      rates[i] = wanted >= 1 ? 0 : changes[i] / changesPerPoll(wanted);
    }
    return rates;
  }

  /** The r at which 1 - (1 + r) exp(-r), the gain of one more poll, is that. */
  private static double changesPerPoll(double gain) {
    double low = 0;
    double high = MOST_CHANGES;
    for (int i = 0; i < HALVINGS; i++) {
      double r = (low + high) / 2;
      if (1 - (1 + r) * StrictMath.exp(-r) < gain) {
        low = r;
      } else {
        high = r;
      }
    }
    return Math.max(high, Double.MIN_NORMAL);
  }
}
