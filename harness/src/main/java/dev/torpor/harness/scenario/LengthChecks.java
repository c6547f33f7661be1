package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Located;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Calendar;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.World.Span;
import dev.torpor.world.WorldFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a world of some length can be drawn from a scenario. */
final class LengthChecks {
  /** The longest run. */
  static final TimeSpan LONGEST = new TimeSpan(400 * TimeFormat.DAY);

  private final Bound<Scenario> bound;
  private final TimeSpan duration;
  private final Problems problems;

  private LengthChecks(Bound<Scenario> bound, TimeSpan duration, Problems problems) {
    this.bound = bound;
    this.duration = duration;
    this.problems = problems;
  }

  /** Reports why not; without a calendar, what does not need one. */
  static void check(
      Bound<Scenario> bound, TimeSpan duration, @Nullable Calendar calendar, Problems problems) {
    LengthChecks checks = new LengthChecks(bound, duration, problems);
    if (duration.compareTo(LONGEST) > 0) {
      checks.report("duration", "a run lasts " + LONGEST + " at most");
      return;
    }
    checks.checkNumbers();
    if (calendar != null) {
      checks.checkOverlaps(calendar);
    }
  }

  private void checkOverlaps(Calendar calendar) {
    record Session(Located<UserSpec.Open> open, Span span) {}
    List<Session> sessions = new ArrayList<>();
    for (Located<UserSpec.Open> open : bound.all(UserSpec.Open.class)) {
      for (Span span : WorldFactory.sessions(open.value().toPlan(), calendar)) {
        sessions.add(new Session(open, span));
      }
    }
    sessions.sort(Comparator.comparingLong(session -> session.span().from()));
    Set<String> told = new TreeSet<>();
    for (int i = 1; i < sessions.size(); i++) {
      Session before = sessions.get(i - 1);
      Session next = sessions.get(i);
      if (next.span().from() < before.span().to() && told.add(next.open().path())) {
        report(
            next.open().path(),
            "the app is still open: at "
                + TimeFormat.instant(next.span().from())
                + " the session of "
                + before.open().path()
                + " lasts until "
                + TimeFormat.instant(before.span().to()));
      }
    }
  }

  private void checkNumbers() {
    for (Located<ChangesSpec> changes : bound.all(ChangesSpec.class)) {
      checkNumber(changes.path(), changes.value().process(), "changes");
    }
    for (Located<OtherAppSpec> app : bound.all(OtherAppSpec.class)) {
      checkNumber(app.path(), app.value().process(), "transfers");
    }
  }

  private void checkNumber(String path, ChangeProcess process, String what) {
    double expected = 0;
    if (process instanceof ChangeProcess.Poisson poisson) {
      expected = duration.micros() / poisson.meanMicros();
    } else if (process instanceof ChangeProcess.Diurnal diurnal) {
      expected = duration.micros() / diurnal.meanMicros();
    } else if (process instanceof ChangeProcess.Bursts bursts) {
      double share = bursts.onMicros() / (bursts.onMicros() + bursts.offMicros());
      expected = duration.micros() * share / bursts.meanMicros();
    } else if (process instanceof ChangeProcess.Every every) {
      expected = (double) duration.micros() / every.micros();
    }
    if (expected > 0.9 * WorldFactory.MAX_CHANGES) {
      report(
          path,
          "that makes more than "
              + WorldFactory.MAX_CHANGES
              + " "
              + what
              + " in one run, the most there can be");
    }
  }

  private void report(String path, String message) {
    problems.add(bound.problemAt(path, message));
  }
}
