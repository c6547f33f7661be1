package dev.torpor.harness.cli.clients;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A client made of a name and what it does with an app. */
abstract class Misbehaving implements SyncClientProvider {
  private static final String TASK = "refresh";

  private final String name;
  private final Function<App, SyncClient> client;

  Misbehaving(String name, Function<App, SyncClient> client) {
    this.name = name;
    this.client = client;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "misbehaves";
  }

  @Override
  public List<ClientOption> options() {
    return List.of();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return client.apply(app);
  }

  /** Throws as soon as it is launched. */
  public static final class Throwing extends Misbehaving {
    /** For the service mechanism. */
    public Throwing() {
      super(
          "test-throws",
          app ->
              launch -> {
                throw new IllegalStateException(
                    "the cache is broken", new IllegalArgumentException("no magic number"));
              });
    }
  }

  /** Never returns from its launch. */
  public static final class Hanging extends Misbehaving {
    /** For the service mechanism. */
    public Hanging() {
      super("test-hangs", app -> launch -> waitForever());
    }

    private static void waitForever() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Completes its task twice. */
  public static final class Twice extends Misbehaving {
    /** For the service mechanism. */
    public Twice() {
      super(
          "test-completes-twice",
          app ->
              new Refreshing(
                  app,
                  (client, task) -> {
                    task.setTaskCompleted(true);
                    task.setTaskCompleted(true);
                  }));
    }
  }

  /** Registers its handler when the user sees the app, which is too late. */
  public static final class Late extends Misbehaving {
    /** For the service mechanism. */
    public Late() {
      super("test-registers-late", LateClient::new);
    }
  }

  /** Submits its next request at once, again and again. */
  public static final class Restless extends Misbehaving {
    /** For the service mechanism. */
    public Restless() {
      super(
          "test-restless",
          app ->
              new Refreshing(
                  app,
                  (client, task) -> {
                    client.submit();
                    task.setTaskCompleted(true);
                  }));
    }
  }

  /** Remembers earlier runs, as a static field does. */
  public static final class Drifting extends Misbehaving {
    private static final AtomicInteger LAUNCHES = new AtomicInteger();

    /** For the service mechanism. */
    public Drifting() {
      super(
          "test-drifts",
          app -> launch -> app.log("launch " + LAUNCHES.incrementAndGet() + " of all"));
    }
  }

  /** Asks for two kinds of tasks, whatever the app declares. */
  public static final class Undeclared extends Misbehaving {
    /** For the service mechanism. */
    public Undeclared() {
      super(
          "test-undeclared",
          app ->
              launch -> {
                submit(app, new AppRefreshRequest("a", null));
                submit(app, new ProcessingRequest("b", null));
              });
    }

    private static void submit(App app, Request request) {
      try {
        app.backgroundTasks().submit(request);
      } catch (SubmitException e) {
        app.log("refused with " + e.error().text());
      }
    }
  }

  private record LateClient(App app) implements SyncClient {
    @Override
    public void launched(Launch launch) {
      app.log("too early to think of tasks");
    }

    @Override
    public void enteredForeground() {
      app.backgroundTasks().register(TASK, task -> task.setTaskCompleted(true));
    }
  }

  private record Refreshing(App app, BiConsumer<Refreshing, BackgroundTask> handler)
      implements SyncClient {
    @Override
    public void launched(Launch launch) {
      app.backgroundTasks().register(TASK, task -> handler.accept(this, task));
    }

    @Override
    public void enteredBackground() {
      if (app.backgroundTasks().pending().isEmpty()) {
        submit();
      }
    }

    void submit() {
      try {
        app.backgroundTasks().submit(new AppRefreshRequest(TASK, null));
      } catch (SubmitException e) {
        app.log("refused: " + e.getMessage());
      }
    }
  }
}
