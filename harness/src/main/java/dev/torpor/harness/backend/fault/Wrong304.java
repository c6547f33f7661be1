package dev.torpor.harness.backend.fault;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 304 to a conditional request although there is something new, as a stale cache in front of the
 * server says it. What it holds of the request's own tag it repeats.
 */
record Wrong304() implements Fault {
  private static final List<String> SHAPES = List.of("list", "validators");

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return site.hasOneOf(SHAPES) || site.stubs() == FaultSite.Answers.SOME
        ? null
        : "nothing here answers conditional requests: the backend has "
            + site.describe()
            + "; serve the dataset as validators, or use empty-list, which says the same of a feed";
  }

  @Override
  public Injection begin() {
    return exchange -> {
      HttpRequest request = exchange.request();
      String tag = request.header("If-None-Match");
      boolean conditional = tag != null || request.header("If-Modified-Since") != null;
      if (!conditional || exchange.answer().response().status() != 200) {
        return null;
      }
      List<Header> headers = new ArrayList<>();
      if (tag != null) {
        headers.add(new Header("ETag", tag));
      }
      return ServerReply.now(new HttpResponse(304, headers, Body.none()));
    };
  }
}
