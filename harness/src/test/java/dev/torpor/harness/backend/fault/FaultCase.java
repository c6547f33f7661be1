package dev.torpor.harness.backend.fault;

import static dev.torpor.time.TimeFormat.HOUR;

import java.util.List;

/**
 * A fault, a shape of the dataset, and requests that show what the fault does to them.
 *
 * @param name of the case; that of the fault, maybe with a word more
 * @param effect what to see in its story
 * @param script see {@link Asker}
 */
record FaultCase(String name, String effect, String faults, String shape, List<String> script) {
  private static final String CREATE = "|{\"edit\":\"e1\",\"data\":\"x\"}";
  private static final String KEY = "|Idempotency-Key: k1";

  static FaultCase of(String name, String effect, String shape, String faults, String... script) {
    return new FaultCase(name, effect, faults, shape, List.of(script));
  }

  List<String> play(long seed) {
    return new FaultPhone(faults, shape).seed(seed).ask(HOUR, script.toArray(String[]::new));
  }

  @Override
  public String toString() {
    return name;
  }

  static List<FaultCase> timing() {
    return List.of(
        of(
            "latency",
            "the first answer is 4 to 5 s late, the second 3 s, the third 1 h cut to 5 s",
            "cursor",
            """
            - {fault: latency, delay: 3s, times: 2}
            - {fault: latency, law: uniform, delay: 1s, max: 2s, part: body, times: 1}
            - {fault: latency, law: exponential, delay: 1h, max: 5s, at: 60s}
            """,
            "1s GET /i",
            "20s GET /i",
            "60s GET /i"),
        of(
            "latency lognormal",
            "half of the answers are later than the median of 1 s, few than 4 s",
            "cursor",
            "- {fault: latency, law: lognormal, delay: 1s, p95: 4s}",
            "1s GET /i",
            "20s GET /i",
            "40s GET /i",
            "60s GET /i"),
        of(
            "unavailable",
            "503 and 429 with every kind of Retry-After; /h is not on any route",
            "cursor",
            """
            - {fault: unavailable, route: /a, retryAfter: seconds}
            - {fault: unavailable, route: /b, status: 429, retryAfter: date}
            - {fault: unavailable, route: /c, retryAfter: huge}
            - {fault: unavailable, route: /d, retryAfter: negative}
            - {fault: unavailable, route: /e, retryAfter: past-date}
            - {fault: unavailable, route: /f, retryAfter: nonsense}
            - {fault: unavailable, route: /g}
            """,
            "1s GET /a",
            "2s GET /b",
            "3s GET /c",
            "4s GET /d",
            "5s GET /e",
            "6s GET /f",
            "7s GET /g",
            "8s GET /h"));
  }

  static List<FaultCase> limits() {
    return List.of(
        of(
            "rate-limit",
            "the third request within a minute is told when there is room again",
            "cursor",
            "- {fault: rate-limit, requests: 2, per: 1min}",
            "1s GET /i",
            "20s GET /i",
            "30s GET /i",
            "61s GET /i",
            "62s GET /i"),
        of(
            "rate-limit all",
            "refused requests count too: whoever comes back early stays out",
            "cursor",
            "- {fault: rate-limit, requests: 2, per: 1min, counts: all}",
            "1s GET /i",
            "20s GET /i",
            "30s GET /i",
            "61s GET /i",
            "121s GET /i"),
        of(
            "maintenance",
            "503 with a page from 00:10 to before 00:20; Retry-After names the end",
            "cursor",
            "- {fault: maintenance, from: 00:10, to: 00:20, retryAfter: date}",
            "9min GET /i",
            "10min GET /i",
            "19min GET /i",
            "20min GET /i"));
  }

  static List<FaultCase> connections() {
    return List.of(
        of(
            "no-answer",
            "no effect, first in silence, then with a closed connection",
            "cursor",
            """
            - {fault: no-answer, times: 1}
            - {fault: no-answer, seen: closed, after: 2s, at: 60s}
            """,
            "1s POST /i" + CREATE,
            "70s POST /i" + CREATE),
        of(
            "response-lost",
            "an effect the client hears nothing of; the same key has none the second time",
            "cursor",
            """
            - {fault: response-lost, times: 1}
            - {fault: response-lost, seen: closed, after: 2s, at: 60s}
            """,
            "1s POST /i" + CREATE + KEY,
            "70s POST /i" + CREATE + KEY),
        of(
            "duplicate-delivery",
            "two effects of one request, or one and a replay with an idempotency key",
            "cursor",
            "- {fault: duplicate-delivery}",
            "1s POST /i" + CREATE,
            "2s POST /i" + CREATE + KEY),
        of(
            "truncated-body",
            "a quarter of the body is carried, then the connection breaks",
            "cursor",
            "- {fault: truncated-body, keep: 25%}",
            "1s GET /i",
            "11min GET /i?cursor=c0"),
        of(
            "wrong-length",
            "a body cut by 10 bytes passes for whole; one that is said to be longer never ends",
            "cursor",
            """
            - {fault: wrong-length, times: 1}
            - {fault: wrong-length, says: long, at: 60s}
            """,
            "1s GET /i",
            "70s GET /i"));
  }

  static List<FaultCase> breaks() {
    return List.of(
        of(
            "empty-response",
            "the GET on the kept connection is repeated unseen, the one on a new one is not,"
                + " a POST never",
            "cursor",
            """
            - {fault: empty-response, at: 10s}
            - {fault: empty-response, route: POST /i, at: 20s}
            - {fault: empty-response, at: 40s}
            """,
            "1s GET /i",
            "10s GET /i?cursor=c0",
            "20s POST /i" + CREATE,
            "40s GET /i?cursor=c1"),
        of(
            "connection-reset",
            "repeated once, and lost when the second try is reset too",
            "cursor",
            "- {fault: connection-reset, from: 10s, to: 11s}",
            "1s GET /i",
            "10s GET /i?cursor=c0"),
        of(
            "malformed-chunk",
            "-1017 and no second try",
            "cursor",
            "- {fault: malformed-chunk, at: 10s}",
            "1s GET /i",
            "10s GET /i?cursor=c0"),
        of(
            "random-data",
            "-1017 and no second try",
            "cursor",
            "- {fault: random-data, at: 10s}",
            "1s GET /i",
            "10s GET /i?cursor=c0"));
  }

  static List<FaultCase> answers() {
    return List.of(
        of(
            "unauthorized",
            "401 from the moment on until the login has been used",
            "cursor",
            "- {fault: unauthorized, at: 10s, reauth: POST /token}",
            "1s GET /i",
            "10s GET /i?cursor=c0",
            "11s GET /i?cursor=c0",
            "12s POST /token" + CREATE,
            "13s GET /i?cursor=c0"),
        of(
            "unauthorized window",
            "401 during the window",
            "cursor",
            "- {fault: unauthorized, from: 10s, to: 12s}",
            "11s GET /i",
            "12s GET /i"),
        of(
            "token-gone",
            "410, later 404, to requests with a token only",
            "cursor",
            """
            - {fault: token-gone, at: 10s}
            - {fault: token-gone, status: 404, at: 30s}
            """,
            "10s GET /i",
            "11s GET /i?cursor=c0",
            "12s GET /i?cursor=c0",
            "31s GET /i?cursor=c0"),
        of(
            "wrong-304",
            "304 with the client's own tag although r0 has changed",
            "validators",
            "- {fault: wrong-304, times: 1}",
            "1s GET /i",
            "11min GET /i|If-None-Match: \"s0\"",
            "12min GET /i|If-None-Match: \"s0\""),
        of(
            "portal-page",
            "HTML with status 200; the server hears nothing",
            "cursor",
            "- {fault: portal-page, times: 1}",
            "1s GET /i",
            "2s GET /i"),
        of(
            "clock-skew",
            "dates 7 min ahead and 1 h behind; the server understands its own dates",
            "validators",
            """
            - {fault: clock-skew, by: 7min, route: /a}
            - {fault: clock-skew, side: behind, by: 1h, route: /b}
            """,
            "11min GET /a",
            "12min GET /b",
            "13min GET /c",
            "14min GET /a|If-Modified-Since: Mon, 02 Mar 2026 00:17:00 GMT"));
  }

  static List<FaultCase> restores() {
    return List.of(
        of(
            "restored-backup",
            "back to 00:15: what was written at 00:16 and 00:20 is gone, the cursor is of another"
                + " life, 00:40 is new",
            "cursor",
            "- {fault: restored-backup, at: 00:30, age: 15min}",
            "16min POST /i" + CREATE,
            "29min GET /i?cursor=c1",
            "31min GET /i?cursor=c3",
            "32min GET /i",
            "41min GET /i?cursor=c1e1"),
        of(
            "restored-backup tokens survive",
            "a cursor ahead is refused, but read again when the server has got there by other ways",
            "cursor",
            "- {fault: restored-backup, at: 00:30, age: 15min, tokens: survive}",
            "16min POST /i" + CREATE,
            "29min GET /i?cursor=c1",
            "31min GET /i?cursor=c3",
            "41min GET /i?cursor=c2",
            "51min GET /i?cursor=c3"));
  }

  static List<FaultCase> lists() {
    return List.of(
        of(
            "stuck-page",
            "twice the second page names itself as the next",
            "paged",
            "- {fault: stuck-page, times: 2}",
            "1s GET /i?limit=2",
            "2s GET /i?pageToken=p0.2.0.0.1",
            "3s GET /i?pageToken=p0.2.0.0.1",
            "4s GET /i?pageToken=p0.2.0.0.1"),
        of(
            "empty-list",
            "nothing, with a cursor that no server knows or the one that was sent",
            "cursor",
            "- {fault: empty-list}",
            "1s GET /i",
            "11min GET /i?cursor=c0"),
        of(
            "empty-list validators",
            "nothing, under a tag of its own and without a date",
            "validators",
            "- {fault: empty-list}",
            "1s GET /i"),
        of(
            "partial-list",
            "the first half, and a token that loses nothing for good",
            "cursor",
            "- {fault: partial-list}",
            "1s GET /i",
            "21min GET /i?cursor=c0"),
        of(
            "shuffled-items",
            "backwards, then in a drawn order",
            "cursor",
            """
            - {fault: shuffled-items, route: /a}
            - {fault: shuffled-items, route: /b, order: random}
            """,
            "1s GET /a",
            "2s GET /b"),
        of(
            "repeated-items",
            "some items come again at the end",
            "cursor",
            "- {fault: repeated-items}",
            "1s GET /i"),
        of(
            "torn-snapshot",
            "r2 of 00:30 beside the tag of 00:20",
            "validators",
            "- {fault: torn-snapshot, lag: 15min}",
            "35min GET /i"),
        of(
            "torn-snapshot changes",
            "some of three changes and the old cursor",
            "cursor",
            "- {fault: torn-snapshot}",
            "35min GET /i?cursor=c0"));
  }
}
