package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task of a {@link BatonExecutor}, which is its own future. */
final class BatonTask<V> extends VirtualFuture<V> implements RunnableScheduledFuture<V> {
  private final BatonExecutor owner;
  private final Callable<V> work;
  private final Duration period;
  private final Rhythm rhythm;
  private long dueMicros;
  private App.@Nullable Cancellable timer;
  private @Nullable Strand runner;

  /** Whether and how a task comes again. */
  enum Rhythm {
    /** It does not. */
    ONCE,
    /** So long after the last beginning was due. */
    AT_RATE,
    /** So long after the last end. */
    WITH_DELAY
  }

  BatonTask(Baton baton, BatonExecutor owner, Callable<V> work, Rhythm rhythm, Duration period) {
    super(baton, owner);
    this.owner = owner;
    this.work = work;
    this.rhythm = rhythm;
    this.period = period;
  }

  /** Makes it due after a delay from now. */
  void schedule(Duration delay) {
    Duration wait = delay.isNegative() ? Duration.ZERO : delay;
    dueMicros = owner.nowMicros() + wait.toNanos() / 1_000;
    timer = baton().after(wait, () -> owner.begin(this));
  }

  @Override
  public void run() {
    if (isDone()) {
      return;
    }
    runner = baton().current();
    try {
      V value = work.call();
      if (rhythm == Rhythm.ONCE) {
        complete(value);
      }
    } catch (ProcessKilled e) {
      throw e;
    } catch (Throwable e) { // whatever it is, it is the future's to tell
      completeExceptionally(e);
    } finally {
      runner = null;
    }
    if (!isDone() && !owner.isShutdown()) {
      repeat();
    }
  }

  private void repeat() {
    if (rhythm == Rhythm.AT_RATE) {
      long next = dueMicros + period.toNanos() / 1_000;
      schedule(Duration.ofNanos((next - owner.nowMicros()) * 1_000));
      dueMicros = next;
    } else if (rhythm == Rhythm.WITH_DELAY) {
      schedule(period);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    App.Cancellable pending = timer;
    if (pending != null) {
      pending.cancel();
    }
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Strand running = runner;
    if (cancelled && mayInterruptIfRunning && running != null) {
      baton().interrupt(running);
    }
    owner.dropped(this);
    return cancelled;
  }

  @Override
  public boolean isPeriodic() {
    return rhythm != Rhythm.ONCE;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(Duration.ofNanos((dueMicros - owner.nowMicros()) * 1_000));
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.MICROSECONDS), other.getDelay(TimeUnit.MICROSECONDS));
  }

  // Equality is identity, as of every future; said here because of compareTo.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
