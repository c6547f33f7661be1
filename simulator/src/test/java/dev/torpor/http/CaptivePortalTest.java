package dev.torpor.http;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.PathTrait;
import dev.torpor.network.TransferError;
import dev.torpor.simulation.Story;
import dev.torpor.trace.TraceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptivePortalTest {
  private static final NetworkPath HOTEL =
      new NetworkPath(
          Interface.WIFI, "hotel", Story.LTE, new Link(8_000_000, 8_000_000, 100_000, 0));

  private final List<String> seen = new ArrayList<>();
  private final TraceText text = new TraceText();
  private int asked;

  private Measurement play(String url, PathTrait trait, Origin origin) {
    Story story =
        new Story()
            .instantly()
            .path(0, HOTEL.with("", EnumSet.of(trait)))
            .path(20 * SECOND, HOTEL)
            .open(30 * SECOND, MINUTE)
            .origin(origin)
            .client(app -> new Asking(app, url));
    Meters meters = new Meters(new Window(0, 2 * MINUTE));
    story.play(2 * MINUTE, List.of(meters, text));
    return meters.finish(2 * MINUTE);
  }

  private ServerReply answer(HttpRequest request, long now) {
    asked++;
    return ServerReply.now(new HttpResponse(200, List.of(), Body.of("{\"of\":\"the API\"}")));
  }

  private List<String> lines(String... types) {
    return text.lines().stream()
        .filter(line -> List.of(types).contains(line.split(" ")[2]))
        .toList();
  }

  @Test
  void given_a_portal_then_its_page_comes_with_status_200_and_the_server_hears_nothing() {
    Measurement run = play("https://api/feed", PathTrait.CAPTIVE, this::answer);

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).startsWith("200 text/html; charset=utf-8 <!DOCTYPE html>");
    assertThat(seen.get(1)).isEqualTo("200 null {\"of\":\"the API\"}");
    assertThat(asked).isEqualTo(1);
    assertThat(lines("network.path", "network.conditions", "http.intercepted", "http.served"))
        .containsExactly(
            "0d 00:00:00 network.path via=WIFI name=hotel traits=[CAPTIVE]",
            "0d 00:00:00.610133 http.intercepted transfer=1 method=GET target=/feed status=200"
                + " bytesDown=234",
            "0d 00:00:20 network.conditions via=WIFI name=hotel",
            "0d 00:00:30.510133 http.served transfer=2 method=GET target=/feed status=200"
                + " bytesDown=55");
    assertThat(run.identities().failures()).isEmpty();
    assertThat(run.traffic().served()).isEqualTo(1);
    assertThat(run.traffic().completed()).isEqualTo(2);
  }

  @Test
  void given_a_portal_without_certificates_then_encrypted_requests_fail_and_plain_ones_do_not() {
    play("https://api/feed", PathTrait.CAPTIVE_WITHOUT_TLS, this::answer);
    play("http://api/feed", PathTrait.CAPTIVE_WITHOUT_TLS, this::answer);

    assertThat(seen.get(0)).isEqualTo("CERTIFICATE_UNTRUSTED");
    assertThat(seen.get(1)).isEqualTo("200 null {\"of\":\"the API\"}");
    assertThat(seen.get(2)).startsWith("200 text/html");
  }

  /** A client that asks whenever the user opens the app. */
  private final class Asking implements SyncClient, UrlSession.Completion {
    private final App app;
    private final String url;

    Asking(App app, String url) {
      this.app = app;
      this.url = url;
    }

    @Override
    public void launched(Launch launch) {}

    @Override
    public void enteredForeground() {
      app.urlSession().dataTask(HttpRequest.get(url), this);
    }

    @Override
    public void completed(UrlSession.Response response) {
      HttpResponse http = response.http();
      seen.add(http.status() + " " + http.header("Content-Type") + " " + http.text());
    }

    @Override
    public void failed(TransferError error) {
      seen.add(error.name());
    }
  }
}
