package dev.torpor.measure;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Launch;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.measure.Feed.Stamped;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.TransferError;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Story;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two days of a whole phone with a polling client, a charger, dead spots and a busy server. */
final class PollingDevice {
  static final long END = 2 * TimeFormat.DAY;

  private PollingDevice() {}

  /** Every event of such days. */
  static List<Stamped> events(long seed) {
    List<Stamped> events = new ArrayList<>();
    ServerChanges changes = changes(new RandomStreams(seed).fork("test/changes"));
    Story story =
        new Story()
            .changes(changes)
            .client(Poller::new)
            .origin(
                (request, now) -> {
                  StringBuilder body = new StringBuilder();
                  long[] versions = new long[changes.records()];
                  Arrays.fill(versions, 1);
                  for (int i = 0; i < changes.size() && changes.at(i) <= now; i++) {
                    versions[changes.record(i)] = changes.version(i);
                  }
                  for (int i = 0; i < versions.length; i++) {
                    body.append(i).append(' ').append(versions[i]).append('\n');
                  }
                  HttpResponse response =
                      new HttpResponse(200, List.of(), Body.of(body.toString()));
                  return new ServerReply(response, 80_000, 90_000, null);
                });
    NetworkPath lte =
        new NetworkPath(
            Interface.CELLULAR, "lte", Story.LTE, new Link(5_000_000, 2_000_000, 70_000, 0));
    story.path(0, lte).battery(.6).charge(22 * TimeFormat.HOUR, 30 * TimeFormat.HOUR);
    story.path(9 * TimeFormat.HOUR, NetworkPath.none()).path(10 * TimeFormat.HOUR, lte);
    for (int hour = 8; hour < 40; hour += 5) {
      story.open(hour * TimeFormat.HOUR, hour * TimeFormat.HOUR + 2 * TimeFormat.MINUTE);
    }
    story.play(END, List.of((at, event) -> events.add(new Stamped(at, event))));
    return events;
  }

  private static ServerChanges changes(RandomStream random) {
    long[] at = new long[60];
    int[] record = new int[at.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = (i == 0 ? 0 : at[i - 1]) + random.nextLong(90 * TimeFormat.MINUTE);
      record[i] = (int) random.nextLong(5);
    }
    return new ServerChanges(5, at, record);
  }

  /** Asks for everything at each launch and at each refresh. */
  private record Poller(App app) implements SyncClient {
    private static final String ID = "app.refresh";

    @Override
    public void launched(Launch launch) {
      app.backgroundTasks().register(ID, this::refresh);
      if (!launch.inBackground()) {
        fetch(() -> {});
        submit();
      }
    }

    @Override
    public void enteredForeground() {
      fetch(() -> {});
    }

    private void refresh(BackgroundTask task) {
      submit();
      fetch(() -> task.setTaskCompleted(true));
    }

    private void submit() {
      try {
        app.backgroundTasks()
            .submit(new AppRefreshRequest(ID, app.now().plus(Duration.ofMinutes(30))));
      } catch (SubmitException e) {
        app.log("refused: " + e.error());
      }
    }

    private void fetch(Runnable done) {
      app.urlSession().dataTask(HttpRequest.get("https://host/all"), new Store(app, done));
    }
  }

  private record Store(App app, Runnable done) implements UrlSession.Completion {
    @Override
    public void completed(UrlSession.Response response) {
      List<RecordVersion> records = new ArrayList<>();
      response
          .http()
          .text()
          .lines()
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                records.add(
                    new RecordVersion(
                        "r" + line.substring(0, space), Long.parseLong(line.substring(space + 1))));
              });
      app.replica().apply(response, records, null);
      done.run();
    }

    @Override
    public void failed(TransferError error) {
      done.run();
    }
  }
}
