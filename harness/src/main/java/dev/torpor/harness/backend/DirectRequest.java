package dev.torpor.harness.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as WireMock wants to see it, complete: its own ready-made one lacks cookies and
 * parameters, on which templates stumble. Multipart bodies are not taken apart.
 */
final class DirectRequest implements Request {
  private static final String CLIENT_IP = "127.0.0.1";

  private final HttpRequest request;
  private final HttpHeaders headers;
  private final String host;
  private final int port;
  private final String target;
  private final @Nullable UUID id;
  private @Nullable String path;
  private @Nullable Map<String, QueryParameter> query;
  private @Nullable Map<String, Cookie> cookies;

  DirectRequest(HttpRequest request) {
    this(request, headers(request), null);
  }

  private DirectRequest(HttpRequest request, HttpHeaders headers, @Nullable UUID id) {
    this.request = request;
    this.headers = headers;
    this.target = request.target();
    this.id = id;
    String authority = request.host();
    int colon = authority.lastIndexOf(':');
    boolean numbered = colon >= 0 && authority.indexOf(']', colon) < 0;
    this.host = numbered ? authority.substring(0, colon) : authority;
    this.port = numbered ? port(authority.substring(colon + 1)) : request.secure() ? 443 : 80;
  }

  /** The same request with what a template sees as {@code request.id}. */
  DirectRequest identified(UUID given) {
    return new DirectRequest(request, headers, given);
  }

  @Override
  public @Nullable UUID getId() {
    return id;
  }

  /** The method as text. */
  String method() {
    return request.method();
  }

  /** The URL without scheme, host and query. */
  String path() {
    String known = path;
    if (known == null) {
      known = Urls.getPath(target);
      path = known;
    }
    return known;
  }

  private static int port(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The client's headers and the two that the stack adds on the wire. */
  private static HttpHeaders headers(HttpRequest request) {
    List<HttpHeader> headers = new ArrayList<>(request.headers().size() + 2);
    headers.add(new HttpHeader("Host", request.host()));
    for (Header header : request.headers()) {
      headers.add(new HttpHeader(header.name(), header.value()));
    }
    if (request.body().length() > 0) {
      headers.add(new HttpHeader("Content-Length", Integer.toString(request.body().length())));
    }
    return new HttpHeaders(headers);
  }

  @Override
  public String getUrl() {
    return target;
  }

  /**
   * None: nothing on the way to a response reads it but WireMock's copying of the request, which
   * would parse it three times instead of taking scheme, host and port from here.
   */
  @Override
  public @Nullable String getAbsoluteUrl() {
    return null;
  }

  @Override
  public RequestMethod getMethod() {
    return switch (request.method()) {
      case "GET" -> RequestMethod.GET;
      case "POST" -> RequestMethod.POST;
      default -> RequestMethod.fromString(request.method());
    };
  }

  @Override
  public String getScheme() {
    return request.secure() ? "https" : "http";
  }

  @Override
  public String getHost() {
    return host;
  }

  @Override
  public int getPort() {
    return port;
  }

  @Override
  public String getClientIp() {
    return CLIENT_IP;
  }

  @Override
  public @Nullable String getHeader(String key) {
    HttpHeader header = header(key);
    return header.isPresent() ? header.firstValue() : null;
  }

  @Override
  public HttpHeader header(String key) {
    return headers.getHeader(key);
  }

  @Override
  public ContentTypeHeader contentTypeHeader() {
    return headers.getContentTypeHeader();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public boolean containsHeader(String key) {
    return header(key).isPresent();
  }

  @Override
  public Set<String> getAllHeaderKeys() {
    return headers.keys();
  }

  @Override
  public QueryParameter queryParameter(String key) {
    Map<String, QueryParameter> known = query;
    if (known == null) {
      known = Urls.splitQueryFromUrl(target);
      query = known;
    }
    QueryParameter parameter = known.get(key);
    return parameter == null ? QueryParameter.absent(key) : parameter;
  }

  @Override
  public FormParameter formParameter(String key) {
    FormParameter parameter = formParameters().get(key);
    return parameter == null ? FormParameter.absent(key) : parameter;
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    Map<String, FormParameter> parameters = new TreeMap<>();
    String type = request.header("Content-Type");
    if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
      Urls.splitQuery(getBodyAsString())
          .forEach((key, value) -> parameters.put(key, new FormParameter(key, value.values())));
    }
    return parameters;
  }

  @Override
  public Map<String, Cookie> getCookies() {
    Map<String, Cookie> known = cookies;
    if (known == null) {
      known = readCookies();
      cookies = known;
    }
    return known;
  }

  private Map<String, Cookie> readCookies() {
    Map<String, List<String>> values = new TreeMap<>();
    for (Header header : request.headers()) {
      if (header.name().equalsIgnoreCase("Cookie")) {
        for (String pair : header.value().split(";", -1)) {
          int equals = pair.indexOf('=');
          if (equals > 0) {
            values
                .computeIfAbsent(pair.substring(0, equals).strip(), name -> new ArrayList<>())
                .add(pair.substring(equals + 1).strip());
          }
        }
      }
    }
    Map<String, Cookie> read = new TreeMap<>();
    values.forEach((name, texts) -> read.put(name, new Cookie(name, texts)));
    return read;
  }

  @Override
  public byte[] getBody() {
    return request.body().bytes();
  }

  /** In the charset that the request names, else in UTF-8. */
  @Override
  public String getBodyAsString() {
    ContentTypeHeader type = contentTypeHeader();
    return new String(getBody(), type == null ? UTF_8 : type.charset());
  }

  @Override
  public String getBodyAsBase64() {
    return Base64.getEncoder().encodeToString(getBody());
  }

  @Override
  public boolean isMultipart() {
    return false;
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public @Nullable Part getPart(String name) {
    return null;
  }

  @Override
  public boolean isBrowserProxyRequest() {
    return false;
  }

  @Override
  public Optional<Request> getOriginalRequest() {
    return Optional.empty();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }
}
