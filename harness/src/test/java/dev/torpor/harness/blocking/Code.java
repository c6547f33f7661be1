package dev.torpor.harness.blocking;

import dev.torpor.harness.client.ClientDays;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.time.TimeFormat;
import java.util.List;

/** A client made of one blocking sync. */
final class Code extends BlockingSync {
  private final Rounds.Sync sync;

  Code(Rounds.Sync sync) {
    this.sync = sync;
  }

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String summary() {
    return "runs what a test gives it";
  }

  @Override
  protected SyncResult syncOnce(BlockingEnvironment environment) throws Exception {
    return sync.once(environment);
  }

  /** What is logged and served when the app is open for an hour. */
  static List<String> play(Origin origin, Rounds.Sync sync) {
    return days(origin, sync).play(2 * TimeFormat.HOUR).stream()
        .filter(line -> line.contains(" client.log ") || line.contains(" http.served "))
        .map(line -> line.replaceAll(" bytesDown=\\d+", "").replaceFirst("^0d ", ""))
        .map(line -> line.replace("client.log message=", "").replace("http.served ", ""))
        .toList();
  }

  static ClientDays days(Origin origin, Rounds.Sync sync) {
    return ClientDays.of(new Code(sync), origin)
        .firstLaunch(TimeFormat.HOUR)
        .option("refresh", "off");
  }

  /** A server that takes a second and says which request it was. */
  static Origin slow() {
    return (request, now) ->
        new ServerReply(
            text(200, request.method() + " " + request.target() + " " + request.body().text()),
            TimeFormat.SECOND,
            TimeFormat.SECOND,
            null);
  }

  static HttpResponse text(int status, String text, Header... headers) {
    return new HttpResponse(status, List.of(headers), Body.of(text));
  }
}
