package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C3: a change missed that came while a listing of several pages was read. */
final class ConcurrentChange extends Monitor {
  private final Claims claims;
  private final Listings listings;

  ConcurrentChange(Scene scene) {
    super(Invariant.C3, scene);
    claims = new Claims(scene);
    listings = new Listings(scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class, HttpEvent.Served.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    for (ServerLog.Commit missing : claims.missing(event)) {
      judge(at, missing, new Evidence(at, event));
    }
    listings.on(event);
  }

  @Override
  void quiesced(long at) {
    for (Divergence each : Divergence.skipped(scene())) {
      ServerLog.Commit commit = each.server();
      if (commit != null) {
        judge(at, commit, null);
      }
    }
  }

  private void judge(long at, ServerLog.Commit missing, @Nullable Evidence claim) {
    Evidence change = missing.evidence();
    if (change == null) {
      return;
    }
    for (Listings.Listing listing : listings.all()) {
      if (listing.spans(change.at())) {
        List<@Nullable Evidence> proof = new ArrayList<>();
        proof.add(listing.pages.get(0).served);
        proof.add(change);
        proof.add(listing.pages.get(listing.pages.size() - 1).served);
        proof.add(claim);
        report(
            at,
            missing.text() + " came while the client read pages, and it never got there",
            proof);
        return;
      }
    }
  }
}
