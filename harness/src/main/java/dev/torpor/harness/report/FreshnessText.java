package dev.torpor.harness.report;

import dev.torpor.measure.AtOpen;
import dev.torpor.measure.Distribution;
import dev.torpor.measure.Freshness;
import dev.torpor.measure.Unit;
import dev.torpor.measure.VersionLag;
import dev.torpor.measure.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The freshness part of a result. */
final class FreshnessText {
  private FreshnessText() {}

  static List<String> lines(@Nullable Freshness freshness) {
    if (freshness == null) {
      return List.of("freshness", "  not measured: the scenario has no dataset");
    }
    AtOpen opens = freshness.atOpen();
    Table table =
        Sections.table("freshness", "fresh", "mean", "p50", "p95", "max")
            .row(ages("stale age over time", freshness.freshFraction(), freshness.staleAge()))
            .row(ages("stale age at opens", opens.freshFraction(), opens.staleAge()))
            .row(ages("sync age over time", null, freshness.syncAge()))
            .row(ages("sync age at opens", null, opens.syncAge()))
            .row(waits("open to fresh", freshness.timeToFresh()))
            .row(waits("change to visible", freshness.changeToVisible()))
            .row(lag("versions behind over time", freshness.versionLag()))
            .row(lag("versions behind at opens", opens.versionLag()));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("  " + counts(freshness));
    return lines;
  }

  private static String counts(Freshness freshness) {
    AtOpen opens = freshness.atOpen();
    StringBuilder out = new StringBuilder(Sections.count(opens.opens(), "open"));
    append(
        out, opens.impossible(), "more that could not be, with the phone off or the app deleted");
    append(out, freshness.timeToFresh().censored(), "left before the data was fresh");
    Waits changes = freshness.changeToVisible();
    out.append("; ").append(Sections.count(changes.count(), "change"));
    append(out, changes.censored(), "not on the device by the end");
    return out.append("; ").append(Sections.count(freshness.syncs(), "sync")).toString();
  }

  private static void append(StringBuilder out, long count, String what) {
    if (count > 0) {
      out.append(", ").append(count).append(' ').append(what);
    }
  }

  private static List<String> ages(String name, @Nullable OptionalDouble fresh, Distribution age) {
    return List.of(
        "  " + name,
        fresh == null ? "" : Human.of(Unit.SHARE, fresh),
        Human.of(Unit.SECONDS, age.meanSeconds()),
        Human.of(Unit.SECONDS, age.p50Seconds()),
        Human.of(Unit.SECONDS, age.p95Seconds()),
        Human.of(Unit.SECONDS, age.maxSeconds()));
  }

  private static List<String> waits(String name, Waits waits) {
    return List.of(
        "  " + name,
        "",
        Human.of(Unit.SECONDS, waits.meanSeconds()),
        Human.of(Unit.SECONDS, waits.p50Seconds()),
        Human.of(Unit.SECONDS, waits.p95Seconds()),
        Human.of(Unit.SECONDS, waits.maxSeconds()));
  }

  private static List<String> lag(String name, VersionLag lag) {
    return List.of(
        "  " + name,
        "",
        Human.of(Unit.COUNT, lag.mean()),
        "",
        "",
        Human.of(Unit.COUNT, lag.maximum()));
  }
}
