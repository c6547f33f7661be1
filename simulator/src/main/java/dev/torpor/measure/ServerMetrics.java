package dev.torpor.measure;

import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Better.NEITHER;
import static dev.torpor.measure.Unit.BYTES;
import static dev.torpor.measure.Unit.COUNT;
import static dev.torpor.measure.Unit.SHARE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The server's part of the catalogue. */
final class ServerMetrics {
  private ServerMetrics() {}

  static void addTo(List<Metric> all) {
    all.add(count("requests", LOWER, "requests that arrived", ServerLoad::requests));
    all.add(
        metric(
            "bytesDown", BYTES, LOWER, "bytes of responses made", s -> Units.count(s.bytesDown())));
    all.add(count("reads", LOWER, "requests that asked what is new", ServerLoad::reads));
    all.add(count("notModified", LOWER, "reads answered with 304", ServerLoad::notModified));
    all.add(count("empty", LOWER, "other reads that found nothing new", ServerLoad::empty));
    all.add(
        metric("wastedShare", SHARE, LOWER, "reads that brought nothing", ServerLoad::wastedShare));
    all.add(count("effects", NEITHER, "writes that changed something", ServerLoad::effects));
    all.add(count("refused", LOWER, "writes refused", ServerLoad::refused));
    all.add(
        count("replayed", NEITHER, "writes answered with a stored result", ServerLoad::replayed));
    all.add(count("faulted", NEITHER, "requests that a fault hit", ServerLoad::faulted));
    all.add(metric("perHour", COUNT, LOWER, "requests in an hour, mean", ServerLoad::perHour));
    all.add(count("busiestHour", LOWER, "requests in the busiest hour", ServerLoad::busiestHour));
    all.add(
        metric(
            "peakToMean",
            COUNT,
            LOWER,
            "requests in the busiest hour over the mean of all",
            ServerLoad::peakToMean));
  }

  private static Metric count(
      String name, Better better, String description, ToLongFunction<ServerLoad> value) {
    return metric(name, COUNT, better, description, s -> Units.count(value.applyAsLong(s)));
  }

  private static Metric metric(
      String name,
      Unit unit,
      Better better,
      String description,
      Function<ServerLoad, OptionalDouble> value) {
    return new Metric(
        "server." + name,
        unit,
        better,
        "server: " + description,
        m -> value.apply(m.run().server()));
  }
}
