package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.admin.NotFoundException;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  private static List<Header> headers(ResponseDefinition definition) {
    HttpHeaders given = definition.getHeaders();
    List<Header> headers = new ArrayList<>();
    if (given != null) {
      for (HttpHeader header : given.all()) {
        for (String value : header.values()) {
          headers.add(new Header(header.key(), value.strip()));
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
   * and with 304 the length that the stub says or that the body would have. To everything else the
   * wire adds the length.
   */
  static HttpResponse sent(HttpRequest request, HttpResponse whole) {
    int status = whole.status();
    boolean tells = request.method().equals("HEAD") ? status != 204 : status == 304;
    boolean bodiless = tells || status == 204;
    String told = whole.header(CONTENT_LENGTH);
    int length = whole.body().length();
    if (told == null && (length == 0 || !bodiless)) {
      return whole;
    }
    List<Header> headers = new ArrayList<>(whole.headers());
    headers.removeIf(header -> header.name().equalsIgnoreCase(CONTENT_LENGTH));
    if (tells) { // where servers put it: last
      headers.add(new Header(CONTENT_LENGTH, told == null ? Integer.toString(length) : told));
    }
    return new HttpResponse(status, headers, bodiless ? Body.none() : whole.body());
  }

  /**
   * The length that a stub says and that its body does not have, null when all is well.
   *
   * @param mapping a stub that is no template
   */
  static @Nullable String wrongLength(StubMapping mapping, BodyFiles files) {
    RequestMethod method = mapping.getRequest().getMethod();
    HttpResponse whole = response(mapping.getResponse(), files);
    String told = whole.header(CONTENT_LENGTH);
    boolean mayDiffer =
        RequestMethod.HEAD.equals(method) || whole.status() == 204 || whole.status() == 304;
    boolean right = mayDiffer || Integer.toString(whole.body().length()).equals(told);
    return told == null || right ? null : told;
  }
}
