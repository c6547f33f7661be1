package com.example.torpor;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code contract-poll}: written against the contract, in callbacks. */
public final class ContractPoll implements SyncClientProvider {
  private static final String TASK = "app.refresh";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** For the service mechanism. */
  public ContractPoll() {}

  @Override
  public String name() {
    return "contract-poll";
  }

  @Override
  public String summary() {
    return "polls a feed with callbacks, as an iOS app does";
  }

  @Override
  public List<ClientOption> options() {
    return List.of(
        ClientOption.duration("interval", "30min", "Time from one refresh to the next."),
        ClientOption.text("url", "https://api.example.test/feed", "Where the records come from."));
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new Client(app, options.text("url"), options.duration("interval"));
  }

  private static final class Client implements SyncClient {
    private final App app;
    private final String url;
    private final Duration interval;
    private final List<Consumer<Boolean>> waiting = new ArrayList<>();
    private UrlSession.@Nullable Task underWay;
    private App.@Nullable BackgroundAssertion extension;
    private boolean shown;
    private int flight;

    Client(App app, String url, Duration interval) {
      this.app = app;
      this.url = url;
      this.interval = interval;
    }

    @Override
    public void launched(Launch launch) {
      app.backgroundTasks().register(TASK, this::refresh);
    }

    @Override
    public void enteredForeground() {
      if (!shown) {
        shown = true;
        sync(success -> endOfShown());
      }
    }

    @Override
    public void enteredBackground() {
      if (app.backgroundTasks().pending().isEmpty()) {
        submit();
      }
      if (shown && extension == null) {
        extension = app.beginBackgroundTask("finish sync", this::giveUp);
      }
    }

    private void refresh(BackgroundTask task) {
      submit(); // first: whatever happens below, there will be a next time
      boolean[] over = {false};
      Consumer<Boolean> whenDone =
          success -> {
            if (!over[0]) {
              over[0] = true;
              task.setTaskCompleted(success);
            }
          };
      task.setExpirationHandler(
          () -> {
            if (waiting.remove(whenDone)) {
              stopIfNobodyWaits();
            }
            whenDone.accept(false);
          });
      sync(whenDone);
    }

    private void submit() {
      try {
        app.backgroundTasks().submit(new AppRefreshRequest(TASK, app.now().plus(interval)));
      } catch (SubmitException e) {
        app.log("refresh not submitted: " + e.error());
      }
    }

    private void sync(Consumer<Boolean> whenDone) {
      waiting.add(whenDone);
      if (underWay == null) {
        send(app.replica().token());
      }
    }

    private void send(@Nullable String token) {
      int number = ++flight; // what was cancelled is not heard any more
      underWay =
          app.urlSession()
              .dataTask(
                  HttpRequest.get(Feed.url(url, token)),
                  TIMEOUT,
                  new UrlSession.Completion() {
                    @Override
                    public void completed(UrlSession.Response response) {
                      if (number == flight) {
                        answered(response, token);
                      }
                    }

                    @Override
                    public void failed(TransferError error) {
                      if (number == flight) {
                        end(false);
                      }
                    }
                  });
    }

    private void answered(UrlSession.Response response, @Nullable String token) {
      int status = response.http().status();
      if (status == 410 && token != null) {
        send(null);
      } else if (status == 200) {
        Feed feed = Feed.read(response.http().text());
        app.replica().apply(response, feed.changes(), feed.cursor());
        end(true);
      } else {
        end(false);
      }
    }

    private void end(boolean success) {
      underWay = null;
      List<Consumer<Boolean>> told = List.copyOf(waiting);
      waiting.clear();
      told.forEach(whenDone -> whenDone.accept(success));
    }

    private void giveUp() {
      waiting.clear();
      stopIfNobodyWaits();
      endOfShown();
    }

    private void stopIfNobodyWaits() {
      UrlSession.Task task = underWay;
      if (waiting.isEmpty() && task != null) {
        underWay = null;
        flight++;
        task.cancel();
      }
    }

    private void endOfShown() {
      shown = false;
      App.BackgroundAssertion held = extension;
      if (held != null) {
        extension = null;
        held.end();
      }
    }
  }
}
