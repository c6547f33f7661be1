package dev.torpor.measure;

import dev.torpor.device.BatteryEvent.Level;
import dev.torpor.time.TimeFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Follows the battery's own account, and compares it with what the consumers drew. */
final class BatteryMeter {
  /** Between readings the curve gets a point at most this often; finer is not seen on a chart. */
  private static final long POINT_SPACING_MICROS = 10 * TimeFormat.MINUTE;

  private final Window window;
  private final Series.Builder curve = new Series.Builder();
  private @Nullable Level first;
  private @Nullable Level last;
  private long drawnAtLast;
  private long pointAt;
  private long pointLevel;
  private long windowStart;
  private long windowEnd;
  private long windowMin;
  private String discrepancy = "";

  BatteryMeter(Window window) {
    this.window = window;
  }

  /** A reading; {@code drawn} is what the consumers have drawn since the start, in picojoules. */
  void read(long at, Level level, long drawn) {
    Level before = last;
    if (before == null) {
      first = level;
      pointAt = at;
      pointLevel = level.picojoules();
    } else {
      compare(at, before, level, drawn);
      point(at, level.picojoules());
    }
    if (before == null || at <= window.from()) {
      windowStart = level.picojoules();
      windowMin = windowStart;
    }
    if (before == null || at <= window.to()) {
      windowEnd = level.picojoules();
      windowMin = Math.min(windowMin, windowEnd);
    }
    last = level;
    drawnAtLast = drawn;
  }

  /** The consumers have drawn this much by now; adds a point to the curve now and then. */
  void drawn(long at, long drawn) {
    Level level = last;
    if (level != null && !level.charging() && at - pointAt >= POINT_SPACING_MICROS) {
      point(at, level.picojoules() - (drawn - drawnAtLast));
    }
  }

  private void point(long at, long level) {
    if (at > window.from() && pointAt < window.to()) {
      curve.piece(pointAt, at, pointLevel, level);
    }
    pointAt = at;
    pointLevel = level;
  }

  /** Remembers where the two accounts first part, to say where to look. */
  private void compare(long at, Level before, Level level, long drawn) {
    long lost = before.picojoules() - level.picojoules();
    long delivered = level.deliveredPicojoules() - before.deliveredPicojoules();
    if (discrepancy.isEmpty() && drawn - drawnAtLast != lost + delivered) {
      discrepancy =
          String.format(
              Locale.ROOT,
              "; the accounts first part before the reading of %s:"
                  + " drawn since the reading before %d pJ, battery %d pJ",
              TimeFormat.instant(at),
              drawn - drawnAtLast,
              lost + delivered);
    }
  }

  Energy.@Nullable Battery finish(Window measured) {
    Level reading = last;
    if (reading == null) {
      return null;
    }
    return new Energy.Battery(
        reading.capacityPicojoules(), windowStart, windowEnd, windowMin, curve.build(measured));
  }

  void checkIdentity(long ledgerTotal, List<IdentityCheck.Failure> failures) {
    Level start = first;
    Level end = last;
    long given = 0;
    if (start != null && end != null) {
      long lost = start.picojoules() - end.picojoules();
      given = lost + end.deliveredPicojoules() - start.deliveredPicojoules();
    }
    if (ledgerTotal != given) {
      String message =
          String.format(
              Locale.ROOT,
              "energy by component and cause over the run: %d pJ;"
                  + " battery at its first reading - at its last + delivered between: %d pJ;"
                  + " they differ by %d pJ%s",
              ledgerTotal,
              given,
              ledgerTotal - given,
              discrepancy);
      failures.add(new IdentityCheck.Failure("I7", message));
    }
  }
}
