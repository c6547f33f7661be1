package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.http.ServerFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bulk requests of CouchDB's replication. */
final class RevtreeBulk {
  private final int limit;

  RevtreeBulk(int limit) {
    this.limit = limit;
  }

  /**
   * {@code POST _revs_diff {"r7":["3-c","2-b"]}}: which of these revisions the server does not
   * have, {@code {"r7":{"missing":["3-c"],"possible_ancestors":["2-x"]}}}.
   */
  ShapeReply difference(Asked asked, Dataset dataset) {
    ObjectNode body = Json.read(asked.request().body());
    if (body == null) {
      return malformed();
    }
    ObjectNode missing = Json.object();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      RevisionTree tree = dataset.revisions().tree(entry.getKey());
      List<String> unknown = new ArrayList<>();
      for (JsonNode id : entry.getValue()) {
        Revision known = tree == null ? null : tree.find(id.asText());
        if (!Revision.isId(id.asText())) {
          return malformed();
        }
        if (known == null || known.content() == null) {
          unknown.add(id.asText());
        }
      }
      if (!unknown.isEmpty()) {
        ObjectNode row = missing.putObject(entry.getKey());
        ArrayNode ids = row.putArray("missing");
        unknown.forEach(ids::add);
        List<String> ancestors = tree == null ? List.of() : tree.possibleAncestors(unknown.get(0));
        if (!ancestors.isEmpty()) {
          ArrayNode possible = row.putArray("possible_ancestors");
          ancestors.forEach(possible::add);
        }
      }
    }
    return ShapeReply.json(200, Json.body(missing));
  }

  /** {@code POST _bulk_get {"docs":[{"id":"r7","rev":"3-c"}]}}: documents with their histories. */
  ShapeReply get(Asked asked, Dataset dataset) {
    ObjectNode body = Json.read(asked.request().body());
    if (body == null || !body.path("docs").isArray()) {
      return malformed();
    }
    if (body.path("docs").size() > limit) {
      return tooMany();
    }
    ArrayNode results = Json.object().putArray("results");
    for (JsonNode wanted : body.path("docs")) {
      String name = wanted.path("id").asText("");
      RevisionTree tree = dataset.revisions().tree(name);
      String id = wanted.path("rev").asText("");
      Revision revision = tree == null ? null : id.isEmpty() ? tree.winner() : tree.find(id);
      ObjectNode shown = Json.object();
      if (revision == null || revision.content() == null) {
        ObjectNode error = shown.putObject("error");
        error.put("id", name).put("rev", id).put("error", "not_found").put("reason", "missing");
      } else {
        ObjectNode document = RevtreeDocuments.document(dataset.number(name), revision, dataset);
        document.set("_revisions", RevtreeDocuments.history(revision));
        shown.set("ok", document);
      }
      ObjectNode row = results.addObject();
      row.put("id", name);
      row.putArray("docs").add(shown);
    }
    ObjectNode all = Json.object();
    all.set("results", results);
    return ShapeReply.json(200, Json.body(all));
  }

  /**
   * {@code POST _bulk_docs {"docs":[...],"new_edits":false}}: revisions made elsewhere are taken as
   * they are; the answer names those that were not. With new edits each is checked as a single one
   * is, and the answer has a row for each.
   */
  ShapeReply put(Asked asked, Dataset dataset) {
    ObjectNode body = Json.read(asked.request().body());
    if (body == null || !body.path("docs").isArray()) {
      return malformed();
    }
    if (body.path("docs").size() > limit) {
      return tooMany();
    }
    boolean isReplication = !body.path("new_edits").asBoolean(true);
    List<ServerFact> facts = new ArrayList<>();
    ArrayNode rows = Json.object().putArray("rows");
    for (JsonNode element : body.path("docs")) {
      if (!(element instanceof ObjectNode document)) {
        return malformed();
      }
      RevtreeDocuments.Written written =
          isReplication
              ? graft(document, asked.now(), dataset)
              : RevtreeDocuments.write(named(document, dataset), asked.now(), dataset);
      facts.add(written.fact());
      if (!isReplication || written.error() != null) {
        rows.add(written.row(dataset));
      }
    }
    return new ShapeReply(ShapeReply.json(201, Json.body(rows)).response(), 0, facts);
  }

  private static ObjectNode named(ObjectNode document, Dataset dataset) {
    return document.has("_id") ? document : document.put("_id", dataset.freshName());
  }

  private static RevtreeDocuments.Written graft(ObjectNode document, long now, Dataset dataset) {
    Edit edit = RevtreeDocuments.edit(document);
    List<String> history = history(document);
    if (!edit.isNamed() || history.isEmpty()) {
      return RevtreeDocuments.Written.refused(
          edit, 400, "bad_request", "a replicated document has _id, _rev and maybe _revisions");
    }
    boolean isDeletion = document.path("_deleted").asBoolean(false);
    ServerFact.Wrote wrote = dataset.revisions().graft(edit, history, isDeletion, now);
    ServerFact fact = wrote == null ? new ServerFact.Replayed(edit.id()) : wrote;
    return new RevtreeDocuments.Written(edit.record(), 201, null, null, fact);
  }

  /** The ids of a document's revisions, its own first; empty when they are malformed. */
  private static List<String> history(ObjectNode document) {
    String own = document.path("_rev").asText("");
    if (!Revision.isId(own)) {
      return List.of();
    }
    JsonNode known = document.path("_revisions");
    int start = known.path("start").asInt(0);
    List<String> history = new ArrayList<>();
    for (JsonNode hash : known.path("ids")) {
      int generation = start - history.size();
      String id = generation + "-" + hash.asText();
      if (generation < 1 || !Revision.isId(id)) {
        return List.of();
      }
      history.add(id);
    }
    if (history.isEmpty()) {
      history.add(own);
    }
    return history.get(0).equals(own) ? history : List.of();
  }

  private static ShapeReply malformed() {
    return RevtreeShape.problem(400, "bad_request", "the body is not what this request needs");
  }

  private ShapeReply tooMany() {
    return RevtreeShape.problem(
        413, "too_large", "a bulk request has at most " + limit + " documents");
  }
}
