package dev.torpor.measure;

import java.util.Arrays;

/**
 * A curve over the measured time, made of straight pieces; what charts and sparklines are drawn
 * from.
 *
 * <p>Pieces are in order of time and do not overlap; between two of them the value may jump, and
 * where there is no piece it is unknown. Values are exact: microseconds for an age, picojoules for
 * a battery.
 */
public final class Series {
  private final Window window;
  private final long[] starts;
  private final long[] ends;
  private final long[] startValues;
  private final long[] endValues;

  private Series(Window window, Builder builder) {
    this.window = window;
    this.starts = builder.starts.toArray();
    this.ends = builder.ends.toArray();
    this.startValues = builder.startValues.toArray();
    this.endValues = builder.endValues.toArray();
  }

  /** The time it covers. */
  public Window window() {
    return window;
  }

  /** Number of pieces. */
  public int size() {
    return starts.length;
  }

  /** First instant of piece {@code i}, virtual microseconds. */
  public long start(int i) {
    return starts[i];
  }

  /** First instant after piece {@code i}, virtual microseconds. */
  public long end(int i) {
    return ends[i];
  }

  /** Value at the start of piece {@code i}. */
  public long startValue(int i) {
    return startValues[i];
  }

  /** Value at the end of piece {@code i}. */
  public long endValue(int i) {
    return endValues[i];
  }

  /**
   * The mean in each of {@code buckets} equal parts of the window: the area under the curve, not a
   * sample of it. {@code NaN} where nothing is known.
   */
  public double[] means(int buckets) {
    double[] areas = new double[buckets];
    double[] widths = new double[buckets];
    visit(
        buckets,
        (bucket, width, left, right) -> {
          areas[bucket] += (left + right) / 2 * width;
          widths[bucket] += width;
        });
    for (int i = 0; i < buckets; i++) {
      areas[i] = widths[i] == 0 ? Double.NaN : areas[i] / widths[i];
    }
    return areas;
  }

  /**
   * The largest value in each of {@code buckets} equal parts of the window; {@code NaN} where
   * nothing is known.
   */
  public double[] maxima(int buckets) {
    double[] maxima = new double[buckets];
    Arrays.fill(maxima, Double.NaN);
    visit(
        buckets,
        (bucket, width, left, right) -> {
          double larger = Math.max(left, right);
          if (Double.isNaN(maxima[bucket]) || larger > maxima[bucket]) {
            maxima[bucket] = larger;
          }
        });
    return maxima;
  }

  /** Sees each part of a piece that lies in one bucket. */
  private interface Visitor {
    void part(int bucket, double width, double left, double right);
  }

  private void visit(int buckets, Visitor visitor) {
    int piece = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      long from = edge(bucket, buckets);
      long to = edge(bucket + 1, buckets);
      while (piece < starts.length && ends[piece] <= from) {
        piece++;
      }
      for (int i = piece; i < starts.length && starts[i] < to; i++) {
        long left = Math.max(from, starts[i]);
        long right = Math.min(to, ends[i]);
        if (right > left) {
          visitor.part(bucket, (double) (right - left), valueIn(i, left), valueIn(i, right));
        }
      }
    }
  }

  private long edge(int bucket, int buckets) {
    return window.from() + Math.multiplyExact(window.micros(), bucket) / buckets;
  }

  private double valueIn(int i, long at) {
    if (at == ends[i]) {
      return endValues[i];
    }
    double share = (at - starts[i]) / (double) (ends[i] - starts[i]);
    return startValues[i] + (endValues[i] - startValues[i]) * share;
  }

  /** Collects pieces in order. */
  static final class Builder {
    private final LongList starts = new LongList();
    private final LongList ends = new LongList();
    private final LongList startValues = new LongList();
    private final LongList endValues = new LongList();

    /** Adds a piece; one without length is left out. */
    void piece(long start, long end, long startValue, long endValue) {
      if (end <= start) {
        return;
      }
      starts.add(start);
      ends.add(end);
      startValues.add(startValue);
      endValues.add(endValue);
    }

    Series build(Window window) {
      return new Series(window, this);
    }
  }
}
