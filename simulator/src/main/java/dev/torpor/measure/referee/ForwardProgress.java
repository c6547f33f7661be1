package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E4: a listing starts over although more than one of its pages had arrived, or what has been
 * applied is read once more from the same token.
 */
final class ForwardProgress extends Monitor {
  private final Listings listings;
  private ServerFact.@Nullable Read applied;
  private @Nullable Evidence appliedBy;

  ForwardProgress(Scene scene) {
    super(Invariant.E4, scene);
    listings = new Listings(scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Applied.class, HttpEvent.ServerTold.class, HttpEvent.Served.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    Listings.@Nullable Listing given = listings.on(event);
    if (given != null && given.received() >= 2) {
      List<@Nullable Evidence> proof = new ArrayList<>();
      given.pages.forEach(page -> proof.add(page.served));
      proof.add(new Evidence(at, event));
      report(
          at,
          given.received() + " pages of a listing had arrived, and the client begins it anew",
          proof);
    }
    if (event instanceof ClientEvent.Applied now && !now.records().isEmpty()) {
      Exchange basis = scene().exchanges().of(now.exchange());
      applied = basis == null ? null : basis.read();
      appliedBy = new Evidence(at, event);
    } else if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Read read) {
      again(at, told.transfer(), read, event);
    }
  }

  private void again(long at, long transfer, ServerFact.Read read, TraceEvent event) {
    ServerFact.@Nullable Read last = applied;
    Evidence when = appliedBy;
    Exchange exchange = scene().exchanges().of(transfer);
    if (last == null || when == null || exchange == null || exchange.isFurtherPage()) {
      return;
    }
    if (last.last()
        && last.since() >= 0
        && last.since() == read.since()
        && last.upTo() > last.since()
        && exchange.started.at() > when.at()
        && scene().server().restored() == null) {
      report(
          at,
          "the changes after position "
              + read.since()
              + " were applied, and the client reads them once more",
          when,
          exchange.started,
          new Evidence(at, event));
      applied = null;
    }
  }
}
