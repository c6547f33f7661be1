package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that ends early and does not say so. */
record PartialList(
    @Key(value = "How much of the list is there, from its beginning.", byDefault = "50%")
        Share keep)
    implements Fault {
  PartialList {
    if (keep.fraction() >= 1) {
      throw new IllegalArgumentException("'keep' must be less than 100%");
    }
  }

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
        if (list == null || list.items().isEmpty()) {
          return null;
        }
        List<JsonNode> items = list.items();
        int kept = (int) (items.size() * keep.partsPerMillion() / 1_000_000);
        return Replies.untold(
            Replies.with(right, list.withOnly(items.subList(0, kept), exchange.request())));
      }
    };
  }
}
