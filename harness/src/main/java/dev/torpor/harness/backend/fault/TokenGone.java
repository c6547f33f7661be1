package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server does not know the token any more: 410 as Google Calendar and Microsoft Graph say it,
 * 404 as Gmail does. Requests without a token are left alone. To an upload that goes on (HEAD and
 * PATCH) it says the same of the upload's resource.
 */
record TokenGone(
    @Key(value = "What the server answers, from 400 to 499.", byDefault = "410") int status,
    @Key(
            "The query parameter that carries the token, when it is none of cursor, syncToken,"
                + " pageToken, since.")
        @Nullable String parameter)
    implements Fault {
  private static final List<String> SHAPES =
      List.of("cursor", "longpoll", "paged", "resumable", "revtree");

  TokenGone {
    if (status < 400 || status > 499) {
      throw new IllegalArgumentException("'status' lies between 400 and 499, not at " + status);
    }
  }

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return site.hasOneOf(SHAPES) || site.stubs() == FaultSite.Answers.SOME
        ? null
        : "nothing here hands out tokens: the backend has "
            + site.describe()
            + "; serve the dataset as one of "
            + SHAPES
            + ", or use wrong-304 for a state that is taken for another";
  }

  @Override
  public Injection begin() {
    HttpResponse gone = new HttpResponse(status, List.of(), Body.none());
    return exchange -> carriesToken(exchange) ? ServerReply.now(gone) : null;
  }

  private boolean carriesToken(Exchange exchange) {
    if (parameter != null) {
      return Tokens.parameter(exchange.request(), parameter) != null;
    }
    String method = exchange.request().method();
    return Tokens.sync(exchange.request()) != null
        || Tokens.page(exchange.request()) != null
        || method.equals("PATCH")
        || method.equals("HEAD");
  }
}
