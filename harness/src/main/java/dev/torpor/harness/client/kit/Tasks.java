package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import java.util.function.Supplier;

/** A background task that is pending at all times: each grant asks for the next one first. */
final class Tasks {
  private final App app;
  private final Kit kit;
  private final Cause cause;
  private final String identifier;
  private final String what;
  private final Supplier<Request> next;

  /**
   * Tasks of one identifier.
   *
   * @param what for the log
   * @param next the request to submit
   */
  Tasks(Kit kit, Cause cause, String identifier, String what, Supplier<Request> next) {
    this.app = kit.app();
    this.kit = kit;
    this.cause = cause;
    this.identifier = identifier;
    this.what = what;
    this.next = next;
  }

  void register() {
    if (!app.backgroundTasks().register(identifier, this::granted)) {
      app.log("the app's manifest does not permit the identifier " + identifier);
    }
  }

  /** Submits a request unless one is pending. */
  void ensure() {
    if (app.backgroundTasks().pending().stream()
        .noneMatch(request -> request.identifier().equals(identifier))) {
      submit();
    }
  }

  /** Submits a request; one that is pending is replaced. */
  void submit() {
    try {
      app.backgroundTasks().submit(next.get());
    } catch (SubmitException e) {
      app.log(what + " not submitted: " + e.error() + " (" + e.error().code() + ")");
    }
  }

  private void granted(BackgroundTask task) {
    submit(); // first: whatever happens below, there will be a next time
    Grant grant = new Grant(outcome -> task.setTaskCompleted(outcome.success()));
    task.setExpirationHandler(grant::expire);
    grant.sync(kit.engine(), cause);
  }
}
