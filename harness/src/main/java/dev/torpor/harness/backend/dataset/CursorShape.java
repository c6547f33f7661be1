package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change feed with a cursor, as Google Calendar's sync tokens and Dropbox's list_folder have it.
 *
 * <p>{@code GET ?cursor=c17} answers {@code {"cursor":"c21","changes":[...]}} with every record
 * that changed since, once, in its latest version, in order of that change; a deleted one as
 * tombstone. Without a cursor come all records in order of their numbers. A cursor that this server
 * cannot have given, or knows no more, is answered with 410, and the client starts again without
 * one.
 */
class CursorShape extends RecordShape {
  static final List<ShapeOption> OPTIONS = optionsWithTokens();

  private static final ShapeReply GONE =
      ShapeReply.error(410, "unknown cursor: start again without one");

  private final Tokens tokens;
  private final boolean takesAhead;
  private final boolean tokensAge;
  private @Nullable ShapeReply everything;
  private long everythingStamp;

  CursorShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    super(options);
    this.tokens = new Tokens('c', options.numberOrNever(Tokens.LIFE));
    this.tokensAge = options.has(Tokens.LIFE);
    this.takesAhead = options.is(Tokens.AHEAD, "accepted");
  }

  @Override
  ShapeReply read(Asked asked, Dataset dataset) {
    String cursor = asked.parameter("cursor");
    if (cursor == null || cursor.isEmpty()) {
      return everything(asked.now(), dataset);
    }
    int since = position(cursor, asked.now(), dataset);
    return since < 0 ? GONE : changesSince(since, asked.now(), dataset);
  }

  /** The position that a cursor stands for, -1 when the server does not know it. */
  final int position(String cursor, long now, Dataset dataset) {
    long[] numbers = tokens.read(dataset, now, cursor, 1);
    if (numbers == null || numbers[0] < dataset.oldestToken() || numbers[0] > Integer.MAX_VALUE) {
      return -1;
    }
    int since = (int) numbers[0];
    boolean isAhead = since > dataset.position() && !takesAhead;
    return isAhead || tombstones().hasForgotten(since, dataset, now) ? -1 : since;
  }

  /** The answer to a cursor that the server does not know. */
  static ShapeReply gone() {
    return GONE;
  }

  private ShapeReply everything(long now, Dataset dataset) {
    ShapeReply kept = everything;
    if (kept == null || everythingStamp != dataset.stamp() || tokensAge) {
      int position = dataset.position();
      RecordList list = new RecordList(start(position, now, dataset), dataset.records());
      list.addAll(dataset);
      kept = ShapeReply.json(200, list.toBody(), new ServerFact.Read(-1, position, true));
      everything = kept;
      everythingStamp = dataset.stamp();
    }
    return kept;
  }

  private ShapeReply changesSince(int since, long now, Dataset dataset) {
    int upTo = Math.max(since, dataset.position());
    int capacity = Math.min(upTo - since, dataset.records());
    RecordList list = new RecordList(start(upTo, now, dataset), capacity);
    for (int commit = since; commit < dataset.position(); commit++) {
      if (dataset.isLatest(commit) && !tombstones().isForgotten(commit, dataset, now)) {
        list.add(dataset.text(dataset.log().record(commit)));
      }
    }
    return ShapeReply.json(200, list.toBody(), new ServerFact.Read(since, upTo, true));
  }

  private String start(int position, long now, Dataset dataset) {
    return "{\"cursor\":\"" + tokens.write(dataset, now, position) + "\",\"changes\":[";
  }
}
