package dev.torpor.harness.backend.loopback;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Seeded requests for the directory {@code odds}: most find a stub, some do not. */
final class RequestGenerator {
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS");
  private static final List<String> PATHS =
      List.of(
          "/delay/#6",
          "/delay/both",
          "/dribble/#4",
          "/dribble/empty",
          "/fault/empty_response",
          "/fault/connection_reset_by_peer",
          "/fault/malformed_response_chunk",
          "/fault/random_data_then_close",
          "/fault/sometimes?n=#9",
          "/status/#s",
          "/length",
          "/length/head",
          "/binary",
          "/json?x=#9",
          "/file",
          "/latin",
          "/match",
          "/regex/#w/#99",
          "/regex/#w/#99?x=#4",
          "/users/#99/posts/#w",
          "/headers",
          "/cookie",
          "/form",
          "/when?at=2026-03-02T#h:00:00Z",
          "/when?at=2026-03-02T#h:30:00",
          "/now",
          "/random",
          "/echo/#w?b=#w&a=#9&a=%20#w",
          "/templated-file?name=a",
          "/sum",
          "/turn",
          "/feed?cursor=c#3",
          "/list",
          "/order/#99",
          "/called",
          "/nothing/#w");
  private static final List<String> STATUSES =
      List.of(
          "200", "201", "202", "204", "206", "301", "304", "400", "401", "403", "404", "409", "410",
          "412", "418", "422", "429", "500", "503", "999");

  private final RandomStream chance;

  RequestGenerator(RandomStream chance) {
    this.chance = chance;
  }

  HttpRequest next() {
    String path = filled(pick(PATHS));
    boolean posts = path.startsWith("/match") || path.startsWith("/sum");
    String method =
        posts || path.startsWith("/order") || path.startsWith("/form")
            ? chance.chance(0.9) ? "POST" : pick(METHODS)
            : chance.chance(0.6) ? "GET" : pick(METHODS);
    String scheme = chance.chance(0.5) ? "https" : "http";
    String host = chance.chance(0.8) ? "api.test" : "other.test:8443";
    boolean bodied = posts || chance.chance(0.3);
    return new HttpRequest(
        method,
        scheme + "://" + host + path,
        headers(path),
        bodied ? Body.of(body(path)) : Body.none());
  }

  private String filled(String path) {
    return path.replace("#s", pick(STATUSES))
        .replace("#w", word())
        .replace("#h", String.format(Locale.ROOT, "%02d", chance.nextLong(24)))
        .replace("#99", Long.toString(chance.nextLong(120)))
        .replace("#9", Long.toString(chance.nextLong(10)))
        .replace("#6", Long.toString(chance.nextLong(7)))
        .replace("#4", Long.toString(chance.nextLong(5)))
        .replace("#3", Long.toString(chance.nextLong(4)));
  }

  private List<Header> headers(String path) {
    List<Header> headers = new ArrayList<>();
    if (chance.chance(0.5)) {
      headers.add(new Header("X-A", Long.toString(chance.nextLong(3))));
    }
    if (chance.chance(0.3)) {
      headers.add(new Header("x-b", Long.toString(chance.nextLong(9))));
    }
    if (chance.chance(0.2)) {
      headers.add(new Header("Accept", "*/*"));
      headers.add(new Header("accept", "text/" + word()));
    }
    if (path.startsWith("/cookie")) {
      headers.add(new Header("Cookie", "a=b; id=" + pick(List.of("u", "x")) + chance.nextLong(9)));
    }
    if (path.startsWith("/form")) {
      headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
    }
    if (path.startsWith("/list")) {
      headers.add(new Header("If-None-Match", "\"s" + chance.nextLong(3) + "\""));
    }
    return headers;
  }

  private String body(String path) {
    if (path.startsWith("/form")) {
      return pick(List.of("a=1+2&b=3", "a=2", "b=a%3D1"));
    }
    if (path.startsWith("/sum")) {
      return "{\"a\": " + chance.nextLong(50) + ", \"b\": " + chance.nextLong(50) + "}";
    }
    return pick(
        List.of(
            "{\"n\": " + chance.nextLong(1000) + "}",
            "{\"n\": " + chance.nextLong(1000) + ", \"more\": \"ü\"}",
            "an odd text",
            word() + "\r\n" + word(),
            "{\"n\": \"" + word() + "\"}"));
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (long i = chance.between(1, 6); i > 0; i--) {
      word.append((char) chance.between('a', 'z'));
    }
    return word.toString();
  }

  private String pick(List<String> from) {
    return from.get((int) chance.nextLong(from.size()));
  }
}
