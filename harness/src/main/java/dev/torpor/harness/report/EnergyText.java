package dev.torpor.harness.report;

import dev.torpor.energy.Component;
import dev.torpor.measure.Energy;
import dev.torpor.measure.Measured;
import dev.torpor.measure.Unit;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The energy part of a result. */
final class EnergyText {
  private static final int TOP = 5;
  private static final double PICOJOULES_PER_JOULE = 1e12;

  private EnergyText() {}

  static List<String> lines(Measured measured) {
    Energy energy = measured.run().energy();
    long total = energy.inWindow().total();
    double days = energy.window().micros() / (double) TimeFormat.DAY;
    Table table = Sections.table("energy", "total", "per day", "share");
    table.row(
        "  what sync costs",
        Human.of(Unit.JOULES, measured.syncMarginalJoules()),
        Human.of(Unit.JOULES, measured.syncMarginalJoulesPerDay()));
    table.row(drawn("the whole device", total, total, days));
    List<Map.Entry<Component, Long>> parts = largestFirst(energy.byComponent());
    for (Map.Entry<Component, Long> part : parts.subList(0, Math.min(TOP, parts.size()))) {
      table.row(drawn("  " + Sections.words(part.getKey()), part.getValue(), total, days));
    }
    if (parts.size() > TOP) {
      List<Map.Entry<Component, Long>> rest = parts.subList(TOP, parts.size());
      long sum = rest.stream().mapToLong(Map.Entry::getValue).sum();
      table.row(drawn("  " + Sections.count(rest.size(), "other part"), sum, total, days));
    }
    List<String> lines = new ArrayList<>(table.lines());
    Energy.Battery battery = energy.battery();
    if (battery != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  battery: %s at the start, %s at the end, %s at its lowest",
              Human.of(Unit.SHARE, battery.start()),
              Human.of(Unit.SHARE, battery.end()),
              Human.of(Unit.SHARE, battery.min())));
    }
    return lines;
  }

  private static List<Map.Entry<Component, Long>> largestFirst(Map<Component, Long> byComponent) {
    Comparator<Map.Entry<Component, Long>> order =
        Comparator.comparingLong(entry -> -entry.getValue());
    return byComponent.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .sorted(order.thenComparing(Map.Entry::getKey))
        .toList();
  }

  private static List<String> drawn(String name, long picojoules, long total, double days) {
    double joules = picojoules / PICOJOULES_PER_JOULE;
    return List.of(
        "  " + name,
        Human.of(Unit.JOULES, joules),
        Human.of(Unit.JOULES, ratio(joules, days)),
        Human.of(Unit.SHARE, ratio((double) picojoules, (double) total)));
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}
