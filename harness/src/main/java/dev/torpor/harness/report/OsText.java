package dev.torpor.harness.report;

import dev.torpor.measure.LeanedOn;
import dev.torpor.measure.OsActivity;
import dev.torpor.os.AppState;
import dev.torpor.os.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operating system's part of a result. */
final class OsText {
  private OsText() {}

  static List<String> lines(OsActivity os) {
    List<String> lines = new ArrayList<>(work(os).lines());
    if (!os.blockedMicros().isEmpty()) {
      Table blocked = Sections.table("blocked by", "waited");
      os.blockedMicros()
          .forEach((reason, micros) -> blocked.row("  " + reason, Human.duration(micros)));
      lines.addAll(blocked.lines());
    }
    lines.add("processes");
    String exits = os.exits().isEmpty() ? "" : "; ended " + Sections.counts(os.exits());
    lines.add("  " + os.launches() + " launched" + exits);
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s on screen, %s in the background, %s suspended, %s not running",
            Human.duration(os.micros(AppState.FOREGROUND)),
            Human.duration(os.micros(AppState.BACKGROUND)),
            Human.duration(os.micros(AppState.SUSPENDED)),
            Human.duration(os.micros(AppState.NOT_RUNNING))));
    return lines;
  }

  /** How much of the policy is known; nothing when that is not said. */
  static List<String> parameters(LeanedOn.Count count) {
    if (count.all() == 0) {
      return List.of();
    }
    return List.of(
        "policy",
        String.format(
            Locale.ROOT,
            "  leaned on %d of its %d parameters, %d of them assumptions",
            count.leanedOn(),
            count.all(),
            count.assumptions()));
  }

  private static Table work(OsActivity os) {
    Table table =
        Sections.table(
            "background work", "submitted", "granted", "expired", "completed", "succeeded");
    for (WorkKind kind : WorkKind.values()) {
      OsActivity.Work work = os.work(kind);
      if (kind != WorkKind.REFRESH && !work.any()) {
        continue; // mechanisms that nobody used
      }
      table.row(
          "  " + kind.label(),
          Long.toString(work.submitted()),
          Long.toString(work.granted()),
          Long.toString(work.expired()),
          Long.toString(work.completed()),
          Long.toString(work.succeeded()));
    }
    return table;
  }
}
