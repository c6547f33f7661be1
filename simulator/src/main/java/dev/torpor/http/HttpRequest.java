package dev.torpor.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a client makes it.
 *
 * @param method in upper case
 * @param url absolute, with scheme and host
 * @param headers in order, without Host and Content-Length, which the stack adds
 * @param body {@link Body#none} when there is none
 */
public record HttpRequest(String method, String url, List<Header> headers, Body body) {
  /** Checks the URL and copies the headers. */
  public HttpRequest {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException("'" + url + "' is not an http or https URL");
    }
    headers = List.copyOf(headers);
  }

  /** A GET without headers of its own. */
  public static HttpRequest get(String url) {
    return new HttpRequest("GET", url, List.of(), Body.none());
  }

  /** The same request with one more header. */
  public HttpRequest withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpRequest(method, url, more, body);
  }

  /** The value of the first header of that name, whatever its case; null when there is none. */
  public @Nullable String header(String name) {
    return Headers.first(headers, name);
  }

  /** True for https. */
  public boolean secure() {
    return url.startsWith("https://");
  }

  /** Host and port as written. */
  public String host() {
    int start = url.indexOf("://") + 3;
    int end = pathStart(start);
    return url.substring(start, end);
  }

  /** Path and query, at least {@code /}. */
  public String target() {
    int end = pathStart(url.indexOf("://") + 3);
    return end == url.length() ? "/" : url.substring(end);
  }

  private int pathStart(int from) {
    int slash = url.indexOf('/', from);
    return slash < 0 ? url.length() : slash;
  }
}
