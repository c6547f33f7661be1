package dev.torpor.measure;

import static dev.torpor.measure.Better.HIGHER;
import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Better.NEITHER;
import static dev.torpor.measure.Unit.COUNT;
import static dev.torpor.measure.Unit.SECONDS;

import dev.torpor.measure.OsActivity.Work;
import dev.torpor.os.AppState;
import dev.torpor.os.WorkKind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * The operating system's part of the catalogue and the client's discipline; exits and blocked time
 * are maps and stand beside it.
 */
final class OsMetrics {
  private OsMetrics() {}

  static void addTo(List<Metric> all) {
    for (WorkKind kind : WorkKind.values()) {
      all.add(work(kind, "submitted", NEITHER, "requests taken", Work::submitted));
      all.add(work(kind, "refused", LOWER, "requests not taken", Work::refused));
      all.add(work(kind, "cancelled", NEITHER, "requests taken back", Work::cancelled));
      all.add(work(kind, "granted", NEITHER, "requests granted", Work::granted));
      all.add(work(kind, "expired", LOWER, "tasks whose time ran out", Work::expired));
      all.add(work(kind, "completed", NEITHER, "tasks that ended", Work::completed));
      all.add(work(kind, "succeeded", HIGHER, "tasks that ended with success", Work::succeeded));
    }
    all.add(
        new Metric(
            "os.launches",
            COUNT,
            NEITHER,
            "processes created",
            m -> Units.count(m.run().os().launches())));
    all.add(time("cumulativeForegroundTime", "time on screen", AppState.FOREGROUND));
    all.add(
        time("cumulativeBackgroundTime", "time running without being seen", AppState.BACKGROUND));
    all.add(time("suspendedTime", "time in memory, executing nothing", AppState.SUSPENDED));
    all.add(
        new Metric(
            "violations",
            COUNT,
            LOWER,
            "rules of the platform broken, warm-up included",
            m -> Units.count(m.run().violations().size())));
  }

  private static Metric work(
      WorkKind kind, String name, Better better, String description, ToLongFunction<Work> value) {
    return new Metric(
        "os." + kind.label() + "." + name,
        COUNT,
        better,
        kind.label() + ": " + description,
        m -> Units.count(value.applyAsLong(m.run().os().work(kind))));
  }

  private static Metric time(String name, String description, AppState state) {
    return new Metric(
        "os." + name,
        SECONDS,
        NEITHER,
        description,
        m -> OptionalDouble.of(Units.seconds(m.run().os().micros(state))));
  }
}
