package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.network.NetworkEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L2: a token asked with again and again after 410, a second full read where the first gave a new
 * token, or no read at all after it.
 */
final class TokenExpiry extends Monitor {
  private static final int GONE = 410;
  private static final int MOST_GONE = 3;

  private final List<Evidence> gone = new ArrayList<>();
  private @Nullable Evidence expired;
  private @Nullable Evidence fullApplied;
  private String fullRoute = "";

  TokenExpiry(Scene scene) {
    super(Invariant.L2, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        NetworkEvent.TransferCompleted.class,
        HttpEvent.ServerTold.class,
        ClientEvent.Applied.class,
        ClientEvent.Replaced.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferCompleted completed) {
      completed(scene().exchanges().of(completed.transfer()));
    } else if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Read read) {
      read(told.transfer(), read, new Evidence(at, event));
    } else if (expired != null && event instanceof ClientEvent.Applied applied) {
      if (holdsWhatIsNotThere()) {
        return; // it doubts the deletions: to ask again before they are believed is right
      }
      stored(applied.exchange(), new Evidence(at, event));
    } else if (expired != null && event instanceof ClientEvent.Replaced replaced) {
      stored(replaced.exchange(), new Evidence(at, event));
    }
  }

  /** Only an answer that has come can be heeded. */
  private void completed(@Nullable Exchange exchange) {
    if (exchange != null && exchange.status == GONE && exchange.isGet()) {
      Evidence served = exchange.served;
      if (served != null) {
        expired(served);
      }
    }
  }

  private void expired(Evidence evidence) {
    gone.add(evidence);
    expired = evidence;
    fullApplied = null;
    if (gone.size() == MOST_GONE) {
      report(
          evidence.at(),
          "the server has said "
              + MOST_GONE
              + " times that the token is gone, and the client has"
              + " not asked for everything once",
          gone);
    }
  }

  private void read(long transfer, ServerFact.Read read, Evidence evidence) {
    gone.clear();
    Evidence full = fullApplied;
    Exchange exchange = scene().exchanges().of(transfer);
    if (full == null || exchange == null || exchange.isFurtherPage()) {
      return;
    }
    if (!exchange.route().equals(fullRoute)) {
      return; // it was looking for something else
    }
    if (read.since() < 0 && exchange.started.at() > full.at()) {
      report(
          evidence.at(),
          "everything was read once more after a full read had brought a new token",
          expired,
          full,
          exchange.started,
          evidence);
    }
    fullApplied = null;
    expired = null;
  }

  private boolean holdsWhatIsNotThere() {
    return scene().held().all().values().stream()
        .anyMatch(held -> !held.deleted() && !scene().server().exists(held.record()));
  }

  private void stored(long transfer, Evidence evidence) {
    Exchange basis = scene().exchanges().of(transfer);
    ServerFact.@Nullable Read read = basis == null ? null : basis.read();
    if (basis != null && read != null && read.since() < 0 && read.last() && fullApplied == null) {
      fullApplied = evidence;
      fullRoute = basis.route();
    }
  }

  @Override
  void quiesced(long at) {
    Evidence last = expired;
    if (last != null && fullApplied == null && !scene().app().deleted() && !gone.isEmpty()) {
      report(at, "the token expired, and nothing was read ever since", last);
    }
  }
}
