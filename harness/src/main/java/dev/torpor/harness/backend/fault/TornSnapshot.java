package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of which some items are older than others, from a server that reads while it writes. Its
 * token is that of the older state, so that what is missing comes with the next sync. A list of
 * everything mixes the present with a state of the past; a list of changes has some of them.
 */
record TornSnapshot(
    @Key(value = "How old the older items of a list of everything are.", byDefault = "10min")
        TimeSpan lag)
    implements Fault {
  TornSnapshot {
    if (lag.micros() == 0) {
      throw new IllegalArgumentException("'lag' must be longer than 0");
    }
  }

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return ListBody.refusal(site);
  }

  @Override
  public boolean needsPast() {
    return true;
  }

  @Override
  public Injection begin() {
    return new Torn(lag.micros());
  }

  private static final class Torn implements Injection {
    private final long lagMicros;
    private @Nullable PastServer past;

    Torn(long lagMicros) {
      this.lagMicros = lagMicros;
    }

    @Override
    public @Nullable ServerReply hit(Exchange exchange) {
      ServerReply present = exchange.answer();
      ListBody now = ListBody.of(exchange);
      if (now == null || Tokens.page(exchange.request()) != null) {
        return null;
      }
      HttpResponse torn =
          Tokens.sync(exchange.request()) == null
              ? everything(exchange, now)
              : changes(exchange, now);
      return torn == null ? null : Replies.untold(Replies.with(present, torn));
    }

    private static @Nullable HttpResponse changes(Exchange exchange, ListBody now) {
      List<JsonNode> some = new ArrayList<>();
      for (JsonNode item : now.items()) {
        if (exchange.chance().chance(0.5)) {
          some.add(item);
        }
      }
      return some.size() == now.items().size() ? null : now.withOnly(some, exchange.request());
    }

    private @Nullable HttpResponse everything(Exchange exchange, ListBody now) {
      long at = exchange.now() - lagMicros;
      if (at < 0) {
        return null;
      }
      PastServer server = past;
      if (server == null) {
        server = exchange.servers().another();
        past = server;
      }
      ListBody then = ListBody.of(server.read(exchange.request(), at).response());
      if (then == null || then.hasNextPage() || then.items().equals(now.items())) {
        return null;
      }
      return then.with(mixed(byId(then), byId(now), exchange.chance()));
    }

    private static Map<String, JsonNode> byId(ListBody list) {
      Map<String, JsonNode> byId = new LinkedHashMap<>();
      list.items().forEach(item -> byId.put(item.path("id").asText(), item));
      return byId;
    }

    /** Each item as it was or as it is; one that is in one of the states only may be missing. */
    private static List<JsonNode> mixed(
        Map<String, JsonNode> then, Map<String, JsonNode> now, RandomStream chance) {
      Map<String, JsonNode> all = new LinkedHashMap<>(then);
      now.forEach(all::putIfAbsent);
      List<JsonNode> mixed = new ArrayList<>();
      for (String id : all.keySet()) {
        JsonNode item = (chance.chance(0.5) ? then : now).get(id);
        if (item != null) {
          mixed.add(item);
        }
      }
      return mixed;
    }
  }
}
