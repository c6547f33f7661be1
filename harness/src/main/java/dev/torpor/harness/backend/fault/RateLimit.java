package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limiter: so many requests in any stretch of time of that length, 429 to the others. {@code
 * Retry-After} says when there is room again.
 */
record RateLimit(
    @Key(value = "How many requests there may be.", byDefault = "10") int requests,
    @Key(value = "In which time.", byDefault = "1min") TimeSpan per,
    @Key(
            value =
                "Whether requests that were refused count too, so that a client that does not wait"
                    + " stays out.",
            byDefault = "accepted")
        Counts counts,
    @Key(value = "How Retry-After is given.", byDefault = "seconds") RetryAfter retryAfter)
    implements Fault {
  private static final HttpResponse REFUSED = new HttpResponse(429, List.of(), Body.none());

  /** What fills a limiter. */
  enum Counts {
    ACCEPTED,
    ALL
  }

  RateLimit {
    if (requests < 1 || per.micros() == 0) {
      throw new IllegalArgumentException(
          "a limiter lets at least one request through, in a time longer than 0");
    }
  }

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return rules.at() == null && rules.rate() == null && rules.every() == null
        ? null
        : "a limiter looks at every request: give it 'from' and 'to' or nothing; for single"
            + " refusals there is the fault unavailable with status: 429";
  }

  /** A limiter that is never full is in order. */
  @Override
  public boolean warnsWhenIdle() {
    return false;
  }

  @Override
  public Injection begin() {
    ArrayDeque<Long> taken = new ArrayDeque<>();
    return exchange -> {
      long now = exchange.now();
      while (!taken.isEmpty() && taken.getFirst() <= now - per.micros()) {
        taken.removeFirst();
      }
      boolean full = taken.size() >= requests;
      if (!full || counts == Counts.ALL) {
        taken.addLast(now);
      }
      if (!full) {
        return null;
      }
      while (taken.size() > requests) {
        taken.removeFirst();
      }
      long wait = taken.getFirst() + per.micros() - now;
      return ServerReply.now(retryAfter.on(REFUSED, exchange.instant(), wait));
    };
  }
}
