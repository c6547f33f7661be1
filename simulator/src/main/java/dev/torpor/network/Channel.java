package dev.torpor.network;

import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of the device's link, shared by whatever flows through it.
 *
 * <p>Flows that have something to send share the present rate equally; one that waits for
 * acknowledgements leaves its share to the others. What is carried is counted in whole microbits:
 * what cannot be divided, and what the last microsecond of a flow carries beyond its end, goes to
 * those that remain, so that nothing is carried twice or lost. Finishing times are recomputed when
 * a flow joins, waits, leaves or ends.
 */
final class Channel {
  /** A longer flow is carried in rounds of this many bytes, so that amounts cannot overflow. */
  static final long LONGEST_ROUND_BYTES = 1L << 30;

  private final VirtualClock clock;
  private final Runnable onRoundEnd = this::roundsEnd;
  private final List<Flow> active = new ArrayList<>();
  private final List<Flow> finished = new ArrayList<>();
  private RateProfile rates = RateProfile.unlimited();
  private long ratesSince;
  private long rttMicros;
  private long settledAt;
  private long spareMicrobits;
  private long sharing;
  private long timer;

  Channel(VirtualClock clock) {
    this.clock = clock;
  }

  /** Carries at these rates from now on; they begin at {@code since}. */
  void use(RateProfile newRates, long since, long newRttMicros) {
    settle();
    rates = newRates;
    ratesSince = since;
    rttMicros = newRttMicros;
    sharing++;
    schedule();
  }

  /** Carries a flow from now on; one that takes no time is done before this returns. */
  void join(Flow flow) {
    settle();
    resume(flow);
  }

  /** Stops carrying a flow that is not done. */
  void leave(Flow flow) {
    settle();
    clock.cancel(flow.wake());
    if (active.remove(flow)) {
      sharing++;
    }
    schedule();
  }

  /** When anything of the flow last got through, or could have. */
  long lastProgress(Flow flow) {
    if (flow.isWaiting()) {
      return flow.waitingSince();
    }
    return Math.max(0, ratesSince + rates.lastServing(clock.now() - ratesSince));
  }

  /** Bytes of the flow that have got through by now. */
  long delivered(Flow flow) {
    settle();
    return flow.delivered();
  }

  /** When so much more of the flow could be through, as rates and shares are now. */
  long expectedAt(Flow flow, long bytes) {
    return flow.isWaiting() ? flow.waitingSince() + rttMicros : finishOf(bytes);
  }

  long now() {
    return clock.now();
  }

  long rttMicros() {
    return rttMicros;
  }

  boolean isFixed() {
    return rates.isFixed();
  }

  /** Changes whenever the shares change. */
  long sharing() {
    return sharing;
  }

  /** When a flow that is among the active ones would be through with that much, from now on. */
  long finishOf(long bytes) {
    long microbits = bytes * RateProfile.MICROBITS_PER_BYTE * active.size();
    long at = rates.finish(clock.now() - ratesSince, microbits);
    return at == RateProfile.NEVER ? Long.MAX_VALUE / 2 : ratesSince + at;
  }

  private void resume(Flow flow) {
    active.add(flow);
    sharing++;
    flow.beginRound(this);
    advance(flow);
    schedule();
    tellFinished();
  }

  /** The flow has waited long enough for acknowledgements. */
  private void wake(Flow flow) {
    settle();
    resume(flow);
  }

  private void roundsEnd() {
    settle();
    for (int i = 0; i < active.size(); ) {
      Flow flow = active.get(i);
      advance(flow);
      if (i < active.size() && active.get(i) == flow) {
        i++;
      }
    }
    schedule();
    tellFinished();
  }

  /** Moves a flow on as far as it gets now. */
  private void advance(Flow flow) {
    if (rates == UnlimitedRate.UNLIMITED) {
      flow.carriedAll();
    }
    while (flow.pendingMicrobits() <= 0) {
      long wait = flow.endRound(this);
      if (wait == 0) {
        flow.beginRound(this);
        if (rates == UnlimitedRate.UNLIMITED) {
          flow.carriedAll();
        }
        continue;
      }
      active.remove(flow);
      sharing++;
      if (wait > 0) {
        flow.waits(clock.now(), clock.after(wait, Lane.NETWORK, () -> wake(flow)));
      } else {
        spareMicrobits += flow.surplusMicrobits();
        finished.add(flow);
      }
      return;
    }
  }

  private void tellFinished() {
    while (!finished.isEmpty()) {
      finished.remove(0).done();
    }
  }

  /** Books what has been carried since the last time. */
  private void settle() {
    long now = clock.now();
    int flows = active.size();
    if (flows == 0) {
      spareMicrobits = now == settledAt ? spareMicrobits : 0; // for who follows at once
    } else if (rates != UnlimitedRate.UNLIMITED) {
      long carried = rates.amount(settledAt - ratesSince, now - ratesSince) + spareMicrobits;
      long each = carried / flows;
      spareMicrobits = carried - each * flows;
      for (int i = 0; i < flows; i++) {
        active.get(i).carried(each);
      }
    }
    settledAt = now;
  }

  private void schedule() {
    clock.cancel(timer);
    timer = 0;
    if (active.isEmpty()) {
      return;
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < active.size(); i++) {
      least = Math.min(least, active.get(i).pendingMicrobits());
    }
    long need = Math.multiplyExact(Math.max(least, 0), active.size()) - spareMicrobits;
    long at = rates.finish(clock.now() - ratesSince, need);
    if (at != RateProfile.NEVER) {
      timer = clock.at(ratesSince + at, Lane.NETWORK, onRoundEnd);
    }
  }
}
