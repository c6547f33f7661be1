package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** The answer comes late, by a time that is fixed or drawn anew for each request. */
record Latency(
    @Key(
            value =
                "How the delay is distributed: fixed, uniform from 'delay' to 'max', lognormal with"
                    + " the median 'delay' and the 95th percentile 'p95', or exponential with the"
                    + " mean 'delay'.",
            byDefault = "fixed")
        Law law,
    @Key(value = "The delay, or what the law says of it.", byDefault = "1s") TimeSpan delay,
    @Key("The longest delay; those drawn beyond come out as this.") @Nullable TimeSpan max,
    @Key("The delay that one request in twenty exceeds; for lognormal.") @Nullable TimeSpan p95,
    @Key(
            value = "What comes late: the answer as a whole, or the end of its body.",
            byDefault = "answer")
        Part part)
    implements Fault {
  /** Distributions of delays. */
  enum Law {
    FIXED,
    UNIFORM,
    LOGNORMAL,
    EXPONENTIAL
  }

  /** What is held back. */
  enum Part {
    ANSWER,
    BODY
  }

  /** The 95th percentile of the standard normal distribution. */
  private static final double NORMAL_95 = 1.6448536269514722;

  Latency {
    if (law == Law.UNIFORM && (max == null || max.compareTo(delay) < 0)) {
      throw new IllegalArgumentException(
          "a uniform latency lies between 'delay' and 'max': 'max' is missing or smaller");
    }
    if (law == Law.LOGNORMAL && (p95 == null || delay.micros() == 0 || p95.compareTo(delay) < 0)) {
      throw new IllegalArgumentException(
          "a lognormal latency has the median 'delay', longer than 0, and a longer 'p95': one of"
              + " them is missing or too small");
    }
    if (law != Law.LOGNORMAL && p95 != null) {
      throw new IllegalArgumentException("'p95' goes with law: lognormal");
    }
  }

  @Override
  public Injection begin() {
    return exchange -> {
      long late = Math.min(sample(exchange.chance()), Replies.NEVER_MICROS);
      return part == Part.ANSWER
          ? Replies.delayed(exchange.answer(), late, 0)
          : Replies.delayed(exchange.answer(), 0, late);
    };
  }

  private long sample(RandomStream chance) {
    double median = delay.micros();
    long drawn =
        switch (law) {
          case FIXED -> delay.micros();
          case UNIFORM -> chance.between(delay.micros(), limit());
          case LOGNORMAL -> Math.round(chance.lognormal(median, sigma()));
          case EXPONENTIAL -> Math.round(chance.exponential(median));
        };
    return Math.min(drawn, limit());
  }

  private long limit() {
    return max == null ? Long.MAX_VALUE : max.micros();
  }

  private double sigma() {
    return p95 == null ? 0 : StrictMath.log((double) p95.micros() / delay.micros()) / NORMAL_95;
  }
}
