package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.http.Body;
import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.util.List;

/**
 * A database with revision trees that replicates as CouchDB does: {@code _changes}, {@code
 * _revs_diff}, {@code _bulk_docs} with {@code new_edits:false}, {@code _bulk_get}, {@code _local/}
 * checkpoints, and documents by themselves.
 *
 * <p>Edits of one document that do not know of each other are all kept; one of the leaves wins, the
 * same one everywhere, and {@code ?conflicts=true} names the others. Documents hold {@code data}
 * and the dataset's {@code version}, which every commit raises, whichever branch it is on.
 */
final class RevtreeShape implements Shape {
  static final ShapeOption CHANGES_LIMIT =
      ShapeOption.count("changesLimit", 1, 1_000_000, "1000", "the most rows of one _changes");
  static final ShapeOption BULK_LIMIT =
      ShapeOption.count("bulkLimit", 1, 100_000, "1000", "the most documents in a bulk request");

  static final List<ShapeOption> OPTIONS =
      List.of(Writes.COLLECTION, Writes.WRITES, CHANGES_LIMIT, BULK_LIMIT);

  private final RevtreeChanges changes;
  private final RevtreeBulk bulk;
  private final RevtreeDocuments documents;
  private final boolean isWritable;

  RevtreeShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    this.changes = new RevtreeChanges((int) options.number(CHANGES_LIMIT));
    this.documents = new RevtreeDocuments();
    this.bulk = new RevtreeBulk((int) options.number(BULK_LIMIT));
    this.isWritable = options.is(Writes.WRITES, "on");
  }

  @Override
  public ShapeReply answer(Asked asked, Dataset dataset) {
    dataset.revisions().follow();
    String below = asked.below(dataset);
    boolean isRead = asked.method().equals("GET") || asked.method().equals("HEAD");
    if (!isRead && !asked.method().equals("POST") && !isWritable) {
      return ShapeReply.notAllowed("GET, HEAD");
    }
    if (below.startsWith("_local/")) {
      return documents.checkpoint(asked, below, dataset);
    }
    return switch (below) {
      case "" -> isRead ? information(asked, dataset) : created(asked, dataset);
      case "_changes" -> isRead ? changes.answer(asked, dataset) : ShapeReply.notAllowed("GET");
      case "_revs_diff" -> posted(asked) ? bulk.difference(asked, dataset) : onlyPost();
      case "_bulk_get" -> posted(asked) ? bulk.get(asked, dataset) : onlyPost();
      case "_bulk_docs" -> posted(asked) && isWritable ? bulk.put(asked, dataset) : onlyPost();
      default ->
          below.startsWith("_")
              ? problem(404, "not_found", "there is no " + below)
              : documents.answer(asked, below, dataset);
    };
  }

  private static boolean posted(Asked asked) {
    return asked.method().equals("POST");
  }

  private static ShapeReply onlyPost() {
    return ShapeReply.notAllowed("POST");
  }

  private ShapeReply created(Asked asked, Dataset dataset) {
    return posted(asked) && isWritable
        ? documents.create(asked, dataset)
        : ShapeReply.notAllowed("GET, HEAD, POST");
  }

  private ShapeReply information(Asked asked, Dataset dataset) {
    String root = asked.root(dataset);
    int count = 0;
    for (int record = 0; record < dataset.records(); record++) {
      count += dataset.exists(record) ? 1 : 0;
    }
    ObjectNode body = Json.object();
    body.put("db_name", root.substring(root.lastIndexOf('/') + 1));
    body.put("doc_count", count);
    body.put("update_seq", changes.present(dataset));
    return ShapeReply.json(200, Json.body(body));
  }

  /** An error in CouchDB's words. */
  static ShapeReply problem(int status, String error, String reason, ServerFact... facts) {
    ObjectNode body = Json.object();
    body.put("error", error);
    body.put("reason", reason);
    Body text = Json.body(body);
    return ShapeReply.json(status, text, facts);
  }
}
