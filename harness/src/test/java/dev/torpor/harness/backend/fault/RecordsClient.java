package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.app.App;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A correct client of the shapes that serve records: creates four of its own and reads them all.
 */
final class RecordsClient extends SteadyClient {
  private static final int EDITS = 4;

  private final String shape;
  private final NavigableMap<String, Long> held;
  private final Deque<String> edits = new ArrayDeque<>();
  private final List<RecordVersion> pages = new ArrayList<>();
  private @Nullable String token;
  private boolean anew;

  /**
   * A client.
   *
   * @param held is kept as the replica is, for whoever wants to look
   */
  RecordsClient(App app, String shape, NavigableMap<String, Long> held) {
    super(app, Duration.ofMinutes(2));
    this.shape = shape;
    this.held = held;
  }

  @Override
  void begin() {
    for (int i = 1; i <= EDITS; i++) {
      String edit = "e" + i;
      app().after(Duration.ofMinutes(11L * i), () -> edits.add(edit));
    }
    super.begin();
  }

  @Override
  void round() {
    if (edits.isEmpty() || shape.equals("revtree")) {
      pull();
    } else {
      push(edits.getFirst());
    }
  }

  /** The key stays the same until the server has said what became of the edit. */
  private void push(String edit) {
    send(
        "POST",
        "/items",
        headers("Idempotency-Key", edit),
        Body.of("{\"edit\":\"" + edit + "\",\"data\":\"x\"}"),
        response -> {
          JsonNode made = json(response.http());
          if (made != null && made.has("id")) {
            edits.removeFirst();
          }
          done();
        });
  }

  private void pull() {
    pages.clear();
    anew = token == null || !hasTokens();
    switch (shape) {
      case "list" -> get("/items", List.of());
      case "validators" ->
          get("/items", token == null ? List.of() : headers("If-None-Match", token));
      case "longpoll" -> poll();
      case "paged" -> get(token == null ? "/items?limit=2" : "/items?limit=2&syncToken=" + token);
      case "revtree" ->
          get("/items/_changes?include_docs=true&since=" + (anew ? "0" : token), List.of());
      default -> feed();
    }
  }

  private boolean hasTokens() {
    return !shape.equals("list") && !shape.equals("validators");
  }

  private void feed() {
    get(token == null ? "/items" : "/items?cursor=" + token);
  }

  private void poll() {
    if (token == null) {
      feed();
      return;
    }
    send(
        "GET",
        "/items?timeout=2&cursor=" + token,
        List.of(),
        Body.none(),
        response -> {
          if (isGone(response)) {
            startAgain();
          } else {
            feed();
          }
        });
  }

  private void get(String target) {
    get(target, List.of());
  }

  private void get(String target, List<Header> headers) {
    send("GET", target, headers, Body.none(), response -> read(target, response));
  }

  private void read(String target, UrlSession.Response response) {
    if (isGone(response)) {
      startAgain();
      return;
    }
    JsonNode body = response.http().status() == 200 ? json(response.http()) : null;
    JsonNode list = body == null ? null : firstOf(body, "changes", "records", "results");
    if (body == null || list == null || !list.isArray()) {
      done();
      return;
    }
    for (JsonNode item : list) {
      JsonNode record = item.has("doc") ? item.path("doc") : item;
      String id = item.path("id").asText();
      long version = record.path("version").asLong();
      anew |= item.path("seq").asText().startsWith("1-"); // a server of another life began anew
      boolean gone = item.path("deleted").asBoolean(false);
      pages.add(gone ? RecordVersion.tombstone(id, version) : new RecordVersion(id, version));
    }
    String next = body.path("nextPageToken").asText("");
    if (next.isEmpty()) {
      store(response, body);
    } else if (target.endsWith("pageToken=" + next)) {
      done(); // the page is its own next one: nothing to gain from asking at once
    } else {
      get("/items?limit=2&pageToken=" + next);
    }
  }

  private void store(UrlSession.Response response, JsonNode body) {
    JsonNode given = firstOf(body, "cursor", "nextSyncToken", "last_seq");
    token = given == null ? response.http().header("ETag") : given.asText();
    if (anew) {
      app().replica().replaceAll(response, pages, token);
      held.clear();
    } else {
      app().replica().apply(response, pages, token);
    }
    for (RecordVersion record : pages) {
      if (record.deleted()) {
        held.remove(record.record());
      } else {
        held.merge(record.record(), record.version(), Math::max);
      }
    }
    done();
  }

  private boolean isGone(UrlSession.Response response) {
    int status = response.http().status();
    return token != null && hasTokens() && status >= 400;
  }

  private void startAgain() {
    token = null;
    done();
  }

  private static @Nullable JsonNode firstOf(JsonNode body, String... names) {
    for (String name : names) {
      if (body.has(name)) {
        return body.path(name);
      }
    }
    return null;
  }
}
