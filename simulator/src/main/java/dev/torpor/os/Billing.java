package dev.torpor.os;

import dev.torpor.app.ClientEvent;
import dev.torpor.energy.Cause;
import dev.torpor.time.VirtualClock;

/** Books the wakes of an app and the time it runs with the account the system keeps for it. */
final class Billing {
  private final Phone phone;
  private final VirtualClock clock;
  private final AppAccount account;
  private final long mostBytes;
  private int wakes;
  private long wokenAt;
  private long shownAt;

  /**
   * Books with an account.
   *
   * @param mostBytes what a wake should carry over a cellular network at most
   */
  Billing(Phone phone, AppAccount account, long mostBytes) {
    this.phone = phone;
    this.clock = phone.clock();
    this.account = account;
    this.mostBytes = mostBytes;
  }

  /** The app is woken; one that the user sees needs no waking. */
  void woken(Cause cause, AppState state) {
    if (state != AppState.FOREGROUND) {
      account.woken(cause, clock.now());
    }
    if (wakes++ == 0) {
      wokenAt = clock.now();
      account.takeWakeBytes();
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
    long bytes = account.takeWakeBytes();
    if (state == AppState.FOREGROUND) {
      return;
    }
    account.ran(cause, clock.now() - wokenAt, clock.now());
    boolean advised = cause == Cause.REFRESH || cause == Cause.PUSH;
    if (advised && bytes > mostBytes) {
      phone
          .trace()
          .record(new ClientEvent.Violation("B44", Misuse.bulkOverCellular(bytes, mostBytes)));
    }
  }
}
