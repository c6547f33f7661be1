package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.fault.FaultRules;
import dev.torpor.harness.backend.fault.FaultSpec;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Located;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.text.Moments;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Calendar;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the times of a scenario can be. */
final class TimeChecks {
  /** The longest quiesce phase. */
  static final TimeSpan LONGEST_QUIESCE = new TimeSpan(30 * TimeFormat.DAY);

  private final Bound<Scenario> bound;
  private final Problems problems;
  private final @Nullable TimeSpan duration;
  private final @Nullable Calendar calendar;

  private TimeChecks(Bound<Scenario> bound, Problems problems) {
    this.bound = bound;
    this.problems = problems;
    this.duration = durationIfPossible();
    this.calendar = duration == null ? null : calendarIfPossible(duration);
  }

  static void check(Bound<Scenario> bound, Problems problems) {
    new TimeChecks(bound, problems).check();
  }

  private void check() {
    insideRun("warmup", "the warm-up");
    insideRun("app.firstLaunch.for", "the first session");
    checkQuiesce();
    for (Located<NetworkEntry.During> window : bound.all(NetworkEntry.During.class)) {
      checkWindow(window.path(), window.value());
    }
    for (Located<UserSpec.Charge> window : bound.all(UserSpec.Charge.class)) {
      checkWindow(window.path(), window.value());
    }
    for (Located<UserSpec.Audio> window : bound.all(UserSpec.Audio.class)) {
      checkWindow(window.path(), window.value());
    }
    for (Located<UserEvent> event : bound.all(UserEvent.class)) {
      checkMoment(event.path(), "at", event.value().at());
    }
    for (Located<UserSpec.Open> open : bound.all(UserSpec.Open.class)) {
      checkMoment(open.path(), "at", open.value().at());
    }
    for (Located<FaultSpec> fault : bound.all(FaultSpec.class)) {
      checkFault(fault.path(), fault.value().rules());
    }
    checkOtherwise();
    checkChanges();
    if (duration != null) {
      LengthChecks.check(bound, duration, calendar, problems);
    }
  }

  private @Nullable TimeSpan durationIfPossible() {
    TimeSpan span = bound.at("duration", TimeSpan.class).orElse(null);
    if (span != null && span.micros() == 0) {
      report("duration", "a run must be longer than 0");
      return null;
    }
    return span;
  }

  private @Nullable Calendar calendarIfPossible(TimeSpan length) {
    LocalDateTime start = bound.at("start", LocalDateTime.class).orElse(null);
    ZoneId zone = bound.at("zone", ZoneId.class).orElse(null);
    if (start == null || zone == null) {
      return null;
    }
    if (zone.getRules().getValidOffsets(start).isEmpty()) {
      report("start", "this time does not exist in " + zone + ": summer time skips it");
      return null;
    }
    Instant instant = start.atZone(zone).toInstant();
    return new Calendar(instant, zone, length.micros());
  }

  private void checkQuiesce() {
    TimeSpan span = bound.at("quiesce", TimeSpan.class).orElse(null);
    if (span != null && span.compareTo(LONGEST_QUIESCE) > 0) {
      report("quiesce", "a quiesce phase lasts " + LONGEST_QUIESCE + " at most");
    }
  }

  private void insideRun(String path, String what) {
    TimeSpan span = bound.at(path, TimeSpan.class).orElse(null);
    if (span != null && duration != null && span.compareTo(duration) >= 0) {
      report(path, what + " must be shorter than the run, which lasts " + duration);
    }
  }

  private void checkWindow(String path, Windowed window) {
    Moment from = window.from();
    Moment to = window.to();
    if (from instanceof Moment.TimeOfDay first && to instanceof Moment.TimeOfDay second) {
      if (first.equals(second)) {
        report(path + ".to", "the window has no length; a whole day is from 00:00 to 24:00");
      }
      return;
    }
    if (!(from instanceof Moment.Once first) || !(to instanceof Moment.Once second)) {
      report(
          path + ".to",
          "'from' and 'to' must both be times of day, or both say the day: "
              + Moments.print(from)
              + " and "
              + Moments.print(to));
      return;
    }
    if (checkMoment(path, "from", from) && calendar != null) {
      if (calendar.at(second) <= calendar.at(first)) {
        report(
            path + ".to",
            "the window ends ("
                + Moments.print(to)
                + ") before it begins ("
                + Moments.print(from)
                + ")");
      }
    }
  }

  private void checkFault(String path, FaultRules rules) {
    Moment at = rules.at();
    if (at != null) {
      checkMoment(path, "at", at);
    }
    Moment from = rules.from();
    Moment to = rules.to();
    if (from != null && to != null) {
      checkWindow(path, new FaultWindow(from, to, rules.days()));
    }
  }

  private record FaultWindow(Moment from, Moment to, Days days) implements Windowed {}

  /** False when a moment that comes once is outside the run. */
  private boolean checkMoment(String path, String key, Moment moment) {
    if (!(moment instanceof Moment.Once once)) {
      return true;
    }
    if (bound.has(path + ".days")) {
      report(path + ".days", "'days' goes with times of day; this comes only once");
    }
    if (calendar == null) {
      return true;
    }
    long at = calendar.at(once);
    if (at >= 0 && at < calendar.horizonMicros()) {
      return true;
    }
    report(
        path + "." + key,
        Moments.print(moment)
            + " is outside the run, which "
            + (at < 0 ? "starts later that day" : "lasts " + duration));
    return false;
  }

  private void checkOtherwise() {
    List<Located<NetworkEntry>> entries = bound.all(NetworkEntry.class);
    for (int i = 0; i < entries.size() - 1; i++) {
      if (entries.get(i).value() instanceof NetworkEntry.Otherwise) {
        report(entries.get(i).path(), "'otherwise' must be the last entry, and the only one");
      }
    }
  }

  private void checkChanges() {
    for (Located<ChangesSpec.At> at : bound.all(ChangesSpec.At.class)) {
      checkMoments(at.path(), at.value().at());
    }
    for (Located<EditsSpec.At> at : bound.all(EditsSpec.At.class)) {
      checkMoments(at.path(), at.value().at());
    }
    for (Located<OtherAppSpec.At> at : bound.all(OtherAppSpec.At.class)) {
      checkMoments(at.path(), at.value().at());
    }
  }

  private void checkMoments(String path, List<Moment> moments) {
    for (int i = 0; i < moments.size(); i++) {
      checkMoment(path, "at[" + i + "]", moments.get(i));
    }
  }

  private void report(String path, String message) {
    problems.add(bound.problemAt(path, message));
  }
}
