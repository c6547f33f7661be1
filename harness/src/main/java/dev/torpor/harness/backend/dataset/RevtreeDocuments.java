package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.harness.backend.dataset.CommitLog.Content;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents by themselves: {@code GET}, {@code PUT}, {@code DELETE /db/r7}, {@code _local/} ones.
 */
final class RevtreeDocuments {
  private static final String CONFLICT = "Document update conflict.";
  private static final int ENVELOPE = "{\"id\":\"\",\"version\":,\"data\":\"\"}".length();

  /** A document as JSON. */
  static ObjectNode document(int record, @Nullable Revision revision, Dataset dataset) {
    Revision shown = revision;
    if (shown == null) {
      shown = dataset.revisions().treeOf(record).winner();
    }
    String name = dataset.name(record);
    ObjectNode document = Json.object();
    document.put("_id", name);
    document.put("_rev", shown.id());
    document.put("version", dataset.version(record));
    Content content = shown.content();
    if (shown.isDeletion()) {
      document.put("_deleted", true);
    } else if (content != null) {
      Body data = content.data();
      String version = Integer.toString(content.value());
      int overhead = ENVELOPE + name.length() + version.length();
      document.set(
          "data",
          Json.parse(data == null ? RecordText.data(record, content, overhead) : data.bytes()));
    }
    return document;
  }

  ShapeReply answer(Asked asked, String name, Dataset dataset) {
    return switch (asked.method()) {
      case "GET", "HEAD" -> get(asked, name, dataset);
      case "PUT" -> put(asked, name, dataset);
      case "DELETE" -> delete(asked, name, dataset);
      default -> ShapeReply.notAllowed("GET, HEAD, PUT, DELETE");
    };
  }

  private static ShapeReply get(Asked asked, String name, Dataset dataset) {
    RevisionTree tree = dataset.revisions().tree(name);
    if (tree == null) {
      return RevtreeShape.problem(404, "not_found", "missing");
    }
    String wanted = asked.parameter("rev");
    Revision revision = wanted == null ? tree.winner() : tree.find(wanted);
    if (revision == null || revision.content() == null) {
      return RevtreeShape.problem(404, "not_found", "missing");
    }
    if (wanted == null && revision.isDeletion()) {
      return RevtreeShape.problem(404, "not_found", "deleted");
    }
    int record = dataset.number(name);
    ObjectNode document = document(record, revision, dataset);
    if ("true".equals(asked.parameter("revs"))) {
      document.set("_revisions", history(revision));
    }
    if ("true".equals(asked.parameter("conflicts")) && !tree.conflicts().isEmpty()) {
      ArrayNode conflicts = document.putArray("_conflicts");
      tree.conflicts().forEach(leaf -> conflicts.add(leaf.id()));
    }
    Header tag = new Header("ETag", "\"" + revision.id() + "\"");
    ServerFact fact = new ServerFact.Fetched(name, dataset.version(record));
    String known = asked.header("If-None-Match");
    if (known != null && EntityTags.matchWeakly(known, tag.value())) {
      return ShapeReply.of(new HttpResponse(304, List.of(tag), Body.none()), fact);
    }
    List<Header> headers = List.of(new Header("Content-Type", "application/json"), tag);
    return ShapeReply.of(new HttpResponse(200, headers, Json.body(document)), fact);
  }

  /** {@code {"start":3,"ids":["c...","b...","a..."]}}. */
  static ObjectNode history(Revision revision) {
    ObjectNode history = Json.object();
    history.put("start", revision.generation());
    ArrayNode ids = history.putArray("ids");
    for (Revision at = revision; at != null; at = at.parent()) {
      ids.add(at.hash());
    }
    return history;
  }

  ShapeReply create(Asked asked, Dataset dataset) {
    ObjectNode body = Json.read(asked.request().body());
    if (body == null) {
      return RevtreeShape.problem(400, "bad_request", "the body must be a JSON object");
    }
    String name = body.path("_id").asText("");
    return edit(asked, name.isEmpty() ? dataset.freshName() : name, body, dataset);
  }

  private static ShapeReply put(Asked asked, String name, Dataset dataset) {
    ObjectNode body = Json.read(asked.request().body());
    return body == null
        ? RevtreeShape.problem(400, "bad_request", "the body must be a JSON object")
        : edit(asked, name, body, dataset);
  }

  private static ShapeReply delete(Asked asked, String name, Dataset dataset) {
    RevisionTree tree = dataset.revisions().tree(name);
    if (tree == null || tree.winner().isDeletion()) {
      return RevtreeShape.problem(404, "not_found", tree == null ? "missing" : "deleted");
    }
    return edit(asked, name, Json.object().put("_deleted", true), dataset);
  }

  private static ShapeReply edit(Asked asked, String name, ObjectNode body, Dataset dataset) {
    String parameter = asked.parameter("rev");
    String match = asked.header("If-Match");
    if (parameter != null) {
      body.put("_rev", parameter);
    } else if (match != null) {
      body.put("_rev", match.replace("\"", ""));
    }
    String header = asked.header("Edit-Id");
    if (header != null) {
      body.put("edit", header);
    }
    body.put("_id", name);
    Written written = write(body, asked.now(), dataset);
    return written.error() != null
        ? RevtreeShape.problem(
            written.status(), written.error(), String.valueOf(written.reason()), written.fact())
        : ShapeReply.json(201, Json.body(written.row(dataset)), written.fact());
  }

  /**
   * What came of a write.
   *
   * @param error in CouchDB's words, null when it is done
   */
  record Written(
      String name, int status, @Nullable String error, @Nullable String reason, ServerFact fact) {
    static Written refused(Edit edit, int status, String error, String reason) {
      ServerFact fact = new ServerFact.Refused(edit.id(), edit.record(), status, reason);
      return new Written(edit.record(), status, error, reason, fact);
    }

    /** What the client is told of it. */
    ObjectNode row(Dataset dataset) {
      ObjectNode row = Json.object();
      if (error != null) {
        return row.put("id", name).put("error", error).put("reason", reason);
      }
      RevisionTree tree = dataset.revisions().tree(name);
      row.put("ok", true).put("id", name);
      if (tree != null) {
        row.put("rev", tree.newest().id());
      }
      return row.put("version", dataset.version(dataset.number(name)));
    }
  }

  /** Writes a document whose {@code _rev}, if it exists, must be one of its leaves. */
  static Written write(ObjectNode document, long now, Dataset dataset) {
    Edit edit = edit(document);
    if (!edit.isNamed()) {
      return Written.refused(edit, 400, "bad_request", "a document's _id is a word");
    }
    Revisions revisions = dataset.revisions();
    RevisionTree tree = revisions.tree(edit.record());
    String based = document.path("_rev").asText("");
    Revision parent = tree == null || based.isEmpty() ? null : tree.find(based);
    boolean isOnLeaf = tree != null && parent != null && tree.leaves().contains(parent);
    boolean isNew = based.isEmpty() && (tree == null || tree.winner().isDeletion());
    if (!isOnLeaf && !isNew) {
      return Written.refused(edit, 409, "conflict", CONFLICT);
    }
    if (isNew && tree != null) {
      parent = tree.winner();
    }
    boolean isDeletion = document.path("_deleted").asBoolean(false);
    ServerFact fact = revisions.extend(edit, parent, isDeletion, now);
    return new Written(edit.record(), 201, null, null, fact);
  }

  /** The edit of a document. */
  static Edit edit(ObjectNode document) {
    JsonNode data = document.get("data");
    return new Edit(
        document.path("edit").asText(""),
        Edit.Kind.PUT,
        document.path("_id").asText(""),
        data == null ? null : Json.body(data),
        Condition.none());
  }

  /** {@code GET}, {@code PUT}, {@code DELETE /db/_local/x}. */
  ShapeReply checkpoint(Asked asked, String name, Dataset dataset) {
    Checkpoints checkpoints = dataset.revisions().checkpoints();
    ObjectNode stored = checkpoints.get(name);
    String revision = checkpoints.revision(name);
    switch (asked.method()) {
      case "GET", "HEAD" -> {
        if (stored == null) {
          return RevtreeShape.problem(404, "not_found", "missing");
        }
        ObjectNode shown = stored.deepCopy();
        shown.put("_id", name);
        shown.put("_rev", revision);
        return ShapeReply.json(200, Json.body(shown));
      }
      case "PUT", "DELETE" -> {
        ObjectNode body = Json.read(asked.request().body());
        if (body == null) {
          return RevtreeShape.problem(400, "bad_request", "the body must be a JSON object");
        }
        String parameter = asked.parameter("rev");
        String based = parameter == null ? body.path("_rev").asText("") : parameter;
        if (!based.equals(revision)) {
          return RevtreeShape.problem(409, "conflict", CONFLICT);
        }
        boolean isPut = asked.method().equals("PUT");
        checkpoints.put(name, isPut ? body : null, dataset.position());
        ObjectNode done = Json.object().put("ok", true).put("id", name);
        done.put("rev", isPut ? checkpoints.revision(name) : "0-0");
        return ShapeReply.json(isPut ? 201 : 200, Json.body(done));
      }
      default -> {
        return ShapeReply.notAllowed("GET, HEAD, PUT, DELETE");
      }
    }
  }
}
