package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 401: the login has expired. With {@code reauth} every request on the route is refused until one
 * on that other route has been answered with success; without, those that the rules pick.
 */
record Unauthorized(
    @Key("The route of the login, such as POST /token; 401 lasts until it has been used.")
        @Nullable Route reauth)
    implements Fault {
  private static final HttpResponse REFUSED =
      new HttpResponse(
          401,
          List.of(
              new Header("WWW-Authenticate", "Bearer error=\"invalid_token\""),
              new Header("Content-Type", "application/json")),
          Body.of("{\"error\":\"invalid_token\"}"));

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    boolean single = rules.at() != null || (rules.every() != null && rules.length() == null);
    return reauth == null || single || rules.rate() != null || rules.times() != null
        ? null
        : "a login that has to be renewed expires at moments: give 'at', 'every', 'rate' or"
            + " 'times', or leave 'reauth' out to refuse every request of the window";
  }

  @Override
  public Injection begin() {
    return new Session(reauth == null ? null : reauth.matcher());
  }

  private static final class Session implements Injection {
    private final Route.@Nullable Matcher login;
    private boolean expired;

    Session(Route.@Nullable Matcher login) {
      this.login = login;
    }

    @Override
    public @Nullable ServerReply hit(Exchange exchange) {
      if (login == null) {
        return ServerReply.now(REFUSED);
      }
      if (login.matches(exchange.request())) {
        return null;
      }
      expired = true;
      return ServerReply.now(REFUSED);
    }

    @Override
    public @Nullable ServerReply pass(Exchange exchange, boolean onRoute) {
      if (!expired || login == null) {
        return null;
      }
      if (login.matches(exchange.request())) {
        int status = exchange.answer().response().status();
        expired = status < 200 || status > 299;
        return exchange.answer();
      }
      return onRoute ? exchange.spoiled(ServerReply.now(REFUSED)) : null;
    }

    @Override
    public void quiesce() {
      expired = false;
    }

    @Override
    public @Nullable String warning() {
      return expired ? "nobody has used the route of the login, so that 401 lasted" : null;
    }
  }
}
