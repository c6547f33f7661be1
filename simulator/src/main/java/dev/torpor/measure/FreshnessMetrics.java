package dev.torpor.measure;

import static dev.torpor.measure.Better.HIGHER;
import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Better.NEITHER;
import static dev.torpor.measure.Unit.COUNT;
import static dev.torpor.measure.Unit.SECONDS;
import static dev.torpor.measure.Unit.SHARE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The freshness part of the catalogue. */
final class FreshnessMetrics {
  private final List<Metric> all;

  private FreshnessMetrics(List<Metric> all) {
    this.all = all;
  }

  static void addTo(List<Metric> all) {
    FreshnessMetrics part = new FreshnessMetrics(all);
    part.overTime();
    part.atOpens();
    part.waits(
        "timeToFresh",
        "time from opening the app until the data is fresh",
        "opens that the user ended, or the run, before the data was fresh",
        Freshness::timeToFresh);
    part.waits(
        "changeToVisible",
        "time from a change on the server until it is on the device",
        "changes not on the device by the end of the window",
        Freshness::changeToVisible);
  }

  private void overTime() {
    add("freshFraction", SHARE, HIGHER, "time with every record fresh", Freshness::freshFraction);
    add(
        "recordFreshFraction",
        SHARE,
        HIGHER,
        "time that a record is fresh, mean over the records",
        Freshness::recordFreshFraction);
    distribution("staleAge", "time since the oldest change not held", Freshness::staleAge);
    add(
        "recordStaleAge.mean",
        SECONDS,
        LOWER,
        "stale age of a record on its own, mean over time and records",
        Freshness::recordStaleAgeSeconds);
    distribution(
        "syncAge", "time since the server read the newest snapshot applied", Freshness::syncAge);
    lag("versionLag", "versions behind, summed over records", Freshness::versionLag);
    add(
        "syncs",
        COUNT,
        NEITHER,
        "responses applied, those with nothing new included",
        f -> Units.count(f.syncs()));
  }

  private void atOpens() {
    add(
        "atOpen.opens",
        COUNT,
        NEITHER,
        "times the user opened the app",
        f -> Units.count(f.atOpen().opens()));
    add(
        "atOpen.impossible",
        COUNT,
        LOWER,
        "times the user found the device without power or the app deleted",
        f -> Units.count(f.atOpen().impossible()));
    add(
        "atOpen.freshFraction",
        SHARE,
        HIGHER,
        "opens with every record fresh",
        f -> f.atOpen().freshFraction());
    distribution("atOpen.staleAge", "stale age when the user looks", f -> f.atOpen().staleAge());
    distribution("atOpen.syncAge", "sync age when the user looks", f -> f.atOpen().syncAge());
    lag("atOpen.versionLag", "versions behind when the user looks", f -> f.atOpen().versionLag());
  }

  private void distribution(String name, String what, Function<Freshness, Distribution> part) {
    add(name + ".mean", SECONDS, LOWER, what + ", mean", f -> part.apply(f).meanSeconds());
    add(name + ".p50", SECONDS, LOWER, what + ", median", f -> part.apply(f).p50Seconds());
    add(name + ".p90", SECONDS, LOWER, what + ", 90 %", f -> part.apply(f).p90Seconds());
    add(name + ".p95", SECONDS, LOWER, what + ", 95 %", f -> part.apply(f).p95Seconds());
    add(name + ".p99", SECONDS, LOWER, what + ", 99 %", f -> part.apply(f).p99Seconds());
    add(name + ".max", SECONDS, LOWER, what + ", largest", f -> part.apply(f).maxSeconds());
  }

  private void lag(String name, String what, Function<Freshness, VersionLag> part) {
    add(name + ".mean", COUNT, LOWER, what + ", mean", f -> part.apply(f).mean());
    add(name + ".max", COUNT, LOWER, what + ", largest", f -> part.apply(f).maximum());
  }

  private void waits(String name, String what, String open, Function<Freshness, Waits> part) {
    add(
        name + ".count",
        COUNT,
        NEITHER,
        what + ": how often, finished or not",
        f -> Units.count(part.apply(f).count()));
    add(name + ".censored", COUNT, LOWER, open, f -> Units.count(part.apply(f).censored()));
    String estimated = what + " (Kaplan-Meier), ";
    add(name + ".mean", SECONDS, LOWER, estimated + "mean", f -> part.apply(f).meanSeconds());
    add(name + ".p50", SECONDS, LOWER, estimated + "median", f -> part.apply(f).p50Seconds());
    add(name + ".p90", SECONDS, LOWER, estimated + "90 %", f -> part.apply(f).p90Seconds());
    add(name + ".p95", SECONDS, LOWER, estimated + "95 %", f -> part.apply(f).p95Seconds());
    add(name + ".p99", SECONDS, LOWER, estimated + "99 %", f -> part.apply(f).p99Seconds());
    add(
        name + ".max",
        SECONDS,
        LOWER,
        what + ", longest seen, finished or not",
        f -> part.apply(f).maxSeconds());
  }

  private void add(
      String name,
      Unit unit,
      Better better,
      String description,
      Function<Freshness, OptionalDouble> value) {
    all.add(
        new Metric(
            "freshness." + name,
            unit,
            better,
            description,
            measured -> {
              Freshness freshness = measured.run().freshness();
              return freshness == null ? OptionalDouble.empty() : value.apply(freshness);
            }));
  }
}
