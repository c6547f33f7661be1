package dev.torpor.harness.blocking;

import dev.torpor.harness.blocking.BatonTask.Rhythm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An executor whose delays are virtual and whose threads hold the baton of their process. Every
 * task has a thread of its own; no more than its number of threads run at a time, the others queue.
 */
final class BatonExecutor extends AbstractExecutorService implements ScheduledExecutorService {
  private final Baton baton;
  private final LongSupplier nowMicros;
  private final String name;
  private final int threads;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final Set<BatonTask<?>> scheduled = new LinkedHashSet<>();
  private final Set<Strand> workers = new LinkedHashSet<>();
  private final Signal terminated;
  private int begun;
  private boolean shutdown;

  BatonExecutor(Baton baton, LongSupplier nowMicros, String name, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("an executor needs a thread, not " + threads);
    }
    this.baton = baton;
    this.nowMicros = nowMicros;
    this.name = name;
    this.threads = threads;
    this.terminated = new Signal(baton);
  }

  long nowMicros() {
    return nowMicros.getAsLong();
  }

  @Override
  public void execute(Runnable command) {
    baton.check();
    refuseWhenShutDown();
    enter(command);
  }

  /** A scheduled task is due. */
  void begin(BatonTask<?> task) {
    if (!task.isPeriodic()) {
      scheduled.remove(task);
    }
    if (!task.isDone()) {
      enter(task);
    }
  }

  /** A task will not run, or not again. */
  void dropped(BatonTask<?> task) {
    scheduled.remove(task);
    terminateIfIdle();
  }

  private void enter(Runnable command) {
    if (workers.size() < threads) {
      Strand[] worker = new Strand[1];
      worker[0] = baton.spawn(name + "-" + ++begun, () -> work(command, worker[0]));
      workers.add(worker[0]);
    } else {
      queue.add(command);
    }
  }

  private void work(Runnable command, Strand worker) {
    try {
      command.run();
    } finally {
      if (!baton.isDead()) {
        workers.remove(worker);
        Runnable next = queue.poll();
        if (next != null) {
          enter(next);
        }
        terminateIfIdle();
      }
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(new Call<>(command, null), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return later(new BatonTask<>(baton, this, callable, Rhythm.ONCE, Duration.ZERO), delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return repeated(command, Rhythm.AT_RATE, initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return repeated(command, Rhythm.WITH_DELAY, initialDelay, delay, unit);
  }

  private ScheduledFuture<?> repeated(
      Runnable command, Rhythm rhythm, long initialDelay, long period, TimeUnit unit) {
    if (period <= 0) {
      throw new IllegalArgumentException("a period must be positive, not " + period);
    }
    Duration between = Duration.of(period, unit.toChronoUnit());
    return later(
        new BatonTask<>(baton, this, new Call<>(command, null), rhythm, between),
        initialDelay,
        unit);
  }

  private <V> BatonTask<V> later(BatonTask<V> task, long delay, TimeUnit unit) {
    refuseWhenShutDown();
    scheduled.add(task);
    task.schedule(Duration.of(delay, unit.toChronoUnit()));
    return task;
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return newTaskFor(new Call<>(runnable, value));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new BatonTask<>(baton, this, callable, Rhythm.ONCE, Duration.ZERO);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    List<Future<T>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(submit(task)));
    long end = nowMicros() + unit.toMicros(timeout);
    for (Future<T> future : futures) {
      try {
        future.get(Math.max(0, end - nowMicros()), TimeUnit.MICROSECONDS);
      } catch (ExecutionException | java.util.concurrent.CancellationException e) {
        // told by the future itself
      } catch (TimeoutException e) {
        future.cancel(true);
      }
    }
    return futures;
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return new Race<T>(baton, this, tasks).first(null);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Race<T> race = new Race<>(baton, this, tasks);
    T first = race.first(Duration.of(timeout, unit.toChronoUnit()));
    if (race.isUndecided()) {
      throw new TimeoutException();
    }
    return first;
  }

  @Override
  public void shutdown() {
    baton.check();
    shutdown = true;
    for (BatonTask<?> task : new ArrayList<>(scheduled)) {
      if (task.isPeriodic()) {
        task.cancel(false);
      }
    }
    terminateIfIdle();
  }

  @Override
  public List<Runnable> shutdownNow() {
    baton.check();
    shutdown = true;
    List<Runnable> left = new ArrayList<>(queue);
    queue.clear();
    for (BatonTask<?> task : new ArrayList<>(scheduled)) {
      left.add(task);
      task.cancel(false);
    }
    workers.forEach(baton::interrupt);
    terminateIfIdle();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return terminated.isSet();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return terminated.await(Duration.of(timeout, unit.toChronoUnit()));
  }

  private void terminateIfIdle() {
    if (shutdown && workers.isEmpty() && queue.isEmpty() && scheduled.isEmpty()) {
      terminated.set();
    }
  }

  private void refuseWhenShutDown() {
    if (shutdown) {
      throw new RejectedExecutionException("the executor '" + name + "' has been shut down");
    }
  }

  /** A runnable as a callable. */
  private record Call<T>(Runnable body, @Nullable T value) implements Callable<T> {
    @Override
    @SuppressWarnings("NullAway") // a runnable's future has no value
    public T call() {
      body.run();
      return value;
    }
  }
}
