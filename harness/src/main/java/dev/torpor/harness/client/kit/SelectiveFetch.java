package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks for single records, the highest ranked first, within a budget of bytes and of polls
 * (reference 2.2 B15; EarlyBird, Spice; CHO03, ZHONG18). The rank of a record is its number; which
 * records the user will look at is not in the world. What is not selected is never held.
 */
final class SelectiveFetch implements Fetch {
  static final String NAME = "selective";

  static final Piece<Fetch> PIECE =
      Piece.of(
          NAME,
          "single records by rank, within a budget of bytes and of polls; holds a selection",
          List.of(
              ClientOption.number("topK", "20", "How many records are selected: r0, r1, ..."),
              ClientOption.bytes("budget", "40 MB", "Bytes of answers in 30 days."),
              ClientOption.decimal(
                  "pollsPerDay", "0", "Polls of records in a day; 0: every record in every sync."),
              ClientOption.choice(
                  "allocation",
                  List.of("uniform", "proportional", "sqrt", "freshness"),
                  "How the polls are spread over the records."),
              ClientOption.text(
                  "weights",
                  "1",
                  "Popularity of each record, or its changes per day for freshness, separated by"
                      + " spaces; the last one holds for the rest.")),
          SelectiveFetch::new);

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long MONTH_MICROS = 30 * DAY_MICROS;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  /** Headers of an answer, about; so that answers without a body are not free. */
  private static final int HEADER_BYTES = 200;

  private final Kit kit;
  private final App app;
  private final int topK;
  private final long budget;
  private final double[] pollsPerDay;
  private final Deque<Integer> due = new ArrayDeque<>();
  private boolean brought;
  private boolean found;

  private SelectiveFetch(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.app = kit.app();
    this.topK = (int) options.number("topK");
    this.budget = options.bytes("budget");
    double polls = options.decimal("pollsPerDay");
    Allocation allocation =
        Allocation.valueOf(options.text("allocation").toUpperCase(java.util.Locale.ROOT));
    this.pollsPerDay =
        polls == 0 ? new double[0] : allocation.rates(weights(options.text("weights")), polls);
  }

  private double[] weights(String text) {
    String[] parts = text.strip().split(" +");
    double[] weights = new double[topK];
    for (int i = 0; i < topK; i++) {
      weights[i] = Double.parseDouble(parts[Math.min(i, parts.length - 1)]);
    }
    return weights;
  }

  @Override
  public void begin() {
    brought = false;
    found = false;
    due.clear();
    for (int record = 0; record < topK; record++) {
      if (isDue(record)) {
        due.add(record);
      }
    }
  }

  private static String name(int record) {
    return "r" + record;
  }

  private boolean isDue(int record) {
    if (pollsPerDay.length == 0) {
      return true;
    }
    boolean never = kit.notes().since("polled." + record) == Notes.NEVER;
    double period = pollsPerDay[record] == 0 ? Notes.NEVER : DAY_MICROS / pollsPerDay[record];
    return never || kit.notes().since("polled." + record) >= period;
  }

  @Override
  public @Nullable HttpRequest next() {
    if (due.isEmpty() || spent() >= budget) {
      return null;
    }
    String name = name(due.getFirst());
    long version = app.replica().version(name);
    HttpRequest request = HttpRequest.get(kit.url() + "/" + name);
    return version == 0 ? request : request.withHeader("If-None-Match", "\"v" + version + "\"");
  }

  private long spent() {
    if (kit.notes().since("month") >= MONTH_MICROS) {
      kit.notes().mark("month");
      kit.notes().put("spent", 0);
    }
    return kit.notes().number("spent", 0);
  }

  @Override
  public void answered(Response response) throws Trouble {
    HttpResponse http = response.http();
    int record = due.getFirst();
    kit.notes().put("spent", spent() + http.body().length() + HEADER_BYTES);
    switch (http.status()) {
      case OK -> hold(response, List.of(FeedDocument.readRecord(http.body().bytes())));
      case NOT_MODIFIED -> hold(response, List.of());
      case 404, 410 -> missing(http); // deleted, or never there: nothing to hold
      default -> throw Trouble.of(http, app.now());
    }
    kit.notes().mark("polled." + record);
    due.removeFirst();
  }

  /** A server without any of them is one that has no addresses for single records. */
  private void missing(HttpResponse http) throws Trouble {
    if (due.size() == 1 && !found) {
      throw Trouble.of(http, app.now());
    }
  }

  private void hold(Response response, List<RecordVersion> records) {
    found = true;
    if (records.stream().anyMatch(each -> each.version() < app.replica().version(each.record()))) {
      kit.serverWentBack();
      follow(response, records);
      return;
    }
    brought |= Held.news(app.replica(), records);
    app.replica().apply(response, records, NAME);
  }

  /** A server that was restored has older versions: the selection is what there is now. */
  private void follow(Response response, List<RecordVersion> records) {
    Map<String, RecordVersion> all = new TreeMap<>();
    for (String name : app.replica().records()) {
      all.put(name, new RecordVersion(name, app.replica().version(name)));
    }
    records.forEach(record -> all.put(record.record(), record));
    app.replica().replaceAll(response, List.copyOf(all.values()), NAME);
    brought = true;
  }

  @Override
  public boolean brought() {
    return brought;
  }

  @Override
  public String state() {
    return NAME + due;
  }
}
