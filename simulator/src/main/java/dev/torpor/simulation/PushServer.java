package dev.torpor.simulation;

import dev.torpor.os.push.ProviderConnection;
import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushGateway;
import dev.torpor.os.push.PushMessage;
import dev.torpor.os.push.PushResponse;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.PushPlan;
import dev.torpor.world.PushPlan.DeadTokens;
import dev.torpor.world.WorldEvent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The app's server as far as it pushes. It keeps the token that the app has registered last. */
final class PushServer implements TraceListener {
  private static final int GONE = 410;
  private static final int UNAVAILABLE = 500;

  private final PushPlan plan;
  private final VirtualClock clock;
  private final Trace trace;
  private final PushGateway gateway;
  private final ProviderConnection provider;
  private final long retryMicros;
  private @Nullable String token;

  /**
   * A server that pushes.
   *
   * @param retryMicros until it tries again what the push service could not take
   */
  PushServer(
      PushPlan plan,
      VirtualClock clock,
      Trace trace,
      PushGateway gateway,
      ProviderConnection provider,
      long retryMicros) {
    this.plan = plan;
    this.clock = clock;
    this.trace = trace;
    this.gateway = gateway;
    this.provider = provider;
    this.retryMicros = retryMicros;
  }

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.of(Subsystem.OS);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof PushEvent.Registered registered) {
      token = registered.token();
    }
  }

  /** Sends a push, if the app has ever said where to. */
  void push(PushMessage message) {
    trace.record(new WorldEvent.PushDue(message));
    String known = token;
    if (known == null) {
      trace.record(new PushEvent.NoToken());
      return;
    }
    PushResponse response = provider.refusal(clock.now());
    if (response == null) {
      response = gateway.send(known, message);
    } else {
      trace.record(new PushEvent.Rejected(response.status(), response.reason()));
    }
    if (response.status() >= UNAVAILABLE) {
      clock.after(retryMicros, Lane.WORLD, () -> push(message));
    }
    if (response.status() == GONE && plan.deadTokens() == DeadTokens.FORGOTTEN) {
      token = null;
    }
  }
}
