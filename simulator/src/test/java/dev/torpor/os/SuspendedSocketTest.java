package dev.torpor.os;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.simulation.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of an ordinary session that are in flight when the app is suspended. */
class SuspendedSocketTest {
  /** Asks for something when the user leaves; the app is suspended half a second later. */
  private record Asking(App app) implements SyncClient, UrlSession.Completion {
    @Override
    public void launched(Launch launch) {}

    @Override
    public void enteredBackground() {
      app.urlSession().dataTask(HttpRequest.get("https://api.example.test/feed"), this);
    }

    @Override
    public void completed(UrlSession.Response response) {
      app.log("completed");
    }

    @Override
    public void failed(TransferError error) {
      app.log("failed " + error.code());
    }
  }

  /** The answer comes so much later than the request, which is made at 10 s. */
  private static Story answeredAfter(long micros) {
    HttpResponse response = new HttpResponse(200, List.of(), Body.none());
    return new Story()
        .origin((request, now) -> new ServerReply(response, micros, micros, null))
        .client(Asking::new);
  }

  @Test
  void T77_given_a_request_in_flight_when_the_app_sleeps_long_then_it_fails_with_53_on_resume() {
    Story story = answeredAfter(20 * SECOND).open(5 * MINUTE, 5 * MINUTE + SECOND);

    assertThat(story.play(5 * MINUTE + SECOND, "transfer.failed", "client.log", "app.state"))
        .endsWith(
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 00:00:15.5 transfer.failed transfer=1 via=CELLULAR error=SUSPENDED code=53"
                + " bytesUp=46",
            "0d 00:05:00 app.state state=BACKGROUND",
            "0d 00:05:00.05 app.state state=FOREGROUND",
            "0d 00:05:00.05 client.log message=failed 53");
  }

  @Test
  void T77_twin_given_an_app_that_is_resumed_after_3_s_then_the_request_goes_on() {
    Story story = answeredAfter(20 * SECOND).open(13 * SECOND, HOUR);

    assertThat(story.play(MINUTE, "transfer.failed", "client.log"))
        .containsExactly("0d 00:00:30.5202 client.log message=completed");
  }

  @Test
  void T77_twin_given_sockets_that_live_on_then_the_answer_waits_for_the_app() {
    Story story =
        answeredAfter(20 * SECOND)
            .duration("url.socketDeadAfterSuspension", HOUR)
            .open(5 * MINUTE, 5 * MINUTE + SECOND);

    assertThat(story.play(5 * MINUTE + SECOND, "transfer.failed", "client.log"))
        .containsExactly("0d 00:05:00.05 client.log message=completed");
  }

  @Test
  void given_an_answer_within_the_life_of_the_socket_then_the_app_gets_it_when_it_is_resumed() {
    Story story = answeredAfter(3 * SECOND).open(5 * MINUTE, 5 * MINUTE + SECOND);

    assertThat(story.play(5 * MINUTE + SECOND, "transfer.failed", "client.log"))
        .containsExactly("0d 00:05:00.05 client.log message=completed");
  }
}
