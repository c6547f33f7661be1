package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.http.ServerFact;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET _changes?since=&limit=&style=all_docs&include_docs=true}: documents in order of their
 * last change, each once.
 *
 * <p>A sequence counts the initial records first and then the commits: {@code 21-g0}, where {@code
 * g0} is the life of the server. One of another life begins anew, one ahead of the server has
 * nothing new.
 */
final class RevtreeChanges {
  private final int mostRows;

  RevtreeChanges(int mostRows) {
    this.mostRows = mostRows;
  }

  /** The present sequence. */
  String present(Dataset dataset) {
    return sequence(dataset.initialRecords() + dataset.position(), dataset);
  }

  private static String sequence(long number, Dataset dataset) {
    return number + "-g" + dataset.epoch();
  }

  ShapeReply answer(Asked asked, Dataset dataset) {
    String feed = asked.parameter("feed");
    if (feed != null && !feed.equals("normal")) {
      return RevtreeShape.problem(400, "bad_request", "only the normal feed is served");
    }
    long since = since(asked.parameter("since"), dataset);
    long limit = limit(asked.parameter("limit"));
    if (since < 0 || limit < 0) {
      return RevtreeShape.problem(400, "bad_request", "since or limit is malformed");
    }
    int initial = dataset.initialRecords();
    long end = (long) initial + dataset.position();
    boolean withDocuments = "true".equals(asked.parameter("include_docs"));
    boolean allLeaves = "all_docs".equals(asked.parameter("style"));
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray("results");
    long at = Math.min(since, end);
    long pending = 0;
    for (long number = since; number < end; number++) {
      int record = recordAt((int) number, initial, dataset);
      if (record >= 0 && rows.size() == Math.min(Math.max(1, limit), mostRows)) {
        pending++;
      } else if (record >= 0) {
        ObjectNode row = row(number + 1, record, allLeaves, dataset);
        if (withDocuments) {
          row.set("doc", RevtreeDocuments.document(record, null, dataset));
        }
        rows.add(row);
      }
      at = pending == 0 ? number + 1 : at;
    }
    body.put("last_seq", sequence(at, dataset));
    body.put("pending", pending);
    long from = since < initial ? -1 : Math.min(since, end) - initial;
    long upTo = Math.max(0, at - initial);
    return ShapeReply.json(200, Json.body(body), new ServerFact.Read(from, upTo, pending == 0));
  }

  /** The record whose last change has that number, -1 when it has changed again or never was. */
  private static int recordAt(int number, int initial, Dataset dataset) {
    if (number < initial) {
      return dataset.lastCommit(number) == CommitLog.NONE ? number : -1;
    }
    int commit = number - initial;
    return dataset.isLatest(commit) ? dataset.log().record(commit) : -1;
  }

  private static ObjectNode row(long number, int record, boolean allLeaves, Dataset dataset) {
    RevisionTree tree = dataset.revisions().treeOf(record);
    ObjectNode row = Json.object();
    row.put("seq", sequence(number, dataset));
    row.put("id", dataset.name(record));
    ArrayNode changes = row.putArray("changes");
    for (Revision leaf : tree.leaves()) {
      if (allLeaves || changes.isEmpty()) {
        changes.addObject().put("rev", leaf.id());
      }
    }
    row.put("version", dataset.version(record));
    if (tree.winner().isDeletion()) {
      row.put("deleted", true);
    }
    return row;
  }

  private static long since(@Nullable String text, Dataset dataset) {
    if (text == null || text.equals("0")) {
      return 0;
    }
    long present = (long) dataset.initialRecords() + dataset.position();
    if (text.equals("now")) {
      return present;
    }
    int dash = text.indexOf("-g");
    try {
      long number = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
      long epoch = dash < 0 ? dataset.epoch() : Long.parseLong(text.substring(dash + 2));
      return epoch == dataset.epoch() ? number : 0;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long limit(@Nullable String text) {
    try {
      return text == null ? Long.MAX_VALUE : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
