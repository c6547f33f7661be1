package dev.torpor.harness.backend.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All faults by the name that scenarios use. */
public final class Faults {
  private static final Map<String, Kind> FAULTS = new TreeMap<>();

  static {
    add("clock-skew", ClockSkew.class, "the server's clock is wrong");
    add("connection-reset", ConnectionReset.class, "the connection is reset before an answer");
    add("duplicate-delivery", DuplicateDelivery.class, "the server handles a request twice");
    add("empty-list", EmptyList.class, "a list without items, as from unmounted data");
    add("empty-response", EmptyResponse.class, "the connection is closed before an answer");
    add("latency", Latency.class, "the answer comes late, by a fixed or drawn time");
    add("maintenance", Maintenance.class, "503 to everybody during a window");
    add("malformed-chunk", MalformedChunk.class, "a good status line, then no HTTP");
    add("no-answer", NoAnswer.class, "the request is lost before the server has acted");
    add("partial-list", PartialList.class, "a list that ends early and does not say so");
    add("portal-page", PortalPage.class, "a page in HTML with status 200 in place of the answer");
    add("random-data", RandomData.class, "garbage, then the end of the connection");
    add("rate-limit", RateLimit.class, "a limiter: 429 beyond so many requests in a time");
    add("repeated-items", RepeatedItems.class, "items of a list come twice");
    add("response-lost", ResponseLost.class, "the server has acted, its answer is lost");
    add("restored-backup", RestoredBackup.class, "an older backup takes the place of the data");
    add("shuffled-items", ShuffledItems.class, "items of a list in another order");
    add("stuck-page", StuckPage.class, "a page whose next page is itself");
    add("token-gone", TokenGone.class, "410 or 404 to a request with a token");
    add("torn-snapshot", TornSnapshot.class, "a list that mixes two states of the data");
    add("truncated-body", TruncatedBody.class, "the connection breaks within the body");
    add("unauthorized", Unauthorized.class, "401, for single requests or until a new login");
    add("unavailable", Unavailable.class, "429 or 5xx, with any kind of Retry-After");
    add("wrong-304", Wrong304.class, "304 although there is something new");
    add("wrong-length", WrongLength.class, "Content-Length says too little or too much");
  }

  private Faults() {}

  /**
   * A kind of fault.
   *
   * @param type a record whose keys are its options
   * @param summary half a sentence for help texts
   */
  public record Kind(String name, Class<? extends Fault> type, String summary) {
    /** Its options, beside those that every fault has. */
    public List<FaultOption> options() {
      return FaultOption.of(type);
    }
  }

  /** The options that every fault has: which requests it hits, and when. */
  public static List<FaultOption> rules() {
    return FaultOption.of(FaultRules.class);
  }

  private static void add(String name, Class<? extends Fault> type, String summary) {
    FAULTS.put(name, new Kind(name, type, summary));
  }

  /** The names, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(FAULTS.keySet());
  }

  /** All kinds, in order of name. */
  public static List<Kind> all() {
    return List.copyOf(FAULTS.values());
  }

  /**
   * A kind by its name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Kind of(String name) {
    Kind kind = FAULTS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("there is no fault '" + name + "'");
    }
    return kind;
  }
}
