package dev.torpor.measure;

import java.math.BigInteger;

/**
 * A value that rests at zero or grows with time, and falls at single instants: an age.
 *
 * <p>Only the part inside the window is kept, as one entry of three numbers for each tooth; two
 * teeth an hour over a year take 420 KB. From the teeth the area, every quantile over time and the
 * curve follow exactly, without sampling.
 */
final class Sawtooth {
  private final Window window;
  private final LongList starts = new LongList();
  private final LongList lows = new LongList();
  private final LongList highs = new LongList();
  private final Sum128 doubledArea = new Sum128();
  private long toothMicros;
  private boolean rising;
  private long since;
  private long base;

  Sawtooth(Window window) {
    this.window = window;
  }

  /** From {@code at} on the value is the time since {@code newBase}. */
  void rise(long at, long newBase) {
    if (rising && base == newBase) {
      return;
    }
    endTooth(at);
    rising = true;
    since = at;
    base = newBase;
  }

  /** From {@code at} on the value is zero. */
  void rest(long at) {
    endTooth(at);
    rising = false;
  }

  long value(long at) {
    return rising ? at - base : 0;
  }

  /** Time inside the window in which the value was not at rest; whole after the last tooth. */
  long toothMicros() {
    return toothMicros;
  }

  /** Ends the last tooth; call once, at the end of the run. */
  void finish(long end) {
    endTooth(end);
    rising = false;
  }

  private void endTooth(long at) {
    if (!rising) {
      return;
    }
    long start = Math.max(since, window.from());
    long end = Math.min(at, window.to());
    if (end <= start) {
      return;
    }
    starts.add(start);
    lows.add(start - base);
    highs.add(end - base);
    toothMicros += end - start;
    doubledArea.addProduct(end - start, (start - base) + (end - base));
  }

  BigInteger doubledArea() {
    return doubledArea.value();
  }

  /** The distribution over the measured time. */
  Distribution distribution(long measuredMicros) {
    if (measuredMicros == 0) {
      return Distribution.NONE;
    }
    long[] sortedLows = lows.sorted();
    long[] sortedHighs = highs.sorted();
    long atRest = measuredMicros - toothMicros;
    long[] q = new long[4];
    int[] percents = {50, 90, 95, 99};
    for (int i = 0; i < q.length; i++) {
      long need = Distribution.need(percents[i], measuredMicros);
      q[i] = need <= atRest ? 0 : quantile(sortedLows, sortedHighs, need - atRest);
    }
    long max = sortedHighs.length == 0 ? 0 : sortedHighs[sortedHighs.length - 1];
    return new Distribution(doubledArea(), measuredMicros, q[0], q[1], q[2], q[3], max);
  }

  /**
   * The smallest value below which the teeth spend {@code need} microseconds together. Between two
   * neighbouring ends of teeth that time grows at the number of teeth that reach across.
   */
  private static long quantile(long[] lows, long[] highs, long need) {
    int begun = 0;
    int ended = 0;
    long x = 0;
    long covered = 0;
    while (ended < highs.length) {
      long next = begun < lows.length ? Math.min(lows[begun], highs[ended]) : highs[ended];
      long across = (long) begun - ended;
      long gain = across * (next - x);
      if (covered + gain >= need) {
        return x + (need - covered + across - 1) / across;
      }
      covered += gain;
      x = next;
      while (begun < lows.length && lows[begun] == x) {
        begun++;
      }
      while (ended < highs.length && highs[ended] == x) {
        ended++;
      }
    }
    throw new IllegalStateException("the teeth last " + covered + " us, asked for " + need);
  }

  /** The curve over the measured span. */
  Series series(Window measured) {
    Series.Builder series = new Series.Builder();
    long at = measured.from();
    for (int i = 0; i < starts.size(); i++) {
      long start = starts.get(i);
      long end = start + (highs.get(i) - lows.get(i));
      series.piece(at, start, 0, 0);
      series.piece(start, end, lows.get(i), highs.get(i));
      at = end;
    }
    series.piece(at, measured.to(), 0, 0);
    return series.build(measured);
  }
}
