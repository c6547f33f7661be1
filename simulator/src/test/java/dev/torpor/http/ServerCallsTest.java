package dev.torpor.http;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.TransferError;
import dev.torpor.simulation.Story;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServerCallsTest {
  private static final NetworkPath HOME =
      new NetworkPath(
          Interface.WIFI, "home", Story.LTE, new Link(8_000_000, 8_000_000, 100_000, 0));
  private static final HttpResponse OK = new HttpResponse(200, List.of(), Body.of("ok"));

  @Test
  void given_a_server_that_calls_others_then_it_does_so_at_its_own_instants() {
    List<String> events =
        new Story()
            .instantly()
            .path(0, HOME)
            .open(30 * SECOND, MINUTE)
            .origin(new Caller())
            .client(Asking::new)
            .play(2 * MINUTE, "http.served", "http.called");

    assertThat(events)
        .containsExactly(
            "0d 00:00:00.61013 http.served transfer=1 method=GET target=/a status=200 bytesDown=40",
            "0d 00:00:05.61013 http.called method=POST url=https://x/5 status=0 bytes=1",
            "0d 00:00:30.51013 http.served transfer=2 method=GET target=/a status=200 bytesDown=40",
            "0d 00:00:35.51013 http.called method=POST url=https://x/5 status=0 bytes=1",
            "0d 00:00:40.61013 http.called method=POST url=https://x/40 status=0 bytes=2",
            "0d 00:01:10.51013 http.called method=POST url=https://x/40 status=0 bytes=2");
  }

  @Test
  void given_a_response_that_tells_a_length_then_the_wire_does_not_tell_it_again() {
    HttpResponse head =
        new HttpResponse(200, List.of(new Header("Content-Length", "4711")), Body.none());

    assertThat(WireSize.of(head))
        .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 4711\r\n\r\n".length());
    assertThat(WireSize.of(OK))
        .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".length());
  }

  /** Calls somebody 40 and 5 seconds after each request. */
  private static final class Caller implements Origin {
    private final TreeMap<Long, String> due = new TreeMap<>();

    @Override
    public ServerReply receive(HttpRequest request, long now) {
      due.put(now + 5 * SECOND, "5");
      due.put(now + 40 * SECOND, "40");
      return ServerReply.now(OK);
    }

    @Override
    public long nextCallAt() {
      return due.isEmpty() ? NO_CALL : due.firstKey();
    }

    @Override
    public ServerCall call(long now) {
      String name = due.pollFirstEntry().getValue();
      return new ServerCall(
          new HttpRequest("POST", "https://x/" + name, List.of(), Body.of(name)),
          ServerCall.UNANSWERED);
    }
  }

  /** A client that asks whenever the user opens the app. */
  private record Asking(App app) implements SyncClient, UrlSession.Completion {
    @Override
    public void launched(Launch launch) {}

    @Override
    public void enteredForeground() {
      app.urlSession().dataTask(HttpRequest.get("https://api/a"), this);
    }

    @Override
    public void completed(UrlSession.Response response) {}

    @Override
    public void failed(TransferError error) {}
  }
}
