package dev.torpor.measure;

import dev.torpor.os.AppState;
import dev.torpor.os.ExitReason;
import dev.torpor.os.WorkKind;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the operating system let the app do inside the window.
 *
 * @param work what became of background work, for each mechanism
 * @param launches processes created
 * @param exits processes ended, by reason; reasons that did not occur are left out
 * @param blockedMicros time that pending work waited, by the name of the reason; work blocked for
 *     two reasons counts under both, two pieces of work count twice
 * @param stateMicros time the app spent in each state, all of them present
 */
public record OsActivity(
    Map<WorkKind, Work> work,
    long launches,
    SortedMap<ExitReason, Long> exits,
    SortedMap<String, Long> blockedMicros,
    Map<AppState, Long> stateMicros) {

  /** What became of the work of one mechanism. */
  public Work work(WorkKind kind) {
    return work.getOrDefault(kind, Work.NONE);
  }

  /** Exits under the names of MetricKit's counters; exits that MetricKit does not count are out. */
  public SortedMap<String, Long> exitCounters() {
    SortedMap<String, Long> counters = new TreeMap<>();
    exits.forEach(
        (reason, count) -> {
          if (!reason.counter().isEmpty()) {
            counters.merge(reason.counter(), count, Long::sum);
          }
        });
    return counters;
  }

  /** Time in a state, in microseconds. */
  public long micros(AppState state) {
    return stateMicros.getOrDefault(state, 0L);
  }

  /**
   * Counts of one mechanism.
   *
   * @param submitted requests taken
   * @param refused requests not taken
   * @param cancelled requests the client took back
   * @param granted requests the system started work for
   * @param started handlers called
   * @param expired handlers whose time ran out
   * @param completed tasks that ended, with or without success
   * @param succeeded tasks that ended with success
   */
  public record Work(
      long submitted,
      long refused,
      long cancelled,
      long granted,
      long started,
      long expired,
      long completed,
      long succeeded) {
    static final Work NONE = new Work(0, 0, 0, 0, 0, 0, 0, 0);

    /** True when anything was counted. */
    public boolean any() {
      return !equals(NONE);
    }
  }
}
