package dev.torpor.harness.blocking;

import java.util.concurrent.CompletableFuture;

/** Waits for what others make. */
final class Waits {
  private Waits() {}

  /** Waits until a future of any maker is complete, however it ends. */
  static void await(Baton baton, CompletableFuture<?> future) throws InterruptedException {
    if (!future.isDone()) {
      Signal done = new Signal(baton);
      var unused = future.whenComplete((value, thrown) -> done.set());
      done.await();
    }
  }
}
