package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Promise;
import dev.torpor.http.ServerFact;
import dev.torpor.os.OsEvent;
import dev.torpor.os.push.PushEvent;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the trace has told so far, as every monitor sees it: heard by this before by them. */
final class Scene {
  private final AppView app = new AppView();
  private final Exchanges exchanges = new Exchanges(app);
  private final ServerLog server = new ServerLog();
  private final Holdings held = new Holdings();
  private final Edits edits = new Edits();
  private final Set<Promise> promises = EnumSet.noneOf(Promise.class);
  private @Nullable Evidence quiesce;
  private @Nullable Evidence passedBy;
  private long passed = -1;
  private boolean acted;

  void on(Subsystem subsystem, long at, TraceEvent event) {
    switch (subsystem) {
      case ENERGY -> {}
      case WORLD -> {
        app.on(at, event);
        edits.on(at, event);
        server.on(at, event);
      }
      case OS -> {
        app.on(at, event);
        exchanges.on(at, event);
      }
      case NETWORK -> {
        app.on(at, event);
        exchanges.on(at, event);
        edits.on(at, event);
        server.on(at, event);
      }
      case CLIENT -> {
        edits.on(at, event);
        held.on(at, event);
        client(at, event);
      }
    }
    if (event instanceof WorldEvent.QuiesceBegan) {
      quiesce = new Evidence(at, event);
    }
    if (!acted) {
      acted = acts(subsystem, event);
    }
  }

  private void client(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Promised promised) {
      promises.addAll(promised.promises());
    } else if (event instanceof ClientEvent.Applied applied) {
      passes(applied.exchange(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.Replaced replaced) {
      passes(replaced.exchange(), new Evidence(at, event));
    }
  }

  private boolean acts(Subsystem subsystem, TraceEvent event) {
    return (subsystem == Subsystem.CLIENT && !(event instanceof ClientEvent.Foreseen))
        || event instanceof OsEvent.Submitted
        || event instanceof PushEvent.Registered
        || exchanges.count() > 0;
  }

  private void passes(long transfer, Evidence evidence) {
    Exchange exchange = exchanges.of(transfer);
    ServerFact.@Nullable Read read = exchange == null ? null : exchange.read();
    if (read != null && read.last()) {
      passed = read.upTo(); // may go back: a server that was restored
      passedBy = evidence;
    }
  }

  /** The position up to which the client has read and stored the answer, -1 before. */
  long passed() {
    return passed;
  }

  /** The event that stored it. */
  @Nullable Evidence passedBy() {
    return passedBy;
  }

  /** True when the client did anything at all that a trace shows. */
  boolean acted() {
    return acted;
  }

  AppView app() {
    return app;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  ServerLog server() {
    return server;
  }

  Holdings held() {
    return held;
  }

  Edits edits() {
    return edits;
  }

  /** True when the client declares that. */
  boolean promises(Promise promise) {
    return promises.contains(promise);
  }

  /** The begin of the quiesce phase, null before and without one. */
  @Nullable Evidence quiesce() {
    return quiesce;
  }
}
