package dev.torpor.harness.backend.fault;

import dev.torpor.app.App;
import dev.torpor.app.UrlSession;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks what a script says and logs what it hears. */
final class Asker extends FaultPhone.Open {
  private static final List<String> SHOWN =
      List.of("Retry-After", "ETag", "Last-Modified", "Date", "Location");

  private final App app;
  private final List<String> script;

  /**
   * A client.
   *
   * @param script lines {@code MOMENT METHOD /path|Name: value|...}; what begins with a brace is
   *     the body
   */
  Asker(App app, List<String> script) {
    this.app = app;
    this.script = script;
  }

  @Override
  void begin() {
    for (String line : script) {
      String[] parts = line.split("\\|", -1);
      String[] words = parts[0].split(" ", -1);
      List<Header> headers = new ArrayList<>();
      Body body = Body.none();
      for (int i = 1; i < parts.length; i++) {
        int colon = parts[i].indexOf(": ");
        if (parts[i].startsWith("{")) {
          body = Body.of(parts[i]);
        } else {
          headers.add(new Header(parts[i].substring(0, colon), parts[i].substring(colon + 2)));
        }
      }
      HttpRequest request = new HttpRequest(words[1], "https://api.test" + words[2], headers, body);
      app.after(
          Duration.of(TimeSpan.parse(words[0]).micros(), ChronoUnit.MICROS), () -> ask(request));
    }
  }

  private void ask(HttpRequest request) {
    app.urlSession()
        .dataTask(
            request,
            Duration.ofSeconds(10),
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {
                app.log(describe(response.http()));
              }

              @Override
              public void failed(TransferError error) {
                app.log("failed: " + error);
              }
            });
  }

  private static String describe(HttpResponse response) {
    String headers =
        response.headers().stream()
            .filter(header -> SHOWN.contains(header.name()))
            .map(header -> " " + header.name() + "=" + header.value())
            .collect(Collectors.joining());
    String body = response.text().replaceAll(",\"data\":\"[^\"]*\"", "").replace('\n', ' ');
    return response.status() + headers + " " + body;
  }
}
