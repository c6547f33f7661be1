package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.http.ServerReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items of a list come twice, the second time at its end, as Graph allows itself. */
record RepeatedItems(
    @Key(value = "The chance of each item to come twice.", byDefault = "50%") Share share)
    implements Fault {
  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return ListBody.refusal(site);
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        ListBody list = ListBody.of(exchange);
        if (list == null || list.items().isEmpty()) {
          return null;
        }
        List<JsonNode> items = list.items();
        List<JsonNode> again = new ArrayList<>(items);
        for (JsonNode item : items) {
          if (exchange.chance().chance(share.fraction())) {
            again.add(item);
          }
        }
        return Replies.with(exchange.answer(), list.with(again));
      }
    };
  }
}
