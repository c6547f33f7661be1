package dev.torpor.harness.blocking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Several tasks of which the first to succeed counts and the others are cancelled. */
final class Race<T> {
  private final Signal decided;
  private final List<Future<?>> futures = new ArrayList<>();
  private int running;
  private @Nullable T winner;
  private @Nullable Exception lastFailure;

  Race(Baton baton, ExecutorService executor, Collection<? extends Callable<T>> tasks) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("there is no task to wait for");
    }
    decided = new Signal(baton);
    running = tasks.size();
    tasks.forEach(task -> futures.add(executor.submit(() -> run(task))));
  }

  private void run(Callable<T> task) {
    try {
      T result = task.call();
      if (!decided.isSet()) {
        winner = result;
        lastFailure = null;
        decided.set();
      }
    } catch (Exception e) {
      running--;
      lastFailure = e;
      if (running == 0) {
        decided.set();
      }
    }
  }

  /** The first success; {@code longest} is null for any wait. */
  @SuppressWarnings("NullAway") // a task may return null, and the winner is null while undecided
  T first(@Nullable Duration longest) throws InterruptedException, ExecutionException {
    try {
      if (longest == null) {
        decided.await();
      } else {
        decided.await(longest);
      }
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
    Exception failed = lastFailure;
    if (decided.isSet() && running == 0 && failed != null) {
      throw new ExecutionException(failed);
    }
    return winner;
  }

  /** True when time ran out before any task had ended well. */
  boolean isUndecided() {
    return !decided.isSet();
  }
}
