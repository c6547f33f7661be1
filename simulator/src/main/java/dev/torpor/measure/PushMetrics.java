package dev.torpor.measure;

import static dev.torpor.measure.Better.HIGHER;
import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Better.NEITHER;
import static dev.torpor.measure.Unit.COUNT;
import static dev.torpor.measure.Unit.SECONDS;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** The part of the catalogue for pushes and for the tasks of background sessions. */
final class PushMetrics {
  private PushMetrics() {}

  static void addTo(List<Metric> all) {
    all.add(push("sent", NEITHER, "taken by the push service", PushActivity::sent));
    all.add(push("rejected", LOWER, "refused by the push service", PushActivity::rejected));
    all.add(push("stored", NEITHER, "kept for the device", PushActivity::stored));
    all.add(push("replaced", LOWER, "lost to a newer one", PushActivity::replaced));
    all.add(push("delivered", HIGHER, "handed to the app or shown", PushActivity::delivered));
    all.add(push("dropped", LOWER, "that nobody got", PushActivity::droppedInAll));
    all.add(task("started", NEITHER, "tasks started", TransferActivity::started));
    all.add(task("attempts", NEITHER, "transfers begun", TransferActivity::attempts));
    all.add(task("retried", LOWER, "transfers tried again", TransferActivity::retried));
    all.add(task("completed", HIGHER, "tasks answered", TransferActivity::completed));
    all.add(task("failed", LOWER, "tasks failed or cancelled", TransferActivity::failed));
    all.add(task("reported", NEITHER, "tasks the app has heard of", TransferActivity::reported));
    all.add(task("wakes", NEITHER, "wakes of the app", TransferActivity::wakes));
    all.add(
        new Metric(
            "os.transfers.longestDelay",
            SECONDS,
            LOWER,
            "background sessions: longest delay of the resume rate limiter",
            m -> OptionalDouble.of(Units.seconds(m.run().transfers().longestDelayMicros()))));
  }

  private static Metric push(
      String name, Better better, String description, ToLongFunction<PushActivity> value) {
    return new Metric(
        "os.push." + name,
        COUNT,
        better,
        "pushes " + description,
        m -> Units.count(value.applyAsLong(m.run().pushes())));
  }

  private static Metric task(
      String name, Better better, String description, ToLongFunction<TransferActivity> value) {
    return new Metric(
        "os.transfers." + name,
        COUNT,
        better,
        "background sessions: " + description,
        m -> Units.count(value.applyAsLong(m.run().transfers())));
  }
}
