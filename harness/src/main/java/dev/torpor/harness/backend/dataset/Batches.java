package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.http.Body;
import dev.torpor.http.ServerFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Several edits in one request: {@code {"edits":[...]}} with elements as {@link Edit#of(JsonNode)}
 * reads them, answered with {@code {"results":[{"edit":"e17","status":200,"record":{...}},...]}} in
 * the same order. An atomic batch with an edit that cannot be done does none; the others are then
 * told 424.
 */
final class Batches {
  private static final int FAILED_DEPENDENCY = 424;

  private final Records records;
  private final int limit;
  private final boolean isAtomic;

  Batches(Records records, int limit, boolean isAtomic) {
    this.records = records;
    this.limit = limit;
    this.isAtomic = isAtomic;
  }

  /** Answers a batch. */
  ShapeReply perform(Asked asked, JsonNode body, Dataset dataset) {
    JsonNode elements = body.path("edits");
    if (!elements.isArray()) {
      return refused(400, "a batch is an object with 'edits'");
    }
    if (elements.size() > limit) {
      return refused(413, "a batch has at most " + limit + " edits");
    }
    List<Edit> edits = new ArrayList<>();
    for (JsonNode element : elements) {
      Edit edit = Edit.of(element);
      if (edit == null) {
        return refused(400, "the kind of an edit is create, update or delete");
      }
      edits.add(edit);
    }
    if (isAtomic && namesTwice(edits)) {
      return refused(400, "an atomic batch must not edit a record twice");
    }
    boolean isStopped = isAtomic && hasBad(edits, asked.now(), dataset);
    List<ServerFact> facts = new ArrayList<>();
    StringBuilder results = new StringBuilder("{\"results\":[");
    for (Edit edit : edits) {
      Outcome outcome = outcome(edit, isStopped, asked.now(), dataset);
      facts.add(outcome.fact());
      results.append(facts.size() > 1 ? "," : "");
      append(results, edit, outcome, dataset);
    }
    ShapeReply reply = ShapeReply.json(200, Body.of(results.append("]}").toString()));
    return new ShapeReply(reply.response(), 0, facts);
  }

  private static boolean namesTwice(List<Edit> edits) {
    List<String> names =
        edits.stream().map(Edit::record).filter(name -> !name.isEmpty()).sorted().toList();
    return names.stream().distinct().count() < names.size();
  }

  private boolean hasBad(List<Edit> edits, long now, Dataset dataset) {
    return edits.stream().anyMatch(edit -> records.refusal(edit, now, dataset) != null);
  }

  private Outcome outcome(Edit edit, boolean isStopped, long now, Dataset dataset) {
    if (!isStopped) {
      return records.perform(edit, now, dataset);
    }
    Outcome own = records.refusal(edit, now, dataset);
    return own != null
        ? own
        : Outcome.refused(edit, FAILED_DEPENDENCY, -1, "another edit of the batch is refused");
  }

  private static void append(StringBuilder out, Edit edit, Outcome outcome, Dataset dataset) {
    out.append("{\"edit\":").append(Json.quote(edit.id()));
    out.append(",\"status\":").append(outcome.status()).append(',');
    String error = outcome.error();
    if (error != null) {
      out.append(Writes.error(error, outcome.record(), dataset)).append('}');
      return;
    }
    out.append("\"record\":");
    out.append(new String(dataset.text(outcome.record()), StandardCharsets.UTF_8)).append('}');
  }

  private static ShapeReply refused(int status, String reason) {
    return ShapeReply.error(status, reason, new ServerFact.Refused("", "", status, reason));
  }
}
