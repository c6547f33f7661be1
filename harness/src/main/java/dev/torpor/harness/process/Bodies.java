package dev.torpor.harness.process;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies, headers and requests as lines have them. */
final class Bodies {
  static final Field TEXT = Field.text("body", "in UTF-8").optional();
  static final Field BASE64 = Field.text("bodyBase64", "in place of a text").optional();
  static final Field METHOD = Field.text("method", "in upper case");
  static final Field URL = Field.text("url", "absolute, of http or https");
  static final Field HEADERS =
      Field.of("headers", Field.Type.MAP, "without Host and Content-Length").optional();

  private Bodies() {}

  /** The body a line gives; none when it gives none. */
  static Body of(Line line) {
    String text = line.textOrNull(TEXT.name());
    String base64 = line.textOrNull(BASE64.name());
    if (text != null) {
      return Body.of(text);
    }
    try {
      return base64 == null ? Body.none() : Body.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw line.wrong("needs base 64 in '" + BASE64.name() + "': " + e.getMessage());
    }
  }

  /** The request a line describes. */
  static HttpRequest request(Line line, Body body) {
    List<Header> headers = new ArrayList<>();
    line.map(HEADERS.name()).forEach((name, value) -> headers.add(new Header(name, value)));
    try {
      return new HttpRequest(line.text(METHOD.name()), line.text(URL.name()), headers, body);
    } catch (IllegalArgumentException e) {
      throw line.wrong("cannot be sent: " + e.getMessage());
    }
  }

  /** Adds a body, as a text when it is one. */
  static void put(Map<String, Object> fields, Body body) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body.bytes());
      fields.put(TEXT.name(), StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      fields.put(BASE64.name(), Base64.getEncoder().encodeToString(body.bytes()));
    }
  }

  /** The headers of a response, each name once. */
  static Map<String, String> headers(HttpResponse http) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : http.headers()) {
      headers.merge(header.name(), header.value(), (one, other) -> one + ", " + other);
    }
    return headers;
  }
}
