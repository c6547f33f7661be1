package dev.torpor.harness.process;

import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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
                  Field.text("method", "in upper case"),
                  Field.text("url", "absolute, of http or https"),
                  Field.of("headers", Field.Type.MAP, "without Host and Content-Length").optional(),
                  Field.text("body", "sent as UTF-8").optional(),
                  Field.text("bodyBase64", "in place of a text").optional(),
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
    List<Header> headers = new ArrayList<>();
    line.map("headers").forEach((name, value) -> headers.add(new Header(name, value)));
    HttpRequest request;
    try {
      request = new HttpRequest(line.text("method"), line.text("url"), headers, body(line));
    } catch (IllegalArgumentException e) {
      throw line.wrong("cannot be sent: " + e.getMessage());
    }
    Duration timeout =
        line.has("timeoutMillis")
            ? Duration.ofMillis(line.amount("timeoutMillis"))
            : UrlSession.DEFAULT_REQUEST_TIMEOUT;
    UrlSession.Task task =
        session.app().urlSession().dataTask(request, timeout, new Told(session, number));
    session.requests().put(line, number, task::cancel);
  }

  private static Body body(Line line) {
    String text = line.textOrNull("body");
    String base64 = line.textOrNull("bodyBase64");
    if (text != null) {
      return Body.of(text);
    }
    return base64 == null ? Body.none() : Body.of(Base64.getDecoder().decode(base64));
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
      fields.put("headers", headers(http));
      try {
        ByteBuffer bytes = ByteBuffer.wrap(http.body().bytes());
        fields.put("body", StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      } catch (CharacterCodingException e) {
        fields.put("bodyBase64", Base64.getEncoder().encodeToString(http.body().bytes()));
      }
      session.tell(Event.RESPONSE, fields);
    }

    private static Map<String, String> headers(HttpResponse http) {
      Map<String, String> headers = new LinkedHashMap<>();
      for (Header header : http.headers()) {
        headers.merge(header.name(), header.value(), (one, other) -> one + ", " + other);
      }
      return headers;
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
