package dev.torpor.harness.client.kit;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A launch or a push that the system granted: completed exactly once, whatever happens. */
final class Grant {
  private final Consumer<Outcome> completion;
  private Engine.@Nullable Interest interest;
  private Runnable afterwards = () -> {};
  private boolean completed;

  Grant(Consumer<Outcome> completion) {
    this.completion = completion;
  }

  /** Syncs in it. */
  void sync(Engine engine, Cause cause) {
    interest = engine.want(cause, this::complete);
  }

  /** The time is over: stops at once. */
  void expire() {
    Engine.Interest waiting = interest;
    if (waiting != null) {
      waiting.withdraw();
    }
    complete(Outcome.FAILED);
  }

  /** Has something done when it is completed; at once when it is already. */
  void whenComplete(Runnable action) {
    if (completed) {
      action.run();
    } else {
      afterwards = action;
    }
  }

  private void complete(Outcome outcome) {
    if (!completed) {
      completed = true;
      afterwards.run();
      completion.accept(outcome);
    }
  }
}
