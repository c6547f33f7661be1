package dev.torpor.harness.report;

import dev.torpor.measure.Window;
import dev.torpor.time.TimeFormat;

/** A curve in one line of text, one character for each equal part of the time. */
final class Sparkline {
  /** Steps between marks, the smallest that leaves room for the labels is taken. */
  private static final long[] STEPS = {
    TimeFormat.MINUTE,
    5 * TimeFormat.MINUTE,
    15 * TimeFormat.MINUTE,
    TimeFormat.HOUR,
    3 * TimeFormat.HOUR,
    6 * TimeFormat.HOUR,
    12 * TimeFormat.HOUR,
    TimeFormat.DAY,
    2 * TimeFormat.DAY,
    7 * TimeFormat.DAY,
    14 * TimeFormat.DAY,
    28 * TimeFormat.DAY,
    91 * TimeFormat.DAY
  };

  private final Look.Glyphs glyphs;

  Sparkline(Look.Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  /**
   * Values from 0 to {@code full}: only 0 has the lowest character, so that little is not nothing.
   * Unknown values are blank.
   */
  String of(double[] values, double full) {
    StringBuilder out = new StringBuilder(values.length);
    int above = glyphs.size() - 1;
    for (double value : values) {
      if (Double.isNaN(value)) {
        out.append(' ');
      } else if (value <= 0 || full <= 0) {
        out.append(glyphs.at(0));
      } else {
        int height = 1 + (int) (value / full * above);
        out.append(glyphs.at(Math.min(above, height)));
      }
    }
    return out.toString();
  }

  /** Labels such as {@code 2d} or {@code 6h}, each beginning at the character of that instant. */
  static String marks(Window window, int width) {
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && fits(STEPS[i], window, width); i--) {
      step = STEPS[i];
    }
    StringBuilder out = new StringBuilder();
    for (long at = firstMark(window, step); at < window.to(); at += step) {
      int column = (int) ((at - window.from()) * width / window.micros());
      out.append(" ".repeat(Math.max(0, column - out.length()))).append(label(at));
    }
    return out.toString();
  }

  private static boolean fits(long step, Window window, int width) {
    long columns = step * width / Math.max(1, window.micros());
    boolean fits = columns > 0;
    for (long at = firstMark(window, step); fits && at < window.to(); at += step) {
      fits = label(at).length() + 2 <= columns;
    }
    return fits;
  }

  private static long firstMark(Window window, long step) {
    return (window.from() + step - 1) / step * step;
  }

  private static String label(long at) {
    return at == 0 ? "0" : TimeFormat.duration(at);
  }
}
