package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.List;

/** The server is overloaded or broken and says so, with or without a word on when to come back. */
record Unavailable(
    @Key(value = "The status: 429, 500, 502, 503 or 504.", byDefault = "503") int status,
    @Key(
            value =
                "How Retry-After is given: seconds, date, one that makes no sense (huge, negative,"
                    + " past-date, nonsense), or missing.",
            byDefault = "missing")
        RetryAfter retryAfter,
    @Key(value = "How long Retry-After asks to stay away.", name = "wait", byDefault = "120s")
        TimeSpan pause)
    implements Fault {
  private static final List<Integer> STATUSES = List.of(429, 500, 502, 503, 504);

  Unavailable {
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException(
          "'status' is one of "
              + STATUSES
              + ", not "
              + status
              + "; for 401 there is the fault unauthorized, for 404 and 410 token-gone");
    }
  }

  @Override
  public Injection begin() {
    HttpResponse plain = new HttpResponse(status, List.of(), Body.none());
    return exchange -> ServerReply.now(retryAfter.on(plain, exchange.instant(), pause.micros()));
  }
}
