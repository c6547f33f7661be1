package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.app.App;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What correct clients of all shapes have in common: rounds with a pause between, one request at a
 * time, a login after 401, at least as long a wait as the server asks for in seconds, and nothing
 * believed that is not the JSON it should be.
 */
abstract class SteadyClient extends FaultPhone.Open {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_SECONDS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final App app;
  private final Duration pause;
  private Duration wait;

  /**
   * A client.
   *
   * @param pause from the end of a round to the next one
   */
  SteadyClient(App app, Duration pause) {
    this.app = app;
    this.pause = pause;
    this.wait = pause;
  }

  App app() {
    return app;
  }

  @Override
  void begin() {
    round();
  }

  /** Begins a round; it ends with {@link #done}. */
  abstract void round();

  /** The round is over, well or not. */
  void done() {
    Duration next = wait;
    wait = pause;
    app.after(next, this::round);
  }

  /**
   * Sends a request; a failure ends the round.
   *
   * @param then hears of every answer but 401, 429 and 5xx
   */
  void send(
      String method,
      String target,
      List<Header> headers,
      Body body,
      Consumer<UrlSession.Response> then) {
    HttpRequest request = new HttpRequest(method, url(target), headers, body);
    app.urlSession()
        .dataTask(
            request,
            TIMEOUT,
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {
                hear(response, then);
              }

              @Override
              public void failed(TransferError error) {
                done();
              }
            });
  }

  private static String url(String target) {
    return target.startsWith("http") ? target : "https://api.test" + target;
  }

  private void hear(UrlSession.Response response, Consumer<UrlSession.Response> then) {
    int status = response.http().status();
    if (status == 401) {
      send("POST", "/token", List.of(), Body.of("{\"data\":\"x\"}"), login -> done());
    } else if (status == 429 || status >= 500) {
      heed(response.http().header("Retry-After"));
      done();
    } else {
      then.accept(response);
    }
  }

  private void heed(@Nullable String seconds) {
    if (seconds != null && seconds.matches("[0-9]{1,6}")) {
      long asked = Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(seconds));
      wait = Duration.ofSeconds(Math.max(pause.toSeconds(), asked));
    }
  }

  /** The object in a response, null when it is none. */
  static @Nullable JsonNode json(HttpResponse response) {
    try {
      JsonNode tree = JSON.readTree(response.body().bytes());
      return tree != null && tree.isObject() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  static List<Header> headers(String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return headers;
  }
}
