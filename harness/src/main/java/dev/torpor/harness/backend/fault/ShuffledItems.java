package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.binding.Key;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStream;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a list in another order than that of their changes, as Graph allows itself. */
record ShuffledItems(
    @Key(value = "Which order: the reverse, or one drawn anew each time.", byDefault = "reverse")
        Order order)
    implements Fault {
  /** Wrong orders. */
  enum Order {
    REVERSE,
    RANDOM
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
        ListBody list = ListBody.of(exchange);
        if (list == null || list.items().size() < 2) {
          return null;
        }
        List<JsonNode> items = list.items();
        if (order == Order.REVERSE) {
          Collections.reverse(items);
        } else {
          shuffle(items, exchange.chance());
        }
        return Replies.with(exchange.answer(), list.with(items));
      }
    };
  }

  private static void shuffle(List<JsonNode> items, RandomStream chance) {
    for (int i = items.size() - 1; i > 0; i--) {
      Collections.swap(items, i, (int) chance.nextLong(i + 1));
    }
  }
}
