package dev.torpor.harness.report;

import dev.torpor.measure.ServerLoad;
import dev.torpor.measure.Unit;
import dev.torpor.measure.Uploads;
import dev.torpor.measure.Waits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user wrote, and what the run was to the server. */
final class ServerText {
  private ServerText() {}

  /** The user's edits; nothing when the user wrote nothing. */
  static List<String> uploads(@Nullable Uploads uploads) {
    if (uploads == null) {
      return List.of();
    }
    Waits age = uploads.age();
    Table table =
        Sections.table("uploads", "", "mean", "p50", "p95", "max")
            .row(
                "  edit to acknowledgement",
                "",
                Human.of(Unit.SECONDS, age.meanSeconds()),
                Human.of(Unit.SECONDS, age.p50Seconds()),
                Human.of(Unit.SECONDS, age.p95Seconds()),
                Human.of(Unit.SECONDS, age.maxSeconds()))
            .row(
                "  edits only on the device",
                "",
                Human.of(Unit.COUNT, uploads.meanPending()),
                "",
                "",
                Long.toString(uploads.mostPending()));
    List<String> lines = new ArrayList<>(table.lines());
    StringBuilder out = new StringBuilder("  ").append(Sections.count(uploads.edits(), "edit"));
    append(out, uploads.impossible(), "more that could not be made");
    append(out, uploads.acknowledged(), "acknowledged");
    append(out, uploads.pending(), "pending");
    append(out, uploads.surfaced(), "surfaced");
    append(out, uploads.duplicates(), "effects too many");
    append(out, uploads.lost(), "lost");
    lines.add(out.toString());
    return lines;
  }

  /** The server's load; nothing when nobody asked it anything. */
  static List<String> load(ServerLoad server) {
    if (server.requests() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("server");
    lines.add(
        "  "
            + Sections.count(server.requests(), "request")
            + ", "
            + Human.bytes(server.bytesDown())
            + " of responses; "
            + Human.of(Unit.COUNT, server.perHour())
            + " an hour, "
            + server.busiestHour()
            + " in the busiest ("
            + Human.of(Unit.COUNT, server.peakToMean())
            + " times the mean)");
    StringBuilder out = new StringBuilder("  ").append(Sections.count(server.reads(), "read"));
    if (server.reads() > 0) {
      out.append(", ").append(server.wasted()).append(" with nothing new (");
      out.append(Human.of(Unit.SHARE, server.wastedShare())).append(')');
    }
    append(out, server.effects(), "writes with effect");
    append(out, server.refused(), "refused");
    append(out, server.replayed(), "answered with a stored result");
    append(out, server.faulted(), "requests hit by a fault");
    lines.add(out.toString());
    return lines;
  }

  private static void append(StringBuilder out, long count, String what) {
    if (count > 0) {
      out.append(", ").append(count).append(' ').append(what);
    }
  }
}
