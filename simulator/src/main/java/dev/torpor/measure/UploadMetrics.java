package dev.torpor.measure;

import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Better.NEITHER;
import static dev.torpor.measure.Unit.COUNT;
import static dev.torpor.measure.Unit.SECONDS;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The part of the catalogue for what the user writes. */
final class UploadMetrics {
  private UploadMetrics() {}

  static void addTo(List<Metric> all) {
    all.add(count("edits", NEITHER, "made by the user", Uploads::edits));
    all.add(
        count(
            "impossible",
            LOWER,
            "that the user could not make: app not open, or record not there",
            Uploads::impossible));
    all.add(
        count("acknowledged", NEITHER, "the client knows the server has", Uploads::acknowledged));
    all.add(count("pending", LOWER, "the client still owes at the end", Uploads::pending));
    all.add(
        count("surfaced", LOWER, "the user was told of as not saved as made", Uploads::surfaced));
    all.add(count("duplicates", LOWER, "with effect again: effects too many", Uploads::duplicates));
    all.add(count("lost", LOWER, "acknowledged that the server never had", Uploads::lost));
    all.add(
        metric(
            "age.count",
            COUNT,
            NEITHER,
            "edits whose age is followed",
            u -> Units.count(u.age().count())));
    all.add(
        metric(
            "age.censored",
            COUNT,
            LOWER,
            "edits surfaced or not acknowledged by the end",
            u -> Units.count(u.age().censored())));
    all.add(age("mean", "mean", Waits::meanSeconds));
    all.add(age("p50", "median", Waits::p50Seconds));
    all.add(age("p90", "90 %", Waits::p90Seconds));
    all.add(age("p95", "95 %", Waits::p95Seconds));
    all.add(age("p99", "99 %", Waits::p99Seconds));
    all.add(age("max", "longest seen, finished or not", Waits::maxSeconds));
    all.add(
        metric(
            "atRisk.mean",
            COUNT,
            LOWER,
            "edits that only the device has, mean over time",
            Uploads::meanPending));
    all.add(
        metric(
            "atRisk.max",
            COUNT,
            LOWER,
            "edits that only the device has, most at once",
            u -> Units.count(u.mostPending())));
  }

  private static Metric age(String name, String which, Function<Waits, OptionalDouble> part) {
    return metric(
        "age." + name,
        SECONDS,
        LOWER,
        "time from an edit until it is acknowledged (Kaplan-Meier), " + which,
        u -> part.apply(u.age()));
  }

  private static Metric count(
      String name, Better better, String description, ToLongFunction<Uploads> value) {
    return metric(
        name, COUNT, better, "edits " + description, u -> Units.count(value.applyAsLong(u)));
  }

  private static Metric metric(
      String name,
      Unit unit,
      Better better,
      String description,
      Function<Uploads, OptionalDouble> value) {
    return new Metric(
        "uploads." + name,
        unit,
        better,
        description,
        m -> {
          Uploads uploads = m.run().uploads();
          return uploads == null ? OptionalDouble.empty() : value.apply(uploads);
        });
  }
}
