package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pushes revisions it has made itself, then pulls documents that changed since its checkpoint. A
 * push that is repeated is known to the server by its revision.
 */
final class ReplicationClient implements ReferenceClient {
  private final Wire wire;
  private final NavigableMap<String, String> held = new TreeMap<>();
  private final NavigableMap<String, JsonNode> histories = new TreeMap<>();
  private final Deque<ObjectNode> queue = new ArrayDeque<>();
  private String since = "0";

  ReplicationClient(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void edit(String edit, String record, String data) {
    String hash = edit + "x";
    JsonNode known = histories.get(record);
    int generation = known == null ? 1 : known.path("start").asInt() + 1;
    ObjectNode document = Json.object();
    document.put("_id", record).put("_rev", generation + "-" + hash);
    document.put("edit", edit).put("data", data);
    ObjectNode history = document.putObject("_revisions");
    history.put("start", generation);
    ArrayNode ids = history.putArray("ids").add(hash);
    if (known != null) {
      known.path("ids").forEach(ids::add);
    }
    histories.put(record, history);
    queue.add(document);
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
    return push() && pull();
  }

  private boolean push() {
    if (queue.isEmpty()) {
      return true;
    }
    ObjectNode wanted = Json.object();
    for (ObjectNode document : queue) {
      wanted.withArray(document.path("_id").asText()).add(document.path("_rev").asText());
    }
    JsonNode difference = post("_revs_diff", wanted);
    if (difference == null) {
      return false;
    }
    ObjectNode bulk = Json.object().put("new_edits", false);
    ArrayNode documents = bulk.putArray("docs");
    for (ObjectNode document : queue) {
      for (JsonNode missing : difference.path(document.path("_id").asText()).path("missing")) {
        if (missing.asText().equals(document.path("_rev").asText())) {
          documents.add(document);
        }
      }
    }
    if (!documents.isEmpty() && post("_bulk_docs", bulk) == null) {
      return false;
    }
    queue.clear();
    return true;
  }

  private boolean pull() {
    HttpResponse answer = wire.get("/items/_changes?limit=3&since=" + since);
    if (answer == null) {
      return false;
    }
    JsonNode changes = Json.parse(answer.body().bytes());
    ObjectNode wanted = Json.object();
    ArrayNode documents = wanted.putArray("docs");
    List<String> deleted = new ArrayList<>();
    boolean isAnew = false;
    for (JsonNode row : changes.path("results")) {
      isAnew |= since.startsWith("0") || row.path("seq").asText().startsWith("1-");
      if (row.path("deleted").asBoolean(false)) {
        deleted.add(row.path("id").asText());
      } else {
        documents.addObject().put("id", row.path("id").asText());
      }
    }
    JsonNode got = documents.isEmpty() ? Json.object() : post("_bulk_get", wanted);
    if (got == null) {
      return false;
    }
    if (isAnew) {
      held.clear();
    }
    deleted.forEach(held::remove);
    for (JsonNode result : got.path("results")) {
      JsonNode document = result.path("docs").path(0).path("ok");
      String id = document.path("_id").asText();
      histories.put(id, document.path("_revisions"));
      if (document.path("_deleted").asBoolean(false)) {
        held.remove(id);
      } else {
        held.put(id, document.path("version") + " " + document.path("data").asText());
      }
    }
    since = changes.path("last_seq").asText();
    return changes.path("pending").asInt() == 0 || pull();
  }

  private @Nullable JsonNode post(String route, ObjectNode body) {
    HttpResponse answer = wire.send("POST", "/items/" + route, Body.of(body.toString()));
    if (answer == null) {
      return null;
    }
    if (answer.status() >= 300) {
      throw new AssertionError("HTTP " + answer.status() + " " + answer.text());
    }
    return Json.parse(answer.body().bytes());
  }
}
