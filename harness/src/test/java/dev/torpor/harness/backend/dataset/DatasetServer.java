package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dataset in one shape to send requests to, with answers as short texts. */
final class DatasetServer {
  static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final DatasetOrigin origin;
  private long now;
  private ServerReply last = ServerReply.now(new HttpResponse(0, List.of(), Body.none()));

  /**
   * A server with records of the least size.
   *
   * @param options {@code name=value}
   */
  DatasetServer(ServerChanges changes, String shape, String... options) {
    Map<String, String> given = new TreeMap<>(Map.of("collection", "/items"));
    for (String option : options) {
      int equals = option.indexOf('=');
      given.put(option.substring(0, equals), option.substring(equals + 1));
    }
    DatasetSettings settings = new DatasetSettings(0, shape, given);
    this.origin = new DatasetOrigin(changes, settings, new RandomStreams(42), START);
  }

  /** Three records; r1 changes at 10 s, r0 at 20 s, r1 again at 30 s. */
  static ServerChanges threeRecords() {
    return new ServerChanges(
        3, new long[] {10 * SECOND, 20 * SECOND, 30 * SECOND}, new int[] {1, 0, 1});
  }

  /** Nothing changes by itself. */
  static ServerChanges still(int records) {
    return new ServerChanges(records, new long[0], new int[0]);
  }

  /** One change of a script at a second. */
  static Change change(long second, int record, ServerChanges.Kind kind) {
    return new Change(second * SECOND, record, kind);
  }

  DatasetServer at(long micros) {
    now = micros;
    origin.dataset().advanceTo(now);
    return this;
  }

  Dataset dataset() {
    return origin.dataset();
  }

  /** Sends a GET and shows the answer, see {@link #send}. */
  String get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  /**
   * Sends a request.
   *
   * @param body with single quotes for double ones
   * @param headers {@code Name: value}
   * @return status and body, records as {@code r1@2}, {@code r1@2=data} or, deleted, {@code r1@2-}
   */
  String send(String method, String target, String body, String... headers) {
    List<Header> given = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(": ");
      given.add(new Header(header.substring(0, colon), header.substring(colon + 2)));
    }
    HttpRequest request =
        new HttpRequest(
            method, "https://api.test" + target, given, Body.of(body.replace('\'', '"')));
    last = origin.receive(request, now);
    String text = compact(last.response().text());
    return text.isEmpty() ? "" + last.response().status() : last.response().status() + " " + text;
  }

  /** The answer to the last request. */
  ServerReply last() {
    return last;
  }

  /** A header of the last answer, empty when it has none of that name. */
  String header(String name) {
    String value = last.response().header(name);
    return value == null ? "" : value;
  }

  /** What the server did at the last request. */
  List<String> facts() {
    return last.facts().stream().map(ServerFact::toString).toList();
  }

  private static String compact(String json) {
    return json.replaceAll("\\{\"id\":\"([^\"]+)\",\"version\":(\\d+),\"data\":\"\"}", "$1@$2")
        .replaceAll("\\{\"id\":\"([^\"]+)\",\"version\":(\\d+),\"data\":\"([^\"]*)\"}", "$1@$2=$3")
        .replaceAll("\\{\"id\":\"([^\"]+)\",\"version\":(\\d+),\"deleted\":true}", "$1@$2-")
        .replace('"', '\'');
  }
}
