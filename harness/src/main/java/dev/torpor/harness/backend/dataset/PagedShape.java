package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change feed in pages with two kinds of tokens, as Google's and Microsoft's APIs have it.
 *
 * <p>{@code GET ?syncToken=s17&limit=100} answers a page {@code
 * {"changes":[...],"nextPageToken":"p..."}}; {@code GET ?pageToken=p...} goes on, and the last page
 * alone ends in {@code "nextSyncToken":"s21"}. Without a token come all records. A page may be
 * empty and still have a next one. What is committed while a client turns pages comes on a later
 * page or with the next sync, never in neither. Tokens that the server does not know are answered
 * with 410: start again without one.
 */
final class PagedShape extends RecordShape {
  private static final ShapeOption LIMIT =
      ShapeOption.count("pageLimit", 1, 100_000, "100", "the most records on a page");
  private static final ShapeOption PAGE_LIFE =
      ShapeOption.span("pageTokenLife", "", "how long a page token is good after it was given");
  private static final ShapeOption EMPTY =
      ShapeOption.count(
          "emptyPageEvery", 2, 1_000_000, "", "every n-th page is empty and has a next one");
  private static final ShapeOption BETWEEN =
      ShapeOption.choice(
          "between",
          "when what is committed between two pages comes: on a later page or with the next sync",
          "laterPage",
          "nextSync");

  static final List<ShapeOption> OPTIONS = optionsWithTokens(LIMIT, PAGE_LIFE, EMPTY, BETWEEN);

  private static final ShapeReply GONE =
      ShapeReply.error(410, "unknown token: start again without one");
  private static final int EVERYTHING = -1;

  private final Tokens syncTokens;
  private final Tokens pageTokens;
  private final boolean takesAhead;
  private final int pageLimit;
  private final long emptyEvery;
  private final boolean waits;

  PagedShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    super(options);
    this.syncTokens = new Tokens('s', options.numberOrNever(Tokens.LIFE));
    this.pageTokens = new Tokens('p', options.numberOrNever(PAGE_LIFE));
    this.takesAhead = options.is(Tokens.AHEAD, "accepted");
    this.pageLimit = (int) options.number(LIMIT);
    this.emptyEvery = options.numberOrNever(EMPTY);
    this.waits = options.is(BETWEEN, "nextSync");
  }

  /**
   * Where a client is in its pages.
   *
   * @param since position at which it began, {@link #EVERYTHING} without a token
   * @param listed how many records it has been through, when it began without a token
   * @param at position from which it goes on in the log
   * @param bound position at which its first page was read
   * @param page how many pages it has had
   */
  private record Place(int since, int listed, int at, int bound, long page) {
    Place withListed(int records) {
      return new Place(since, records, at, bound, page);
    }

    Place withAt(int position) {
      return new Place(since, listed, position, bound, page);
    }

    long[] numbers() {
      return new long[] {since + 1, listed, at, bound, page + 1};
    }
  }

  @Override
  ShapeReply read(Asked asked, Dataset dataset) {
    String pageToken = asked.parameter("pageToken");
    String syncToken = asked.parameter("syncToken");
    @Nullable Place place;
    if (pageToken != null && !pageToken.isEmpty()) {
      long[] numbers = pageTokens.read(dataset, asked.now(), pageToken, 5);
      place = numbers == null ? null : place(numbers);
    } else if (syncToken != null && !syncToken.isEmpty()) {
      long[] numbers = syncTokens.read(dataset, asked.now(), syncToken, 1);
      place =
          numbers == null ? null : start((int) Math.min(numbers[0], Integer.MAX_VALUE), dataset);
    } else {
      place = new Place(EVERYTHING, 0, dataset.position(), dataset.position(), 0);
    }
    if (place == null || isGone(place, asked.now(), dataset)) {
      return GONE;
    }
    return page(place, limit(asked.parameter("limit")), asked.now(), dataset);
  }

  private static Place start(int since, Dataset dataset) {
    return new Place(since, 0, since, Math.max(since, dataset.position()), 0);
  }

  private static Place place(long[] numbers) {
    return new Place(
        (int) numbers[0] - 1, (int) numbers[1], (int) numbers[2], (int) numbers[3], numbers[4]);
  }

  private boolean isGone(Place place, long now, Dataset dataset) {
    boolean isAhead = Math.max(place.at, place.bound) > dataset.position() && !takesAhead;
    int oldest = place.since == EVERYTHING ? place.at : place.since;
    return isAhead
        || oldest < dataset.oldestToken()
        || tombstones().hasForgotten(oldest, dataset, now);
  }

  private int limit(@Nullable String wanted) {
    try {
      return wanted == null
          ? pageLimit
          : Math.min(pageLimit, Math.max(1, Integer.parseInt(wanted)));
    } catch (NumberFormatException e) {
      return pageLimit;
    }
  }

  private ShapeReply page(Place from, int limit, long now, Dataset dataset) {
    RecordList list = new RecordList("{\"changes\":[", Math.min(limit, 2 * dataset.records()));
    Place place = from;
    boolean isEmpty = place.page % emptyEvery == emptyEvery - 1;
    boolean more = isEmpty;
    if (!isEmpty && place.since == EVERYTHING) {
      place = addRecords(list, place, limit, dataset);
      more = place.listed < dataset.records();
    }
    if (!more) {
      place = addChanges(list, place, limit, now, dataset);
      more = place.at < end(place, dataset);
    }
    String end =
        more
            ? "],\"nextPageToken\":\"" + pageTokens.write(dataset, now, place.numbers()) + "\"}"
            : "],\"nextSyncToken\":\"" + syncTokens.write(dataset, now, place.at) + "\"}";
    ServerFact read = new ServerFact.Read(place.since, place.at, !more);
    return ShapeReply.json(200, list.toBody(end.getBytes(StandardCharsets.US_ASCII)), read);
  }

  private static Place addRecords(RecordList list, Place from, int limit, Dataset dataset) {
    int record = from.listed;
    while (record < dataset.records()) {
      if (dataset.exists(record)) {
        if (list.size() == limit) {
          break;
        }
        list.add(dataset.text(record));
      }
      record++;
    }
    return from.withListed(record);
  }

  /** Goes through the log; stops before the first commit that has to be on the next page. */
  private Place addChanges(RecordList list, Place from, int limit, long now, Dataset dataset) {
    int end = end(from, dataset);
    int at = from.at;
    while (at < end) {
      if (isTold(at, end, dataset) && !tombstones().isForgotten(at, dataset, now)) {
        if (list.size() == limit) {
          break;
        }
        list.add(dataset.text(dataset.log().record(at)));
      }
      at++;
    }
    return from.withAt(at);
  }

  /** Where the last page ends. */
  private int end(Place place, Dataset dataset) {
    return waits ? place.bound : Math.max(place.at, dataset.position());
  }

  /** True when no later commit of the same record comes before the end. */
  private static boolean isTold(int commit, int end, Dataset dataset) {
    if (commit >= dataset.position()) {
      return false;
    }
    int next = dataset.log().next(commit);
    return next == CommitLog.NONE || next >= end;
  }
}
