package dev.torpor.harness.backend.fault;

import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list without any items and with status 200, as from a server whose data are not mounted. It is
 * not a list of deletions: a client that takes what is missing for deleted loses everything.
 */
record EmptyList() implements Fault {
  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return ListBody.refusal(site);
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        ServerReply right = exchange.answer();
        ListBody list = ListBody.of(exchange);
        return list == null || list.items().isEmpty()
            ? null
            : Replies.untold(Replies.with(right, list.withOnly(List.of(), exchange.request())));
      }
    };
  }
}
