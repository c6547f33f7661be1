package dev.torpor.world;

import dev.torpor.network.NetworkPath;
import dev.torpor.random.RandomStream;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.World.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the changes of the device's path: at each moment the first window that applies wins. */
final class PathScript {
  /** Coverage is drawn for so long at a time, then anew. */
  private static final long COVERAGE_MICROS = 6L * 3_600 * 1_000_000;

  private final WorldPlan plan;
  private final long horizonMicros;
  private final RandomStream chance;
  private final List<List<Span>> spansOfRules = new ArrayList<>();
  private final List<PathChange> changes = new ArrayList<>();
  private WorldPlan.@Nullable PathWindow present;

  private PathScript(WorldPlan plan, long horizonMicros, RandomStream chance) {
    this.plan = plan;
    this.horizonMicros = horizonMicros;
    this.chance = chance;
  }

  /**
   * The changes within the run, the first at 0.
   *
   * @param chance behind coverage, keyed by the instant from which it is drawn
   */
  static List<PathChange> of(WorldPlan plan, Calendar calendar, RandomStream chance) {
    return new PathScript(plan, calendar.horizonMicros(), chance).write(calendar);
  }

  private List<PathChange> write(Calendar calendar) {
    TreeSet<Long> boundaries = new TreeSet<>();
    boundaries.add(0L);
    for (WorldPlan.PathWindow rule : plan.network()) {
      WorldPlan.Window window = rule.window();
      List<Span> spans = calendar.spans(window.from(), window.to(), window.days());
      spansOfRules.add(spans);
      for (Span span : spans) {
        boundaries.add(span.from());
        boundaries.add(span.to());
      }
    }
    boundaries.remove(horizonMicros);
    int[] next = new int[spansOfRules.size()];
    long presentFrom = 0;
    for (long at : boundaries) {
      WorldPlan.PathWindow window = windowAt(at, next);
      if (window != null && window.equals(present) && window.coverage() != null) {
        continue; // the same way goes on, with the same coverage
      }
      finish(presentFrom, at);
      present = window;
      presentFrom = at;
      if (window == null || window.coverage() == null) {
        change(at, window == null ? plan.otherwise() : window.path());
      }
    }
    finish(presentFrom, horizonMicros);
    return changes;
  }

  /** Writes the stretch that ends now, when it has a coverage to be drawn. */
  private void finish(long from, long to) {
    WorldPlan.PathWindow window = present;
    Coverage coverage = window == null ? null : window.coverage();
    if (window == null || coverage == null) {
      return;
    }
    NetworkPath path = window.path();
    for (long at = from; at < to; at += COVERAGE_MICROS) {
      long length = Math.min(COVERAGE_MICROS, to - at);
      RandomStream stretch = chance.keyed(at);
      change(at, path.withLink(CoverageDraw.draw(coverage, path.link(), length, stretch)));
    }
  }

  private void change(long at, NetworkPath path) {
    if (changes.isEmpty() || !changes.get(changes.size() - 1).path().equals(path)) {
      changes.add(new PathChange(at, path));
    }
  }

  /** The first window that applies at {@code at}; {@code next} are cursors that only move on. */
  private WorldPlan.@Nullable PathWindow windowAt(long at, int[] next) {
    for (int rule = 0; rule < next.length; rule++) {
      List<Span> spans = spansOfRules.get(rule);
      while (next[rule] < spans.size() && spans.get(next[rule]).to() <= at) {
        next[rule]++;
      }
      if (next[rule] < spans.size() && spans.get(next[rule]).from() <= at) {
        return plan.network().get(rule);
      }
    }
    return null;
  }
}
