package dev.torpor.harness.blocking;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future whose waits give the baton up and whose time-outs are virtual, and so for every future
 * derived from it. {@code CompletableFuture.allOf} and {@code anyOf} make plain futures, which only
 * {@link BlockingEnvironment#await} can wait for.
 */
class VirtualFuture<T> extends CompletableFuture<T> {
  private final Baton baton;
  private final Executor executor;

  /** A future that is not complete; {@code executor} runs its async methods. */
  VirtualFuture(Baton baton, Executor executor) {
    this.baton = baton;
    this.executor = executor;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new VirtualFuture<>(baton, executor);
  }

  @Override
  public Executor defaultExecutor() {
    return executor;
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      done().await();
    }
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone() && !done().await(Duration.of(timeout, unit.toChronoUnit()))) {
      throw new TimeoutException();
    }
    return super.get();
  }

  @Override
  public T join() {
    if (!isDone()) {
      done().awaitUninterruptibly();
    }
    return super.join();
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    later(timeout, unit, () -> completeExceptionally(new TimeoutException()));
    return this;
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(@Nullable T value, long timeout, TimeUnit unit) {
    later(timeout, unit, () -> complete(value));
    return this;
  }

  Baton baton() {
    return baton;
  }

  private void later(long timeout, TimeUnit unit, Runnable action) {
    if (!isDone()) {
      var timer = baton.after(Duration.of(timeout, unit.toChronoUnit()), action);
      var unused = super.whenComplete((value, thrown) -> timer.cancel());
    }
  }

  private Signal done() {
    Signal done = new Signal(baton);
    var unused = super.whenComplete((value, thrown) -> done.set());
    return done;
  }
}
