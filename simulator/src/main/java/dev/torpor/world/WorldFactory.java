package dev.torpor.world;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.World.Span;
import dev.torpor.world.World.UserAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws a world from its plan before the first event.
 *
 * <p>Streams: {@code world/changes} for when records change, {@code world/records} for which,
 * {@code world/kinds} for how, {@code world/edits} and below it for what the user writes, {@code
 * world/coverage} for reception, {@code world/otherApps/N} for other apps. The world of a longer
 * run begins with the world of a shorter one.
 */
public final class WorldFactory {
  /** Most changes a dataset can have in one run. */
  public static final int MAX_CHANGES = 10_000_000;

  /** Most edits a user can make in one run. */
  public static final int MAX_EDITS = 100_000;

  private WorldFactory() {}

  /**
   * Draws a world.
   *
   * @param durationMicros length of the run, positive
   * @throws IllegalArgumentException when opens overlap or there are more than {@link #MAX_CHANGES}
   *     changes
   */
  public static World draw(WorldPlan plan, long durationMicros, RandomStreams streams) {
    Calendar calendar = new Calendar(plan.start(), plan.zone(), durationMicros);
    List<Span> sessions = sessions(plan, calendar);
    ServerChanges changes = changes(plan.dataset(), calendar, streams);
    return new World(
        plan.start(),
        plan.zone(),
        sessions,
        merged(plan.charging(), calendar),
        PathScript.of(plan, calendar, streams.fork("world/coverage")),
        actions(plan, calendar),
        changes,
        plan.initialBatteryLevel(),
        otherUse(plan.otherUse(), calendar, streams),
        plan.pushes(),
        EditDraw.draw(plan.edits(), changes, sessions, calendar, streams));
  }

  /** The sessions one planned open makes, in order and cut to the run. */
  public static List<Span> sessions(WorldPlan.Open open, Calendar calendar) {
    List<Span> sessions = new ArrayList<>();
    for (long at : calendar.occurrences(open.at(), open.days())) {
      sessions.add(new Span(at, Math.min(calendar.horizonMicros(), at + open.micros())));
    }
    return sessions;
  }

  private static List<Span> sessions(WorldPlan plan, Calendar calendar) {
    List<Span> sessions = new ArrayList<>();
    for (WorldPlan.Open open : plan.opens()) {
      sessions.addAll(sessions(open, calendar));
    }
    sessions.sort(Comparator.comparingLong(Span::from));
    return sessions;
  }

  /** Spans that overlap or touch become one: a charger is connected or it is not. */
  private static List<Span> merged(List<WorldPlan.Window> windows, Calendar calendar) {
    List<Span> spans = new ArrayList<>();
    for (WorldPlan.Window window : windows) {
      spans.addAll(calendar.spans(window.from(), window.to(), window.days()));
    }
    spans.sort(Comparator.comparingLong(Span::from));
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      int last = merged.size() - 1;
      if (last >= 0 && span.from() <= merged.get(last).to()) {
        long to = Math.max(merged.get(last).to(), span.to());
        merged.set(last, new Span(merged.get(last).from(), to));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private static List<UserAction> actions(WorldPlan plan, Calendar calendar) {
    List<UserAction> actions = new ArrayList<>();
    for (WorldPlan.Action action : plan.actions()) {
      for (long at : calendar.occurrences(action.at(), action.days())) {
        actions.add(new UserAction(at, action.kind(), action.micros(), action.zone()));
      }
    }
    actions.sort(Comparator.comparingLong(UserAction::at));
    return actions;
  }

  private static OtherUse otherUse(OtherUse.Plan plan, Calendar calendar, RandomStreams streams) {
    List<Chatter> chatter = new ArrayList<>();
    for (OtherUse.ChatterPlan app : plan.chatter()) {
      RandomStream own = streams.fork("world/otherApps/" + chatter.size());
      long[] at = ChangeTimes.draw(app.times(), calendar, own, "another app transfers");
      chatter.add(new Chatter(at, app.bytesUp(), app.bytesDown()));
    }
    return new OtherUse(merged(plan.audio(), calendar), chatter);
  }

  private static ServerChanges changes(DatasetPlan plan, Calendar calendar, RandomStreams streams) {
    if (!plan.replay().isEmpty()) {
      long horizon = calendar.horizonMicros();
      return new ServerChanges(
          plan.records(), plan.replay().stream().filter(each -> each.at() < horizon).toList());
    }
    if (plan.records() == 0 && plan.mix().creates() == 0) {
      return ServerChanges.none();
    }
    long[] at =
        ChangeTimes.draw(
            plan.changes(), calendar, streams.fork("world/changes"), "the server changes");
    return new ServerChanges(plan.records(), () -> new ChangeDraw(plan, at, streams));
  }
}
