package dev.torpor.measure.referee;

import dev.torpor.measure.Violation;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one rule. Hears the events of a run that it names, each after {@link Scene} has
 * taken it in.
 */
abstract class Monitor {
  /** How many events a violation shows; the first and the last are among them. */
  static final int MOST_PROOF = 12;

  private final String id;
  private final String correct;
  private final Scene scene;
  private final List<Violation> violations = new ArrayList<>();

  Monitor(Invariant invariant, Scene scene) {
    this(invariant.name(), invariant.correct(), scene);
  }

  /** A monitor of a defect in the bug catalogue of the platform. */
  Monitor(String id, String correct, Scene scene) {
    this.id = id;
    this.correct = correct + ".";
    this.scene = scene;
  }

  /** Of the rule it watches over. */
  final String id() {
    return id;
  }

  /** What the trace has told so far. */
  final Scene scene() {
    return scene;
  }

  /** The kinds of events that {@link #on} wants to hear, none of energy. */
  abstract List<Class<? extends TraceEvent>> hears();

  /** One of these events has happened; others may come as well and mean nothing. */
  abstract void on(long at, TraceEvent event);

  /** The quiesce phase is over; called once, and only if there was one. */
  void quiesced(long at) {}

  final List<Violation> violations() {
    return violations;
  }

  /** Reports a breach now, proved by these events; those that are null are left out. */
  final void report(long at, String message, @Nullable Evidence... proof) {
    report(at, message, Arrays.asList(proof));
  }

  /** Reports a breach now, proved by these events; those that are null are left out. */
  final void report(long at, String message, List<? extends @Nullable Evidence> proof) {
    violations.add(new Violation(id, at, message, correct, lines(proof)));
  }

  private static List<String> lines(List<? extends @Nullable Evidence> proof) {
    List<Evidence> ordered = new ArrayList<>();
    for (@Nullable Evidence each : proof) {
      if (each != null && !ordered.contains(each)) {
        ordered.add(Objects.requireNonNull(each));
      }
    }
    ordered.sort(Comparator.comparingLong(Evidence::at)); // stable: order within an instant stays
    List<String> lines = new ArrayList<>();
    int left = Math.max(0, ordered.size() - MOST_PROOF);
    for (int i = 0; i < ordered.size(); i++) {
      if (left > 0 && i == MOST_PROOF / 2) {
        i += left;
        lines.add("(" + left + " more events of that kind until " + time(ordered.get(i)) + ")");
      }
      lines.add(ordered.get(i).text());
    }
    return lines;
  }

  private static String time(Evidence evidence) {
    return TimeFormat.instant(evidence.at());
  }
}
