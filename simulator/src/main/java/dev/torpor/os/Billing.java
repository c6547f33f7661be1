package dev.torpor.os;

import dev.torpor.energy.Cause;
import dev.torpor.time.VirtualClock;

/** Books the wakes of an app and the time it runs with the account the system keeps for it. */
final class Billing {
  private final VirtualClock clock;
  private final AppAccount account;
  private int wakes;
  private long wokenAt;
  private long shownAt;

  Billing(VirtualClock clock, AppAccount account) {
    this.clock = clock;
    this.account = account;
  }

  /** The app is woken; one that the user sees needs no waking. */
  void woken(Cause cause, AppState state) {
    if (state != AppState.FOREGROUND) {
      account.woken(cause, clock.now());
    }
    if (wakes++ == 0) {
      wokenAt = clock.now();
    }
  }

  /** One of those who woke it is done: the last one ends the bill. */
  void released(Cause cause, AppState state) {
    if (--wakes == 0) {
      bill(cause, state);
    }
  }

  /** The process has died. */
  void died(Cause cause, AppState state) {
    if (wakes > 0) {
      wakes = 0;
      bill(cause, state);
    }
  }

  void stateChanged(AppState from, AppState to) {
    long now = clock.now();
    if (from == AppState.FOREGROUND) {
      account.wasInForeground(now - shownAt, now);
    } else if (to == AppState.FOREGROUND) {
      shownAt = now;
    }
  }

  private void bill(Cause cause, AppState state) {
    if (state != AppState.FOREGROUND) {
      account.ran(cause, clock.now() - wokenAt, clock.now());
    }
  }
}
