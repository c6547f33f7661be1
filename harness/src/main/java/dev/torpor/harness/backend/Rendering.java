package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.admin.NotFoundException;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Makes responses out of what stubs say. */
final class Rendering {
  private static final String CONTENT_LENGTH = "Content-Length";

  private Rendering() {}

  /**
   * The response of a definition, with the body that a GET would get.
   *
   * @throws NotFoundException when there is no body file of that name
   */
  static HttpResponse response(ResponseDefinition definition, BodyFiles files) {
    return new HttpResponse(definition.getStatus(), headers(definition), body(definition, files));
  }

  /** Without the length, which the wire adds. */
  private static List<Header> headers(ResponseDefinition definition) {
    HttpHeaders given = definition.getHeaders();
    List<Header> headers = new ArrayList<>();
    if (given != null) {
      for (HttpHeader header : given.all()) {
        if (!header.keyEquals(CONTENT_LENGTH)) {
          for (String value : header.values()) {
            headers.add(new Header(header.key(), value));
          }
        }
      }
    }
    return headers;
  }

  private static Body body(ResponseDefinition definition, BodyFiles files) {
    if (!definition.specifiesBodyFile()) {
      byte[] body = definition.getByteBody();
      return body == null ? Body.none() : Body.of(body);
    }
    byte[] content = files.read(definition.getBodyFileName());
    if (content == null) {
      throw new NotFoundException(definition.getBodyFileName() + " not found");
    }
    return Body.of(content);
  }

  /**
   * What of a response goes out: none of the body to a HEAD or with 204 or 304, though to a HEAD
   * and with 304 the length that it would have.
   */
  static HttpResponse sent(HttpRequest request, HttpResponse whole) {
    int status = whole.status();
    boolean head = request.method().equals("HEAD");
    if (whole.body().length() == 0 || !(head || status == 204 || status == 304)) {
      return whole;
    }
    List<Header> headers = whole.headers();
    if (status != 204) {
      headers = new ArrayList<>(headers);
      headers.add(new Header(CONTENT_LENGTH, Integer.toString(whole.body().length())));
    }
    return new HttpResponse(status, headers, Body.none());
  }
}
