package dev.torpor.device;

/**
 * How a battery fills: at a constant rate up to the knee, then ever slower.
 *
 * <p>With the state of charge {@code s} from 0 to 1, {@code ds/dt} is {@code ratePerHour} below the
 * knee and {@code ratePerHour * exp(-(s - knee) / tau)} above it. The shape is a modelling choice
 * that honours Apple's "up to 50 % in around 30 minutes".
 *
 * @param ratePerHour share of the full battery per hour at the start
 * @param knee where the rate begins to fall, from 0 to 1
 * @param tau how slowly it falls
 */
public record ChargeCurve(double ratePerHour, double knee, double tau) {
  private static final double MICROS_PER_HOUR = 3.6e9;

  /** Checks ranges. */
  public ChargeCurve {
    if (!(ratePerHour > 0) || !(knee >= 0 && knee <= 1) || !(tau > 0)) {
      throw new IllegalArgumentException(
          "a charge curve needs a positive rate and tau, and a knee from 0 to 1");
    }
  }

  /** State of charge after charging for {@code micros} from {@code start}; at most 1. */
  public double after(double start, long micros) {
    double hours = micros / MICROS_PER_HOUR;
    double hoursToKnee = Math.max(0, (knee - start) / ratePerHour);
    if (hours <= hoursToKnee) {
      return start + ratePerHour * hours;
    }
    double from = Math.max(start, knee);
    double grown = StrictMath.exp((from - knee) / tau) + ratePerHour * (hours - hoursToKnee) / tau;
    return Math.min(1, knee + tau * StrictMath.log(grown));
  }

  /** Microseconds to charge from {@code start} to {@code end}, rounded up; 0 when already there. */
  public long microsBetween(double start, double end) {
    if (end <= start) {
      return 0;
    }
    double hours = Math.max(0, (Math.min(end, knee) - start) / ratePerHour);
    double from = Math.max(start, knee);
    if (end > from) {
      hours +=
          tau
              / ratePerHour
              * (StrictMath.exp((end - knee) / tau) - StrictMath.exp((from - knee) / tau));
    }
    return (long) Math.ceil(hours * MICROS_PER_HOUR);
  }
}
