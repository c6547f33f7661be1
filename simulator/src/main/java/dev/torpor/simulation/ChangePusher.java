package dev.torpor.simulation;

import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushMessage;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.PushPayload;
import dev.torpor.world.PushPlan;
import dev.torpor.world.PushPlan.OnChange;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Kind;
import dev.torpor.world.World;
import dev.torpor.world.WorldEvent;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the app's server that pushes what others change: by the world's script, or by writes
 * that name no edit of this device.
 *
 * <p>Stream: {@code server/push/loss} for pushes that never reach the push service.
 */
final class ChangePusher implements TraceListener {
  private final @Nullable OnChange rule;
  private final VirtualClock clock;
  private final Trace trace;
  private final PushServer server;
  private final RandomStream losses;
  private final Map<String, Long> versions = new TreeMap<>();
  private final Map<String, RecordVersion> covered = new LinkedHashMap<>();
  private boolean waiting;
  private boolean pushed;
  private long lastPush;
  private long sequence;

  ChangePusher(
      World world, RandomStreams streams, VirtualClock clock, Trace trace, PushServer server) {
    this.rule = world.pushes().onChange();
    this.clock = clock;
    this.trace = trace;
    this.server = server;
    this.losses = streams.fork("server/push/loss");
    if (saysWhat()) {
      for (int i = 0; i < world.changes().records(); i++) {
        versions.put(ServerChanges.recordName(i), 1L);
      }
    }
  }

  private boolean saysWhat() {
    return rule != null && rule.payload() != PushPlan.Payload.NONE;
  }

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.of(Subsystem.NETWORK);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Wrote wrote) {
      wrote(wrote);
    }
  }

  private void wrote(ServerFact.Wrote fact) {
    if (saysWhat()) {
      versions.put(fact.record(), fact.version());
    }
    if (fact.edit().isEmpty()) {
      boolean deleted = fact.effect() == ServerFact.Effect.DELETED;
      changed(new RecordVersion(fact.record(), fact.version(), deleted));
    }
  }

  /** The script has changed a record. */
  void changed(String record, Kind kind) {
    long version = saysWhat() ? versions.merge(record, 1L, Long::sum) : 0;
    changed(new RecordVersion(record, version, kind == Kind.DELETE));
  }

  private void changed(RecordVersion change) {
    OnChange known = rule;
    if (known == null) {
      return;
    }
    if (saysWhat()) {
      covered.put(change.record(), change);
    }
    if (!waiting) {
      waiting = true;
      long due = clock.now() + known.coalesceMicros();
      if (pushed) {
        due = Math.max(due, lastPush + known.spacingMicros());
      }
      clock.at(due, Lane.WORLD, () -> push(known));
    }
  }

  private void push(OnChange known) {
    waiting = false;
    pushed = true;
    lastPush = clock.now();
    sequence++;
    PushMessage plain = known.message();
    PushMessage full =
        plain.withPayload(
            PushPayload.of(
                plain.payload(), sequence, known.payload(), covered.values(), known.recordBytes()));
    covered.clear();
    if (known.loss() > 0 && losses.chance(known.loss())) {
      trace.record(new WorldEvent.PushDue(full));
      trace.record(new PushEvent.NeverArrived());
    } else {
      server.push(full);
    }
  }
}
