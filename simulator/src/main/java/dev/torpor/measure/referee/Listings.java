package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reads of more than one page. */
final class Listings {
  private final Scene scene;
  private final List<Listing> all = new ArrayList<>();
  private @Nullable Listing present;

  Listings(Scene scene) {
    this.scene = scene;
  }

  /** One read of several pages, from its first page on. */
  static final class Listing {
    final long since;
    final List<Exchange> pages = new ArrayList<>();
    boolean complete;

    Listing(long since) {
      this.since = since;
    }

    /** True when something happened after the first page was read and before the last was. */
    boolean spans(long at) {
      return pages.get(0).servedAt() < at && at <= pages.get(pages.size() - 1).servedAt();
    }

    /** How many of its pages have arrived in whole. */
    long received() {
      return pages.stream().filter(page -> page.received).count();
    }
  }

  /** Returns the listing that ends unfinished because this event begins another, else null. */
  @Nullable Listing on(TraceEvent event) {
    if (event instanceof HttpEvent.Served served && served.status() == 410) {
      present = null; // the server has forgotten where we were
      return null;
    }
    if (!(event instanceof HttpEvent.ServerTold told)
        || !(told.fact() instanceof ServerFact.Read read)) {
      return null;
    }
    Exchange exchange = scene.exchanges().of(told.transfer());
    if (exchange == null) {
      return null;
    }
    Listing given = null;
    Listing now = present;
    if (now == null || !exchange.isFurtherPage()) {
      given = now == null || now.complete ? null : now;
      now = new Listing(read.since());
      present = now;
    }
    now.pages.add(exchange);
    now.complete = read.last();
    if (now.pages.size() == 2) {
      all.add(now);
    }
    return given;
  }

  /** Those with at least two pages. */
  List<Listing> all() {
    return all;
  }
}
