package dev.torpor.network;

import java.util.Arrays;

/**
 * A rate that changes in steps and repeats: a bandwidth trace.
 *
 * <p>Sums up to each step are kept, so that an integral and its inverse cost two binary searches
 * however long the trace is and however often it has been repeated. After its end the profile goes
 * on at {@link #repeatFromMicros}, which is 0 unless a first pass differs from the later ones. One
 * pass may carry at most 2<sup>63</sup> - 1 microbits, which is 1.15 TB.
 */
public final class RateSteps implements RateProfile {
  /** What takes longer than this is never done: a thousand years. */
  private static final long FOREVER = 31_557_600_000_000_000L;

  /** Bytes that one delivery opportunity of a packet trace carries. */
  public static final int OPPORTUNITY_BYTES = 1500;

  private final long[] starts;
  private final long[] rates;

  /** Microbits carried before step i; one entry more than there are steps. */
  private final long[] sums;

  private final long end;
  private final long repeatFrom;
  private final int hash;

  private RateSteps(long[] starts, long[] rates, long end, long repeatFrom) {
    this.starts = starts;
    this.rates = rates;
    this.end = end;
    this.repeatFrom = repeatFrom;
    this.sums = new long[starts.length + 1];
    for (int i = 0; i < starts.length; i++) {
      long next = i + 1 < starts.length ? starts[i + 1] : end;
      if (rates[i] < 0 || next <= starts[i]) {
        throw new IllegalArgumentException(
            "step " + i + " at " + starts[i] + " us: rates are not negative, steps move on");
      }
      sums[i + 1] = Saturated.add(sums[i], Saturated.multiply(rates[i], next - starts[i]));
    }
    if (sums[starts.length] == Long.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a rate profile carries more than 1.15 TB before it repeats: shorten it");
    }
    this.hash = 31 * Arrays.hashCode(starts) + Arrays.hashCode(rates);
  }

  /**
   * A profile of steps.
   *
   * @param startsMicros when each step begins; the first is 0, each later than the one before
   * @param bitsPerSecond the rate of each step, 0 for an outage
   * @param endMicros when the last step ends and the first begins again
   */
  public static RateSteps of(long[] startsMicros, long[] bitsPerSecond, long endMicros) {
    if (startsMicros.length == 0 || startsMicros.length != bitsPerSecond.length) {
      throw new IllegalArgumentException("a rate profile needs a step, and a rate for each step");
    }
    if (startsMicros[0] != 0) {
      throw new IllegalArgumentException("the first step begins at 0");
    }
    return new RateSteps(startsMicros.clone(), bitsPerSecond.clone(), endMicros, 0);
  }

  /**
   * A profile of evenly spaced samples, each of which holds until the next.
   *
   * @param everyMicros from one sample to the next, positive
   */
  public static RateSteps sampled(long everyMicros, long[] bitsPerSecond) {
    long[] starts = new long[bitsPerSecond.length];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i * everyMicros;
    }
    return of(starts, bitsPerSecond, Math.multiplyExact(starts.length, everyMicros));
  }

  /**
   * A packet trace in Mahimahi's sense: each entry is an opportunity to deliver {@link
   * #OPPORTUNITY_BYTES}, used within the microsecond that follows it; unused ones are lost, and a
   * packet may straddle several. On wrap the base advances by the last timestamp, so that the first
   * opportunities of a pass coincide with the last ones of the pass before.
   *
   * @param millis when, in milliseconds, never decreasing; the last is positive
   */
  public static RateSteps opportunities(long[] millis) {
    if (millis.length == 0 || millis[millis.length - 1] <= 0 || millis[0] < 0) {
      throw new IllegalArgumentException("a packet trace lasts longer than 0 ms");
    }
    long period = millis[millis.length - 1] * 1_000;
    Opportunities all = new Opportunities(2 * millis.length + 3);
    for (int i = 0; i < millis.length; i++) {
      if (i > 0 && millis[i] < millis[i - 1]) {
        throw new IllegalArgumentException("entry " + i + " of a packet trace goes back in time");
      }
      all.add(millis[i] * 1_000);
    }
    for (int i = 0; i < millis.length && millis[i] == 0; i++) {
      all.add(period); // the second pass begins where the first one ends
    }
    return all.toSteps(period + 1, 1);
  }

  @Override
  public long amount(long from, long to) {
    long shift = passes(from);
    long first = from - shift;
    long last = to - shift;
    if (last <= end) {
      return before(last) - before(first);
    }
    long rest = last - end;
    long whole = Saturated.multiply(rest / period(), perPass());
    long part = before(repeatFrom + rest % period()) - before(repeatFrom);
    return Saturated.add(Saturated.add(total() - before(first), whole), part);
  }

  @Override
  public long finish(long from, long microbits) {
    if (microbits <= 0) {
      return from;
    }
    long shift = passes(from);
    long first = from - shift;
    long left = total() - before(first);
    if (microbits <= left) {
      return shift + instantOf(before(first) + microbits);
    }
    if (perPass() == 0) {
      return NEVER;
    }
    long need = microbits - left;
    long passes = (need - 1) / perPass();
    if (passes > FOREVER / period()) {
      return NEVER;
    }
    long inPass = instantOf(before(repeatFrom) + need - passes * perPass()) - repeatFrom;
    return shift + end + passes * period() + inPass;
  }

  @Override
  public long bitsPerSecondAt(long at) {
    return rates[stepAt(at - passes(at))];
  }

  @Override
  public long lastServing(long at) {
    long shift = passes(at);
    int step = stepAt(at - shift);
    if (rates[step] > 0) {
      return at;
    }
    int first = shift > 0 ? stepAt(repeatFrom) : 0;
    for (int i = step; i > first; i--) {
      if (rates[i - 1] > 0) {
        return shift + starts[i];
      }
    }
    if (shift == 0 || perPass() == 0) {
      return -1;
    }
    long endOfPassBefore = shift + repeatFrom - 1;
    long serving = lastServing(endOfPassBefore);
    return serving == endOfPassBefore ? serving + 1 : serving;
  }

  @Override
  public long meanBitsPerSecond() {
    return total() / end;
  }

  /** How many steps there are. */
  public int size() {
    return starts.length;
  }

  /** When step {@code i} begins, in microseconds. */
  public long startMicros(int i) {
    return starts[i];
  }

  /** The rate of step {@code i} in bits per second. */
  public long bitsPerSecond(int i) {
    return rates[i];
  }

  /** Where the profile ends and begins to repeat, in microseconds. */
  public long endMicros() {
    return end;
  }

  /** Where the profile goes on after its end, in microseconds. */
  public long repeatFromMicros() {
    return repeatFrom;
  }

  private long period() {
    return end - repeatFrom;
  }

  private long total() {
    return sums[starts.length];
  }

  private long perPass() {
    return total() - before(repeatFrom);
  }

  /** The time spent in whole passes at an instant, beyond the first. */
  private long passes(long at) {
    return at < end ? 0 : (at - repeatFrom) / period() * period();
  }

  /** What is carried before an instant of the first pass. */
  private long before(long at) {
    if (at >= end) {
      return total();
    }
    int step = stepAt(at);
    return sums[step] + rates[step] * (at - starts[step]);
  }

  private int stepAt(long at) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** When a positive amount has been carried in the first pass; not more than the total. */
  private long instantOf(long amount) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle + 1] >= amount) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return starts[low] + Saturated.divideUp(amount - sums[low], rates[low]);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof RateSteps steps
            && hash == steps.hash
            && end == steps.end
            && repeatFrom == steps.repeatFrom
            && Arrays.equals(starts, steps.starts)
            && Arrays.equals(rates, steps.rates));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return starts.length + " steps in " + end + " us, mean " + meanBitsPerSecond() + " bit/s";
  }

  /** Gathers opportunities into steps of a microsecond, with silence between them. */
  private static final class Opportunities {
    private static final long RATE = OPPORTUNITY_BYTES * MICROBITS_PER_BYTE;

    private final long[] starts;
    private final long[] rates;
    private int size = 1;

    Opportunities(int most) {
      starts = new long[most];
      rates = new long[most];
    }

    void add(long at) {
      if (starts[size - 1] == at) {
        rates[size - 1] += RATE;
        return;
      }
      if (rates[size - 1] > 0) {
        starts[size++] = starts[size - 2] + 1;
      }
      starts[size] = at;
      rates[size++] = RATE;
    }

    RateSteps toSteps(long end, long repeatFrom) {
      return new RateSteps(
          Arrays.copyOf(starts, size), Arrays.copyOf(rates, size), end, repeatFrom);
    }
  }
}
