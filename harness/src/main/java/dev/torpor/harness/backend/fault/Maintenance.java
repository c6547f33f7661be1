package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 503 to everybody during a window, maybe with a page for people. */
record Maintenance(
    @Key(value = "What comes with it: a page in HTML, or an empty body.", byDefault = "html")
        Page page,
    @Key(value = "Whether Retry-After names the end of the window, and how.", byDefault = "missing")
        RetryAfter retryAfter)
    implements Fault {
  /** Bodies of a 503. */
  enum Page {
    HTML,
    NONE
  }

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return rules.hasWindows()
        ? null
        : "maintenance takes a window: give 'from' and 'to', or 'every' with 'for'; for single"
            + " failures there is the fault unavailable";
  }

  @Override
  public Injection begin() {
    HttpResponse closed =
        page == Page.HTML
            ? Replies.page(503, "Down for maintenance", "We will be back soon.")
            : new HttpResponse(503, List.of(), Body.none());
    return exchange -> {
      long wait = Math.max(0, exchange.windowEnd() - exchange.now());
      return ServerReply.now(retryAfter.on(closed, exchange.instant(), wait));
    };
  }
}
