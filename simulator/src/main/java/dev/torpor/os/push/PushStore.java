package dev.torpor.os.push;

import dev.torpor.os.PushRules;
import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the push service keeps for a device that cannot take it: at most so many pushes. */
final class PushStore {
  private final VirtualClock clock;
  private final Trace trace;
  private final RandomStream chance;
  private final PushRules.Gateway rules;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(Push push, long expiry) {}

  PushStore(VirtualClock clock, Trace trace, RandomStream chance, PushRules.Gateway rules) {
    this.clock = clock;
    this.trace = trace;
    this.chance = chance;
    this.rules = rules;
  }

  /** Keeps a push; when there is no room, one of those it has and the new one goes. */
  void add(Push push, PushEvent.StoreReason why) {
    if (push.expiresAt() <= clock.now()) {
      drop(push, PushEvent.DropReason.EXPIRED);
      return;
    }
    if (kept.size() >= rules.stored()) {
      boolean newestStays = rules.selection() == PushRules.Selection.NEWEST || chance.chance(0.5);
      if (!newestStays) {
        Push last = kept.get(kept.size() - 1).push();
        trace.record(new PushEvent.Replaced(push.id(), last.id(), PushEvent.Place.SERVICE));
        return;
      }
      Kept oldest = kept.remove(0);
      clock.cancel(oldest.expiry());
      trace.record(new PushEvent.Replaced(oldest.push().id(), push.id(), PushEvent.Place.SERVICE));
    }
    trace.record(new PushEvent.Stored(push.id(), why));
    kept.add(new Kept(push, clock.at(push.expiresAt(), Lane.NETWORK, () -> expired(push.id()))));
  }

  /** Takes out what can be delivered now, in the order in which it came. */
  List<Push> takeAll(Predicate<Push> deliverable) {
    if (kept.isEmpty()) {
      return List.of();
    }
    List<Push> taken = new ArrayList<>();
    for (Kept each : List.copyOf(kept)) {
      if (deliverable.test(each.push())) {
        kept.remove(each);
        clock.cancel(each.expiry());
        taken.add(each.push());
      }
    }
    return taken;
  }

  /** Throws everything away. */
  void clear(PushEvent.DropReason why) {
    for (Kept each : kept) {
      clock.cancel(each.expiry());
      drop(each.push(), why);
    }
    kept.clear();
  }

  private void expired(long id) {
    for (Kept each : List.copyOf(kept)) {
      if (each.push().id() == id) {
        kept.remove(each);
        drop(each.push(), PushEvent.DropReason.EXPIRED);
      }
    }
  }

  private void drop(Push push, PushEvent.DropReason why) {
    trace.record(new PushEvent.Dropped(push.id(), PushEvent.Place.SERVICE, why));
  }
}
