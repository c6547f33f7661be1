package dev.torpor.measure.referee;

import dev.torpor.app.Promise;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client claims to hold by the token it asks with, against what it durably holds. A page
 * token claims something only in another process than the page before: what lies between may be in
 * memory.
 */
final class Claims {
  private final Scene scene;
  private long checked = -1;
  private int process = -1;

  Claims(Scene scene) {
    this.scene = scene;
  }

  /** The commits up to the claimed position that are not held, each once; empty for any event. */
  List<ServerLog.Commit> missing(TraceEvent event) {
    if (!(event instanceof HttpEvent.ServerTold told)
        || !(told.fact() instanceof ServerFact.Read read)) {
      return List.of();
    }
    Exchange exchange = scene.exchanges().of(told.transfer());
    if (exchange == null
        || scene.promises(Promise.HOLDS_A_SELECTION)
        || scene.server().restored() != null) { // positions before a restore mean others after it
      return List.of();
    }
    boolean goesOn = exchange.isFurtherPage() && exchange.process == process;
    process = exchange.process;
    if (goesOn || read.since() <= checked || read.since() > scene.server().position()) {
      return List.of();
    }
    List<ServerLog.Commit> missing = new ArrayList<>();
    if (checked < 0) {
      for (ServerLog.Commit each : scene.server().all().values()) {
        addIfMissing(upTo(read.since(), each), missing);
      }
    } else {
      for (long position = checked + 1; position <= read.since(); position++) {
        addIfMissing(scene.server().commit(position), missing);
      }
    }
    checked = read.since();
    return missing;
  }

  private static ServerLog.@Nullable Commit upTo(long position, ServerLog.Commit latest) {
    ServerLog.@Nullable Commit commit = latest;
    while (commit != null && commit.position() > position) {
      commit = commit.before();
    }
    return commit;
  }

  private void addIfMissing(ServerLog.@Nullable Commit commit, List<ServerLog.Commit> missing) {
    if (commit != null && isMissing(commit, scene)) {
      missing.add(commit);
    }
  }

  /** True when that commit has not got to the replica, nor a later one of its record. */
  static boolean isMissing(ServerLog.Commit commit, Scene scene) {
    Holdings held = scene.held();
    return commit.deleted()
        ? held.has(commit.record()) && held.version(commit.record()) < commit.version()
        : held.version(commit.record()) < commit.version() && !goneSince(commit, scene);
  }

  /** Deleted later: a client that reads everything afterwards never hears of the record. */
  private static boolean goneSince(ServerLog.Commit commit, Scene scene) {
    ServerLog.@Nullable Commit now = scene.server().now(commit.record());
    return now != null && now.deleted() && !scene.held().has(commit.record());
  }

  /** At most three of them in words. */
  static String text(List<ServerLog.Commit> commits) {
    List<String> texts = new ArrayList<>();
    for (ServerLog.Commit commit : commits.subList(0, Math.min(3, commits.size()))) {
      texts.add(commit.text());
    }
    String all = String.join(", ", texts);
    return commits.size() > 3 ? all + " and " + (commits.size() - 3) + " more" : all;
  }
}
