package dev.torpor.harness.client.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.harness.client.kit.FeedToken.Kind;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed that knows where we are: by validators, a cursor or page and sync tokens, as its
 * answers show. Records and token are stored in one step: a token stored before its records would
 * lose them if the process died in between.
 *
 * <p>A token the server does not know any more (410, 404 or 400 to a request with one) makes it
 * read everything; until that is complete what was held before stays, then it is replaced in one
 * step.
 */
class FeedFetch implements Fetch {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final List<String> DEAD = List.of("410", "404", "400");

  private static final ClientOption LIMIT =
      ClientOption.number("limit", "100", "Records asked for in a page; 0: the server decides.");
  private static final ClientOption CHECKPOINT =
      ClientOption.flag(
          "checkpointPerPage",
          "on",
          "Each page is durable before the next is asked for; off: all of them with the last.");
  private static final ClientOption RESYNC_ON =
      ClientOption.words(
          "fullResyncOn",
          "410 404 400",
          "Statuses of a request with a token after which everything is read again.");
  private static final ClientOption PAGES =
      ClientOption.number("maxPages", "200", "Pages of one read, then it is given up.");

  static final Piece<Fetch> AUTO =
      Piece.of(
          "auto",
          "whatever the feed speaks: page and sync tokens, a cursor, validators",
          paging("0", conditional()),
          (options, kit) ->
              new FeedFetch(kit, EnumSet.allOf(Kind.class), options, options.flag("conditional")));
  static final Piece<Fetch> VALIDATORS =
      Piece.of(
          "validators",
          "the whole list, unless its ETag or date still matches (RFC 9110)",
          List.of(conditional()),
          (options, kit) ->
              new FeedFetch(
                  kit,
                  EnumSet.of(Kind.ETAG, Kind.DATE, Kind.NOTHING),
                  null,
                  options.flag("conditional")));
  static final Piece<Fetch> CURSOR =
      Piece.of(
          "cursor",
          "the changes since a cursor",
          List.of(),
          (options, kit) -> new FeedFetch(kit, EnumSet.of(Kind.CURSOR), null, true));
  static final Piece<Fetch> PAGED =
      Piece.of(
          "paged",
          "the changes since a sync token, page by page, each page a checkpoint",
          paging("100"),
          (options, kit) -> new FeedFetch(kit, EnumSet.of(Kind.SYNC, Kind.PAGE), options, true));

  private final Kit kit;
  private final App app;
  private final Set<Kind> speaks;
  private final boolean conditional;
  private final long limit;
  private final long maxPages;
  private final boolean checkpoints;
  private final List<String> dead;
  private final Resync resync;
  private final List<RecordVersion> unsaved = new ArrayList<>();
  private @Nullable String unsavedPage;
  private boolean done;
  private boolean brought;
  private int pages;
  private int doubts;

  /**
   * A plan.
   *
   * @param speaks the ways of feeds that it understands
   * @param paging with the options of {@link #paging}, null for none of them
   * @param conditional false to ask for everything every time
   */
  FeedFetch(Kit kit, Set<Kind> speaks, @Nullable ClientOptions paging, boolean conditional) {
    this.kit = kit;
    this.app = kit.app();
    this.speaks = speaks;
    this.conditional = conditional;
    this.limit = paging == null ? 0 : paging.number("limit");
    this.maxPages = paging == null ? 200 : Math.max(1, paging.number("maxPages"));
    this.checkpoints = paging == null || paging.flag(CHECKPOINT.name());
    this.dead = paging == null ? DEAD : paging.words(RESYNC_ON.name());
    this.resync = new Resync(kit);
  }

  /** How a feed is read page by page, and what else a plan declares. */
  static List<ClientOption> paging(String limit, ClientOption... more) {
    List<ClientOption> options = new ArrayList<>();
    options.add(LIMIT.withDefault(limit));
    options.addAll(List.of(PAGES, CHECKPOINT, RESYNC_ON));
    options.addAll(List.of(more));
    return options;
  }

  private static ClientOption conditional() {
    return ClientOption.flag(
        "conditional", "on", "Asks only for what is new; off: for everything every time.");
  }

  Kit kit() {
    return kit;
  }

  /** True when this run has read the feed to its end, and nothing of it was doubted. */
  boolean atEnd() {
    return done && !resync.underWay();
  }

  @Override
  public void begin() {
    done = false;
    brought = false;
    unsaved.clear();
    unsavedPage = null;
    pages = 0;
    doubts = 0;
  }

  @Override
  public boolean brought() {
    return brought;
  }

  @Override
  public String state() {
    FeedToken token = token();
    return (resync.underWay() ? "resync " : "") + (token == null ? "" : token.stored());
  }

  /** What to ask with: null for everything. */
  private @Nullable FeedToken token() {
    if (resync.underWay()) {
      String page = resync.page();
      return page == null ? null : new FeedToken(Kind.PAGE, page);
    }
    if (unsavedPage != null) {
      return new FeedToken(Kind.PAGE, unsavedPage);
    }
    FeedToken held = FeedToken.of(app.replica().token());
    return held == null || conditional || held.kind() == Kind.PAGE ? held : null;
  }

  @Override
  public @Nullable HttpRequest next() {
    return done ? null : request(token());
  }

  /** Reads everything again, beside what is held. */
  void startOver() {
    resync.start();
  }

  /** What an answer says. */
  FeedDocument document(HttpResponse http) throws Trouble {
    return FeedDocument.read(http.body().bytes());
  }

  /** Asks with a token, null for everything. */
  HttpRequest request(@Nullable FeedToken token) {
    String url = kit.url();
    if (token == null) {
      return HttpRequest.get(limit > 0 ? with(url, "limit", Long.toString(limit)) : url);
    }
    return switch (token.kind()) {
      case CURSOR -> HttpRequest.get(with(url, "cursor", token.text()));
      case PAGE -> HttpRequest.get(with(url, "pageToken", token.text()));
      case SYNC -> {
        String since = with(url, "syncToken", token.text());
        yield HttpRequest.get(limit > 0 ? with(since, "limit", Long.toString(limit)) : since);
      }
      case ETAG -> HttpRequest.get(url).withHeader("If-None-Match", token.text());
      case DATE -> HttpRequest.get(url).withHeader("If-Modified-Since", token.text());
      case NOTHING -> HttpRequest.get(url);
    };
  }

  static String with(String url, String name, String value) {
    String separator = url.indexOf('?') < 0 ? "?" : "&";
    return url + separator + name + "=" + URLEncoder.encode(value, UTF_8);
  }

  @Override
  public void answered(Response response) throws Trouble {
    FeedToken asked = token();
    HttpResponse http = response.http();
    switch (http.status()) {
      case OK -> read(response, asked, document(http));
      case NOT_MODIFIED -> unchanged(response, asked);
      default -> refused(http, asked);
    }
  }

  private void unchanged(Response response, @Nullable FeedToken asked) throws Trouble {
    if (asked == null || (asked.kind() != Kind.ETAG && asked.kind() != Kind.DATE)) {
      throw Trouble.unreadable("HTTP 304 to a request without a condition");
    }
    app.replica().apply(response, List.of(), asked.stored());
    done = true;
  }

  private void refused(HttpResponse http, @Nullable FeedToken asked) throws Trouble {
    boolean known = asked != null && asked.kind() != Kind.NOTHING;
    boolean byToken = known && dead.contains(Integer.toString(http.status()));
    if (!byToken || (resync.underWay() && !resync.restart())) {
      throw Trouble.of(http, app.now());
    }
    app.log("the server does not know our token any more: fetching everything");
    resync.start();
    unsaved.clear();
    unsavedPage = null;
  }

  private void read(Response response, @Nullable FeedToken asked, FeedDocument answer)
      throws Trouble {
    if (answer.complete() != null) {
      whole(response, answer.complete());
    } else if (answer.changes() == null) {
      throw Trouble.unreadable("the feed has neither records nor changes");
    } else if (answer.nextPage() != null) {
      page(response, asked, answer.changes(), answer.nextPage());
    } else if (answer.nextSync() != null) {
      last(response, answer.changes(), new FeedToken(Kind.SYNC, answer.nextSync()), asked);
    } else if (answer.cursor() != null) {
      last(response, answer.changes(), new FeedToken(Kind.CURSOR, answer.cursor()), asked);
    } else {
      throw Trouble.unreadable("the feed has no cursor");
    }
  }

  private void understands(Kind kind) throws Trouble {
    if (!speaks.contains(kind)) {
      throw Trouble.permanent("the feed speaks another language than this plan: " + kind);
    }
  }

  /** A list of everything: what it does not have is gone, unless it looks like a mistake. */
  private void whole(Response response, List<RecordVersion> records) throws Trouble {
    HttpResponse http = response.http();
    String etag = http.header("ETag");
    String date = http.header("Last-Modified");
    FeedToken token = new FeedToken(Kind.NOTHING, "");
    if (etag != null) {
      token = new FeedToken(Kind.ETAG, etag);
    } else if (date != null) {
      token = new FeedToken(Kind.DATE, date);
    }
    understands(token.kind());
    resync.end();
    replace(response, records, token);
  }

  private void page(
      Response response, @Nullable FeedToken asked, List<RecordVersion> records, String next)
      throws Trouble {
    understands(Kind.PAGE);
    pages++;
    boolean same = asked != null && asked.kind() == Kind.PAGE && asked.text().equals(next);
    if (same || pages >= maxPages) {
      done = true;
      throw Trouble.unreadable(
          same ? "the feed's next page is the same page" : "no end after " + pages + " pages");
    }
    if (resync.underWay()) {
      resync.stage(records, next);
      return;
    }
    if (!checkpoints) {
      unsaved.addAll(records);
      unsavedPage = next;
      return;
    }
    brought |= Held.news(app.replica(), records);
    app.replica().apply(response, records, new FeedToken(Kind.PAGE, next).stored());
  }

  private void last(
      Response response, List<RecordVersion> page, FeedToken token, @Nullable FeedToken asked)
      throws Trouble {
    understands(token.kind());
    List<RecordVersion> records = new ArrayList<>(unsaved);
    records.addAll(page);
    unsaved.clear();
    unsavedPage = null;
    if (resync.underWay()) {
      List<RecordVersion> all = resync.staged();
      all.addAll(records);
      resync.end();
      replace(response, all, token);
    } else if (asked == null && !app.replica().records().isEmpty()) {
      replace(response, records, token);
    } else {
      brought |= Held.news(app.replica(), records);
      app.replica().apply(response, records, token.stored());
      done = true;
    }
  }

  private void replace(Response response, List<RecordVersion> records, FeedToken token) {
    Set<String> gone = new TreeSet<>(app.replica().records());
    boolean older = false;
    for (RecordVersion record : records) {
      if (!record.deleted()) {
        gone.remove(record.record());
      }
      older |= record.version() < app.replica().version(record.record());
    }
    MassDelete.Belief belief = new MassDelete(kit).about(gone, app.replica().records().size());
    if (belief != MassDelete.Belief.BELIEVED) {
      doubt(response, records, token, belief);
      return;
    }
    done = true;
    kit.beforeReplacing(records, older);
    brought |= Held.news(app.replica(), records) || !gone.isEmpty() || older;
    if (gone.isEmpty() && !older) {
      app.replica().apply(response, records, token.stored());
    } else {
      app.replica().replaceAll(response, Held.existing(records), token.stored());
    }
  }

  /** Takes what is there, deletes nothing, and reads everything once more. */
  private void doubt(
      Response response, List<RecordVersion> records, FeedToken token, MassDelete.Belief belief) {
    app.log("the answer lacks records that are held: asking once more before they are deleted");
    brought |= Held.news(app.replica(), records);
    app.replica().apply(response, records, token.stored());
    resync.start();
    done = belief == MassDelete.Belief.DOUBTED || doubts++ > 0;
  }
}
