package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a fault hits, and when. Without any time it hits every request on its route.
 *
 * @param route the requests it concerns
 * @param at hits one request each time: the first that comes at that moment or later
 * @param from with {@code to}: hits requests from here, included
 * @param to until here, excluded
 * @param days on which days of the week, for times of day
 * @param every hits the first request at or after each multiple of this time
 * @param length with {@code every}: hits all requests for so long each time
 * @param rate the chance of each request that the rest would let it hit
 * @param times hits at most so many requests in the run
 */
public record FaultRules(
    @Key(
            value =
                "Which requests: a path such as /items/**, maybe after a method: GET /items/**."
                    + " * is anything within a segment, ** any number of segments.",
            byDefault = "/**")
        Route route,
    @Key(
            "Hits the first request that comes at this moment or later: a time of day (07:40, every"
                + " day), a day and a time (2d 14:00), or a time after the start (90min).")
        @Nullable Moment at,
    @Key("Hits requests from this moment on; goes with 'to'.") @Nullable Moment from,
    @Key("Hits requests until this moment; goes with 'from'.") @Nullable Moment to,
    @Key(
            value = "On which days 'at' or 'from' comes, when they are times of day.",
            byDefault = "daily")
        Days days,
    @Key("Hits the first request at or after each multiple of this time.") @Nullable TimeSpan every,
    @Key(value = "Hits all requests for so long each time; goes with 'every'.", name = "for")
        @Nullable TimeSpan length,
    @Key("The chance of each request to be hit, such as 5%.") @Nullable Share rate,
    @Key("Hits this many requests at most.") @Nullable Long times) {

  /** Every request on any route. */
  public static final FaultRules ALWAYS = of(Route.ANY);

  /** Checks what goes with what. */
  public FaultRules {
    int schedules = (at == null ? 0 : 1) + (from == null ? 0 : 1) + (every == null ? 0 : 1);
    if (schedules > 1) {
      throw new IllegalArgumentException(
          "'at', 'from' with 'to', and 'every' are three ways to say when: give one of them, and a"
              + " line of its own for each further one");
    }
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException("'from' and 'to' go together");
    }
    if (length != null && every == null) {
      throw new IllegalArgumentException("'for' goes with 'every'; a window is 'from' and 'to'");
    }
    if (at != null && rate != null) {
      throw new IllegalArgumentException(
          "'at' hits one request for certain, so that it takes no 'rate'");
    }
    if (every != null && every.micros() == 0) {
      throw new IllegalArgumentException("'every' must be longer than 0");
    }
    if (every != null && length != null && length.micros() >= every.micros()) {
      throw new IllegalArgumentException("'for' must be shorter than 'every'");
    }
    if (times != null && times < 1) {
      throw new IllegalArgumentException("'times' counts from 1");
    }
  }

  /** Every request on a route. */
  public static FaultRules of(Route route) {
    return new FaultRules(route, null, null, null, Days.DAILY, null, null, null, null);
  }

  /** True when the fault holds for stretches of time rather than for single requests. */
  boolean hasWindows() {
    return from != null || length != null;
  }
}
