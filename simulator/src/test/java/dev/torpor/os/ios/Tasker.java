package dev.torpor.os.ios;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ContinuedProcessingTask;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A client that submits and handles what its test says. */
final class Tasker implements SyncClient {
  final App app;
  private final Map<String, BiConsumer<Tasker, BackgroundTask>> handlers = new LinkedHashMap<>();
  private Consumer<Tasker> atLaunch = tasker -> {};
  private Consumer<Tasker> atWork = tasker -> {};

  Tasker(App app) {
    this.app = app;
  }

  /** Handles tasks of that identifier. */
  Tasker handle(String identifier, BiConsumer<Tasker, BackgroundTask> handler) {
    handlers.put(identifier, handler);
    return this;
  }

  /** Does this at a launch by the user. */
  Tasker atLaunch(Consumer<Tasker> what) {
    atLaunch = what;
    return this;
  }

  /** Does this when the user starts something that takes long. */
  Tasker atWork(Consumer<Tasker> what) {
    atWork = what;
    return this;
  }

  @Override
  public void launched(Launch launch) {
    handlers.forEach(
        (identifier, handler) ->
            app.backgroundTasks().register(identifier, task -> handler.accept(this, task)));
    if (!launch.inBackground()) {
      atLaunch.accept(this);
    }
  }

  @Override
  public void userStartedWork() {
    atWork.accept(this);
  }

  /** Submits, and logs a refusal. */
  void submit(Request request) {
    try {
      app.backgroundTasks().submit(request);
    } catch (SubmitException e) {
      app.log(e.error() + " " + e.error().code());
    }
  }

  /** Submits a processing request. */
  void process(Duration delay) {
    submit(new ProcessingRequest("app.process", app.now().plus(delay)));
  }

  /** Submits a continued-processing request. */
  void continued(String identifier, ContinuedProcessingRequest.Strategy strategy) {
    submit(new ContinuedProcessingRequest(identifier, "Exporting", strategy));
  }

  /** Completes a task after some time, or when it expires. */
  void completeAfter(Duration duration, BackgroundTask task) {
    App.Cancellable done = app.after(duration, () -> task.setTaskCompleted(true));
    task.setExpirationHandler(
        () -> {
          done.cancel();
          app.log("expired " + task.identifier());
          task.setTaskCompleted(false);
        });
  }

  /** Reports so much progress each ten seconds until it is done, then completes. */
  void advance(ContinuedProcessingTask task, int percentEach, int percent) {
    task.updateProgress(Math.min(100, percent), 100);
    if (percent >= 100) {
      task.setTaskCompleted(true);
    } else {
      app.after(Duration.ofSeconds(10), () -> advance(task, percentEach, percent + percentEach));
    }
  }
}
