package dev.torpor.measure.referee;

import dev.torpor.http.ServerFact;
import dev.torpor.network.NetworkEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * L1: within one grant or session the same page is received {@link #MOST_REPEATS} times, or more
 * than {@link #MOST_PAGES} pages without the last one. The bounds are a modelling choice.
 */
final class EndlessPaging extends Monitor {
  static final int MOST_REPEATS = 3;
  static final int MOST_PAGES = 1_000;

  private final Map<String, List<Evidence>> pages = new TreeMap<>();
  private int trigger = -1;
  private int received;
  private boolean reported;

  EndlessPaging(Scene scene) {
    super(Invariant.L1, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(NetworkEvent.TransferCompleted.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (!(event instanceof NetworkEvent.TransferCompleted completed)) {
      return;
    }
    @Nullable Exchange exchange = scene().exchanges().of(completed.transfer());
    if (exchange == null || !exchange.isGet() || exchange.status != 200) {
      return;
    }
    ServerFact.@Nullable Read read = exchange.read();
    boolean page = exchange.isFurtherPage() || (read != null && !read.last());
    if (trigger != scene().app().trigger() || !page || (read != null && read.last())) {
      trigger = scene().app().trigger();
      pages.clear();
      received = 0;
      reported = false;
    }
    if (page && !reported && exchange.served != null) {
      received(at, exchange, exchange.served);
    }
  }

  private void received(long at, Exchange exchange, Evidence served) {
    List<Evidence> same = pages.computeIfAbsent(exchange.request(), r -> new ArrayList<>());
    same.add(served);
    received++;
    if (same.size() >= MOST_REPEATS || received > MOST_PAGES) {
      reported = true;
      report(
          at,
          same.size() >= MOST_REPEATS
              ? "the same page came " + same.size() + " times: " + exchange.request()
              : "a listing has more than " + MOST_PAGES + " pages and no end",
          same);
    }
  }
}
