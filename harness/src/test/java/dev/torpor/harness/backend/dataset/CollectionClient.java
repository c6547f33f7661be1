package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Edits first, each with an idempotency key of its own and the version it is based on, then the
 * read that the shape asks for. A conflict is settled in favour of the user's edit, based on what
 * the server said it holds.
 */
final class CollectionClient implements ReferenceClient {
  private final Wire wire;
  private final String shape;
  private final NavigableMap<String, String> held = new TreeMap<>();
  private final NavigableMap<String, Long> versions = new TreeMap<>();
  private final Deque<Pending> queue = new ArrayDeque<>();
  private @Nullable String token;

  private static final class Pending {
    final String edit;
    final String record;
    final String data;
    int attempt;
    long based = -1;

    Pending(String edit, String record, String data) {
      this.edit = edit;
      this.record = record;
      this.data = data;
    }
  }

  CollectionClient(Wire wire, String shape) {
    this.wire = wire;
    this.shape = shape;
  }

  @Override
  public void edit(String edit, String record, String data) {
    queue.add(new Pending(edit, record, data));
  }

  @Override
  public NavigableMap<String, String> held() {
    return held;
  }

  @Override
  public int pending() {
    return queue.size();
  }

  @Override
  public boolean sync() {
    while (!queue.isEmpty()) {
      if (!push(queue.getFirst())) {
        return false;
      }
    }
    return switch (shape) {
      case "cursor" -> feed();
      case "longpoll" -> poll();
      case "paged" -> pages();
      default -> list();
    };
  }

  /** The key stays the same until the server has decided; a new decision needs a new one. */
  private boolean push(Pending next) {
    if (next.based < 0) {
      next.based = versions.getOrDefault(next.record, 0L);
    }
    HttpResponse answer =
        wire.send(
            "PUT",
            "/items/" + next.record,
            Body.of("{\"data\":\"" + next.data + "\"}"),
            "Edit-Id: " + next.edit,
            "Idempotency-Key: " + next.edit + "/" + next.attempt,
            next.based == 0 ? "If-None-Match: *" : "If-Match: \"v" + next.based + "\"");
    if (answer == null) {
      return false;
    }
    if (answer.status() == 200 || answer.status() == 201) {
      queue.removeFirst();
      return true;
    }
    assertStatus(answer, 412, 410);
    JsonNode present = Json.parse(answer.body().bytes()).path("record");
    boolean isThere = present.has("version") && !present.path("deleted").asBoolean(false);
    next.based = isThere ? present.path("version").asLong() : 0;
    next.attempt++;
    return true;
  }

  private boolean list() {
    HttpResponse answer =
        token == null ? wire.get("/items") : wire.get("/items", "If-None-Match: " + token);
    if (answer == null) {
      return false;
    }
    if (answer.status() != 304) {
      assertStatus(answer, 200);
      clear();
      store(Json.parse(answer.body().bytes()).path("records"));
      token = answer.header("ETag");
    }
    return true;
  }

  private boolean feed() {
    HttpResponse answer = wire.get("/items" + (token == null ? "" : "?cursor=" + token));
    if (answer == null) {
      return false;
    }
    if (answer.status() == 410) {
      token = null;
      return feed();
    }
    assertStatus(answer, 200);
    if (token == null) {
      clear();
    }
    JsonNode body = Json.parse(answer.body().bytes());
    store(body.path("changes"));
    token = body.path("cursor").asText();
    return true;
  }

  private boolean poll() {
    if (token != null) {
      HttpResponse answer = wire.get("/items?timeout=1&cursor=" + token);
      if (answer == null) {
        return false;
      }
      if (answer.status() == 410) {
        token = null;
      } else if (!Json.parse(answer.body().bytes()).path("changes").asBoolean()) {
        return true;
      }
    }
    return feed();
  }

  /** Nothing is kept of pages until the last one has come. */
  private boolean pages() {
    NavigableMap<String, JsonNode> changes = new TreeMap<>();
    boolean isWhole = token == null;
    String query = token == null ? "" : "?syncToken=" + token;
    while (true) {
      HttpResponse answer = wire.get("/items" + query);
      if (answer == null) {
        return false;
      }
      if (answer.status() == 410) {
        token = null;
        return pages();
      }
      assertStatus(answer, 200);
      JsonNode body = Json.parse(answer.body().bytes());
      body.path("changes").forEach(change -> changes.put(change.path("id").asText(), change));
      if (body.has("nextSyncToken")) {
        if (isWhole) {
          clear();
        }
        store(changes.values());
        token = body.path("nextSyncToken").asText();
        return true;
      }
      query = "?pageToken=" + body.path("nextPageToken").asText();
    }
  }

  private void clear() {
    held.clear();
    versions.clear();
  }

  private void store(Iterable<JsonNode> records) {
    for (JsonNode record : records) {
      String id = record.path("id").asText();
      if (record.path("deleted").asBoolean(false)) {
        held.remove(id);
        versions.remove(id);
      } else {
        held.put(id, record.path("version") + " " + record.path("data").asText());
        versions.put(id, record.path("version").asLong());
      }
    }
  }

  private static void assertStatus(HttpResponse answer, int... allowed) {
    for (int status : allowed) {
      if (answer.status() == status) {
        return;
      }
    }
    throw new AssertionError("HTTP " + answer.status() + " " + answer.text());
  }
}
