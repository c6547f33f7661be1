package dev.torpor.os;

import dev.torpor.app.ClientFailure;
import dev.torpor.app.ClientFault;
import dev.torpor.device.Device;
import dev.torpor.energy.Cause;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The main thread of one process: callbacks run one after the other, each at one virtual instant.
 *
 * <p>A callback that computes keeps the thread busy afterwards; the next one starts when it is
 * free. Suspension freezes the queue and what is left of a computation; death drops both.
 */
final class MainThread {
  private final VirtualClock clock;
  private final Device device;
  private final String holder;
  private final Supplier<Cause> cause;
  private final Deque<Call> calls = new ArrayDeque<>();
  private boolean frozen;
  private boolean dead;
  private boolean scheduled;
  private long next;
  private long busyUntil;
  private long frozenRemainder;
  private @Nullable Call running;

  private record Call(String label, Runnable body, @Nullable Runnable returned) {}

  MainThread(VirtualClock clock, Device device, String owner, Supplier<Cause> cause) {
    this.clock = clock;
    this.device = device;
    this.holder = owner + ", ";
    this.cause = cause;
  }

  /** Runs a callback as soon as the thread is free. */
  void post(String label, Runnable body) {
    post(label, body, null);
  }

  /**
   * Runs a callback as soon as the thread is free.
   *
   * @param returned told when the callback and what it computed are over
   */
  void post(String label, Runnable body, @Nullable Runnable returned) {
    if (dead) {
      return;
    }
    calls.add(new Call(label, body, returned));
    schedule();
  }

  /** Keeps the thread busy after the running callback. */
  void compute(long micros) {
    busyUntil = Math.max(busyUntil, clock.now()) + micros;
  }

  void freeze() {
    frozen = true;
    unschedule();
    frozenRemainder = Math.max(0, busyUntil - clock.now());
    device.cpuIdle();
  }

  void thaw() {
    frozen = false;
    busyUntil = clock.now() + frozenRemainder;
    if (frozenRemainder > 0) {
      device.cpuBusy(cause.get());
    }
    schedule();
  }

  void die() {
    dead = true;
    unschedule();
    calls.clear();
    running = null;
    device.cpuIdle();
  }

  private void schedule() {
    if (!scheduled && !frozen && !dead && (running != null || !calls.isEmpty())) {
      scheduled = true;
      next = clock.at(Math.max(clock.now(), busyUntil), Lane.CLIENT, this::step);
    }
  }

  private void unschedule() {
    if (scheduled) {
      clock.cancel(next);
      scheduled = false;
    }
  }

  /** Ends the call before, when its computing is over, or starts the next. */
  private void step() {
    scheduled = false;
    if (running != null) {
      finish(running);
    } else {
      Call call = calls.poll();
      if (call != null) {
        start(call);
      }
    }
    schedule();
  }

  private void start(Call call) {
    running = call;
    clock.holds().begin(holder, call.label());
    try {
      call.body().run();
    } catch (ClientFailure e) {
      throw e;
    } catch (ClientFault e) {
      throw new ClientFailure(clock.now(), call.label(), String.valueOf(e.getMessage()), null);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new ClientFailure(clock.now(), call.label(), "the client threw " + e, e);
    } finally {
      clock.holds().end();
    }
    if (dead) {
      return;
    }
    if (busyUntil > clock.now()) {
      device.cpuBusy(cause.get());
    } else {
      finish(call);
    }
  }

  private void finish(Call call) {
    running = null;
    device.cpuIdle();
    if (call.returned() != null) {
      call.returned().run();
    }
  }
}
