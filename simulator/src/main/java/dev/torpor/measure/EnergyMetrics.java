package dev.torpor.measure;

import static dev.torpor.measure.Better.HIGHER;
import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Unit.JOULES;
import static dev.torpor.measure.Unit.SHARE;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.measure.Attribution.Share;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The energy part of the catalogue. */
final class EnergyMetrics {
  private EnergyMetrics() {}

  static void addTo(List<Metric> all) {
    all.add(
        new Metric(
            "energy.syncMarginal.total",
            JOULES,
            LOWER,
            "what sync costs: energy with the client less that with never, displaced idle credited",
            Measured::syncMarginalJoules));
    all.add(
        new Metric(
            "energy.syncMarginal.perDay",
            JOULES,
            LOWER,
            "what sync costs for each day measured",
            Measured::syncMarginalJoulesPerDay));
    for (Component component : Component.values()) {
      all.add(
          joules(
              "syncMarginal.byComponent." + camel(component),
              "the part of what sync costs drawn by " + words(component),
              m -> m.syncMarginalPicojoules(component)));
    }
    for (Cause cause : Cause.values()) {
      all.add(
          joules(
              "syncMarginal.byCause." + camel(cause),
              "the part of what sync costs drawn for " + words(cause),
              m -> m.syncMarginalPicojoules(cause)));
    }
    all.add(picojoules("total", "drawn by the device", e -> e.inWindow().total()));
    all.add(
        picojoules(
            "drained",
            "what the radio would still have spent after the end, above idle",
            e -> e.drained().total()));
    for (Component component : Component.values()) {
      all.add(
          picojoules(
              "byComponent." + camel(component),
              "drawn by " + words(component),
              e -> e.inWindow().of(component)));
    }
    for (Cause cause : Cause.values()) {
      all.add(
          picojoules(
              "byCause." + camel(cause), "drawn for " + words(cause), e -> e.inWindow().of(cause)));
    }
    for (EnergySource source : EnergySource.values()) {
      addSource(all, source);
    }
    all.add(battery("start", "state of charge at the start", Energy.Battery::start));
    all.add(battery("end", "state of charge at the end", Energy.Battery::end));
    all.add(battery("min", "lowest state of charge", Energy.Battery::min));
  }

  private static void addSource(List<Metric> all, EnergySource source) {
    String path = "bySource." + camel(source) + ".";
    String who = words(source);
    all.add(share(path + "shapley", "the fair share of " + who, source, Share::shapley));
    all.add(share(path + "marginal", "saved without " + who, source, Share::marginal));
    all.add(share(path + "standAlone", "drawn with " + who + " alone", source, Share::standAlone));
    all.add(
        share(
            path + "lastTrigger",
            "drawn for " + who + " when tails belong to the last who used the radio",
            source,
            Share::lastTrigger));
  }

  private static Metric share(
      String name, String description, EnergySource source, ToLongFunction<Share> policy) {
    return joules(
        name,
        description,
        m -> {
          Share share = m.run().energy().attribution().bySource().get(source);
          return share == null ? OptionalLong.empty() : OptionalLong.of(policy.applyAsLong(share));
        });
  }

  private static Metric joules(
      String name, String description, Function<Measured, OptionalLong> picojoules) {
    return new Metric(
        "energy." + name,
        JOULES,
        LOWER,
        description,
        m -> {
          OptionalLong value = picojoules.apply(m);
          return value.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(Units.joules(value.getAsLong()));
        });
  }

  /** A constant's name as results write it: {@code RADIO_TAIL} is {@code radioTail}. */
  static String camel(Enum<?> constant) {
    StringBuilder out = new StringBuilder();
    for (char c : constant.name().toCharArray()) {
      if (c == '_') {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) == '_') {
        out.setCharAt(out.length() - 1, c);
      } else {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Metric picojoules(
      String name, String description, Function<Energy, Long> picojoules) {
    return new Metric(
        "energy." + name,
        JOULES,
        LOWER,
        description,
        m -> OptionalDouble.of(Units.joules(picojoules.apply(m.run().energy()))));
  }

  private static Metric battery(
      String name, String description, Function<Energy.Battery, OptionalDouble> level) {
    return new Metric(
        "energy.battery." + name,
        SHARE,
        HIGHER,
        description,
        m -> {
          Energy.Battery battery = m.run().energy().battery();
          return battery == null ? OptionalDouble.empty() : level.apply(battery);
        });
  }
}
