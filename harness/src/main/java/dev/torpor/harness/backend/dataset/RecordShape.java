package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A collection of records: how it is read as a whole is the shape's own; reading one record and
 * writing are the same for all.
 *
 * <p>{@code GET /items/r7} answers the record with its {@code ETag} ({@code "v3"} for version 3)
 * and {@code Last-Modified}, 304 to a validator that still holds, 404 when there is none. Writes
 * are described at {@link Writes}.
 */
abstract class RecordShape implements Shape {
  private final Writes writes;
  private final Tombstones tombstones;

  RecordShape(ShapeOptions options) throws ShapeOptionException {
    this.tombstones = new Tombstones(options);
    this.writes = new Writes(options, tombstones);
  }

  /** The options of all shapes of this kind, and further ones. */
  static List<ShapeOption> options(ShapeOption... further) {
    List<ShapeOption> options = new ArrayList<>(Writes.OPTIONS);
    options.addAll(List.of(further));
    return List.copyOf(options);
  }

  /** The options of shapes of this kind that hand out tokens, and further ones. */
  static List<ShapeOption> optionsWithTokens(ShapeOption... further) {
    List<ShapeOption> own = List.of(Tokens.LIFE, Tokens.AHEAD, Tombstones.AFTER_PURGE);
    return options(Stream.concat(own.stream(), Stream.of(further)).toArray(ShapeOption[]::new));
  }

  /** Answers a GET of the whole. */
  abstract ShapeReply read(Asked asked, Dataset dataset);

  /** What the server remembers of deletions. */
  final Tombstones tombstones() {
    return tombstones;
  }

  @Override
  public final ShapeReply answer(Asked asked, Dataset dataset) {
    String below = asked.below(dataset);
    String method = asked.method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return writes.answer(asked, below, dataset);
    }
    return below.isEmpty() ? read(asked, dataset) : readOne(asked, below, dataset);
  }

  private static ShapeReply readOne(Asked asked, String name, Dataset dataset) {
    int record = dataset.number(name);
    if (record < 0 || !dataset.exists(record)) {
      return ShapeReply.error(404, "there is no such record");
    }
    List<Header> headers = new ArrayList<>(validators(record, dataset));
    ServerFact fact = new ServerFact.Fetched(name, dataset.version(record));
    String condition = asked.header("If-None-Match");
    if (condition != null && EntityTags.matchWeakly(condition, tag(record, dataset))) {
      return ShapeReply.of(new HttpResponse(304, headers, Body.none()), fact);
    }
    headers.add(0, new Header("Content-Type", "application/json"));
    return ShapeReply.of(new HttpResponse(200, headers, Body.of(dataset.text(record))), fact);
  }

  /** The entity tag of a record's present version. */
  static String tag(int record, Dataset dataset) {
    return "\"v" + dataset.version(record) + "\"";
  }

  /** {@code ETag} and {@code Last-Modified} of a record. */
  static List<Header> validators(int record, Dataset dataset) {
    String date = HttpDates.write(dataset.instant(dataset.modifiedMicros(record)));
    return List.of(new Header("ETag", tag(record, dataset)), new Header("Last-Modified", date));
  }
}
