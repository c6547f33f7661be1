package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.simulation.Bound;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Holds what the script says is on the server, as of chosen instants. It knows nothing of writes
 * that clients make.
 */
final class Foresight implements Bound {
  private final Function<World, List<Long>> instants;

  /**
   * A bound.
   *
   * @param instants when it has everything, in virtual microseconds
   */
  Foresight(Function<World, List<Long>> instants) {
    this.instants = instants;
  }

  @Override
  public SyncClient launch(App app) {
    return launch -> {};
  }

  @Override
  public void foresee(World world, VirtualClock clock, Trace trace) {
    Copy copy = new Copy(world.changes(), trace);
    for (long at : instants.apply(world)) {
      clock.at(Math.max(0, at), Lane.CLIENT, () -> copy.update(clock.now()));
    }
  }

  /** What is held so far. */
  private static final class Copy {
    private final ServerChanges changes;
    private final Trace trace;
    private int next;
    private boolean begun;

    Copy(ServerChanges changes, Trace trace) {
      this.changes = changes;
      this.trace = trace;
    }

    void update(long now) {
      List<RecordVersion> records = new ArrayList<>();
      for (int i = 0; !begun && i < changes.records(); i++) {
        records.add(new RecordVersion(ServerChanges.recordName(i), 1));
      }
      begun = true;
      while (next < changes.size() && changes.at(next) <= now) {
        boolean deleted = changes.kind(next) == ServerChanges.Kind.DELETE;
        String name = ServerChanges.recordName(changes.record(next));
        records.add(new RecordVersion(name, changes.version(next), deleted));
        next++;
      }
      trace.record(new ClientEvent.Foreseen(records));
    }
  }
}
