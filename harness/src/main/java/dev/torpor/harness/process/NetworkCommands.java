package dev.torpor.harness.process;

import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands about HTTP. */
final class NetworkCommands {
  static final List<Command> ALL =
      List.of(
          Command.effect(
              "http",
              "Sends a request; 'response' or 'failed' tells how it ends.",
              List.of(
                  Field.number("request", "a number of the client's choice"),
                  Bodies.METHOD,
                  Bodies.URL,
                  Bodies.HEADERS,
                  Bodies.TEXT,
                  Bodies.BASE64,
                  Field.number(
                          "timeoutMillis",
                          "longest wait for the response to begin; 60 s" + " unless given")
                      .optional()),
              NetworkCommands::send),
          Command.effect(
              "http.cancel",
              "Cancels a request; 'failed' tells when that is done.",
              List.of(Field.number("request", "which")),
              (session, line) -> session.requests().cancel(line.number("request"))));

  private NetworkCommands() {}

  private static void send(Session session, Line line) {
    long number = line.number("request");
    HttpRequest request = Bodies.request(line, Bodies.of(line));
    Duration timeout =
        line.has("timeoutMillis")
            ? Duration.ofMillis(line.amount("timeoutMillis"))
            : UrlSession.DEFAULT_REQUEST_TIMEOUT;
    UrlSession.Task task =
        session.app().urlSession().dataTask(request, timeout, new Told(session, number));
    session.requests().put(line, number, task::cancel);
  }

  /** Tells the process how a request ended. */
  private record Told(Session session, long number) implements UrlSession.Completion {
    @Override
    public void completed(UrlSession.Response response) {
      session.requests().remove(number);
      session.remember(response);
      HttpResponse http = response.http();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("request", number);
      fields.put("exchange", response.exchange());
      fields.put("status", http.status());
      fields.put("headers", Bodies.headers(http));
      Bodies.put(fields, http.body());
      session.tell(Event.RESPONSE, fields);
    }

    @Override
    public void failed(TransferError error) {
      session.requests().remove(number);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("request", number);
      fields.put("error", error.name());
      fields.put("code", error.code());
      fields.put("definite", isDefinite(error));
      fields.put(
          "text",
          isDefinite(error)
              ? "the request did not reach the server"
              : "the server may have acted on the request");
      session.tell(Event.FAILED, fields);
    }

    /** Only without a path, or before a request is sent, is it sure that nothing has happened. */
    private static boolean isDefinite(TransferError error) {
      return switch (error) {
        case NOT_CONNECTED, CERTIFICATE_UNTRUSTED, FILE_DOES_NOT_EXIST -> true;
        default -> false;
      };
    }
  }
}
