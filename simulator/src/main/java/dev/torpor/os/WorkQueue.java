package dev.torpor.os;

import dev.torpor.time.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Work of one mechanism that waits for the policy's word.
 *
 * <p>The policy is asked in the OS lane of an instant, after everything the world does at it, in
 * the order in which work was added: when work is added, when a condition changes, and at the
 * instant an earlier decision named. A refusal is recorded when its set of reasons changes.
 */
public final class WorkQueue {
  private static final long NEVER = Long.MAX_VALUE;

  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final Release release;
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
  private boolean askScheduled;
  private long timer;
  private long timerAt = NEVER;

  private record Key(WorkKind kind, String identifier) {}

  private static final class Waiting {
    private final Runnable granted;
    private PendingWork work;
    private @Nullable Decision last;

    Waiting(PendingWork work, Runnable granted) {
      this.work = work;
      this.granted = granted;
    }
  }

  /** What becomes of work that was refused before and would be let through now. */
  @FunctionalInterface
  public interface Release {
    /** The work as it is to be decided on again. */
    PendingWork apply(PendingWork work, Decision before);
  }

  /** A queue without work. */
  public WorkQueue(Phone phone, SystemState state, OsPolicy policy) {
    this(phone, state, policy, (work, before) -> work);
  }

  /** A queue without work, with a say about what was refused before. */
  public WorkQueue(Phone phone, SystemState state, OsPolicy policy, Release release) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.release = release;
  }

  /**
   * Adds work, in the place of what waits with the same kind and identifier.
   *
   * @param granted told once, after {@link OsEvent.Granted} has been recorded
   */
  public void add(PendingWork work, Runnable granted) {
    Key key = new Key(work.kind(), work.identifier());
    waiting.remove(key);
    waiting.put(key, new Waiting(work, granted));
    conditionsChanged();
  }

  /** Changes what is known of waiting work of that kind and identifier; its place stays. */
  public void update(WorkKind kind, String identifier, UnaryOperator<PendingWork> change) {
    Waiting found = waiting.get(new Key(kind, identifier));
    if (found != null) {
      found.work = change.apply(found.work);
      conditionsChanged();
    }
  }

  /** Takes work back; false when there is none of that kind and identifier. */
  public boolean remove(WorkKind kind, String identifier) {
    return waiting.remove(new Key(kind, identifier)) != null;
  }

  /** True while that work waits. */
  public boolean contains(WorkKind kind, String identifier) {
    return waiting.containsKey(new Key(kind, identifier));
  }

  /** True when nothing waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** What waits, in order. */
  public List<PendingWork> pending() {
    List<PendingWork> all = new ArrayList<>(waiting.size());
    for (Waiting each : waiting.values()) {
      all.add(each.work);
    }
    return all;
  }

  /** Something a policy may look at has changed. */
  public void conditionsChanged() {
    if (!askScheduled && !waiting.isEmpty()) {
      askScheduled = true;
      phone.clock().at(phone.clock().now(), Lane.OS, this::askPolicy);
    }
  }

  private void timerFires() {
    timerAt = NEVER;
    askPolicy();
  }

  private void askPolicy() {
    askScheduled = false;
    long again = NEVER;
    if (phone.device().on() && state.installed()) {
      OsPolicy.Look look = policy.look(state);
      for (Waiting each : List.copyOf(waiting.values())) {
        Decision decision = ask(each, look);
        if (decision.granted()) {
          grant(each, decision);
          look = policy.look(state);
        } else {
          again = Math.min(again, refuse(each, decision));
        }
      }
    }
    if (again != timerAt) {
      phone.clock().cancel(timer);
      timer = again == NEVER ? 0 : phone.clock().at(again, Lane.OS, this::timerFires);
      timerAt = again;
    }
  }

  private Decision ask(Waiting candidate, OsPolicy.Look look) {
    Decision decision = look.decide(candidate.work);
    Decision before = candidate.last;
    if (!decision.granted() || before == null) {
      return decision;
    }
    PendingWork released = release.apply(candidate.work, before);
    if (released.equals(candidate.work)) {
      return decision;
    }
    candidate.work = released;
    return look.decide(released);
  }

  private void grant(Waiting candidate, Decision decision) {
    PendingWork work = candidate.work;
    waiting.remove(new Key(work.kind(), work.identifier()));
    recordScores(work, decision);
    state.launchedNow(work.kind());
    phone.trace().record(new OsEvent.Granted(work.kind(), work.identifier()));
    candidate.granted.run();
  }

  /** Notes why not; returns when to look again. */
  private long refuse(Waiting candidate, Decision decision) {
    PendingWork work = candidate.work;
    Decision last = candidate.last;
    if (last == null || !last.hasReasonsOf(decision)) {
      recordScores(work, decision);
      phone
          .trace()
          .record(new OsEvent.Blocked(work.kind(), work.identifier(), decision.reasonNames()));
    }
    candidate.last = decision;
    return nextLook(decision.reconsiderAt(), policy.rescoreMicros(work.kind()));
  }

  /** The first look at or after that instant. */
  private static long nextLook(long instant, long every) {
    if (instant == NEVER || every <= 1) {
      return instant;
    }
    return Math.max(instant, (instant + every - 1) / every * every);
  }

  private void recordScores(PendingWork work, Decision decision) {
    Scorecard scores = policy.score(work, state, decision);
    if (scores != null) {
      phone.trace().record(new OsEvent.Scored(work.kind(), work.identifier(), scores));
    }
  }
}
