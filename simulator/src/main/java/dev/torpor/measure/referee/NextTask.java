package dev.torpor.measure.referee;

import dev.torpor.os.AppState;
import dev.torpor.os.OsEvent;
import dev.torpor.os.WorkKind;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * O6: the app is suspended, and of an app refresh that it once asked for nothing is pending. A
 * request that the system refused, or that the client took back, excuses it.
 */
final class NextTask extends Monitor {
  private final Map<String, Chain> chains = new TreeMap<>();
  private long droppedAt = -1;

  NextTask(Scene scene) {
    super(Invariant.O6, scene);
  }

  /** An identifier that has been submitted. */
  private static final class Chain {
    private boolean whole = true;
    private boolean excused;
    private boolean reported;
    private Evidence last;

    Chain(Evidence submitted) {
      last = submitted;
    }

    void breaks(Evidence evidence) {
      whole = false;
      last = evidence;
    }
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        OsEvent.Submitted.class,
        OsEvent.SubmitRefused.class,
        OsEvent.Granted.class,
        OsEvent.Cancelled.class,
        WorldEvent.Acted.class,
        OsEvent.Power.class,
        OsEvent.Exited.class,
        OsEvent.StateChanged.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Submitted submitted && submitted.kind() == WorkKind.REFRESH) {
      chains.put(submitted.identifier(), new Chain(new Evidence(at, event)));
    } else if (event instanceof OsEvent.SubmitRefused refused) {
      @Nullable Chain chain = chains.get(refused.identifier());
      if (chain != null) {
        chain.excused = true;
      }
    } else if (event instanceof OsEvent.Granted granted && granted.kind() == WorkKind.REFRESH) {
      breaks(granted.identifier(), new Evidence(at, event));
    } else if (event instanceof OsEvent.Cancelled cancelled) {
      cancelled(at, cancelled);
    } else if (event instanceof WorldEvent.Acted
        || event instanceof OsEvent.Power
        || event instanceof OsEvent.Exited) {
      droppedAt = at; // what is cancelled at this instant, the system has dropped
    } else if (event instanceof OsEvent.StateChanged changed
        && changed.state() == AppState.SUSPENDED) {
      suspended(at, event);
    }
  }

  private void breaks(String identifier, Evidence evidence) {
    @Nullable Chain chain = chains.get(identifier);
    if (chain != null) {
      chain.breaks(evidence);
    }
  }

  private void cancelled(long at, OsEvent.Cancelled cancelled) {
    @Nullable Chain chain = chains.get(cancelled.identifier());
    if (chain != null) {
      chain.breaks(new Evidence(at, cancelled));
      AppState state = scene().app().state();
      boolean byClient =
          at != droppedAt && (state == AppState.FOREGROUND || state == AppState.BACKGROUND);
      chain.excused |= byClient;
    }
  }

  private void suspended(long at, TraceEvent event) {
    if (!scene().app().backgroundRefresh() || scene().app().lowPowerMode()) {
      return; // nothing could be submitted, or need have been
    }
    chains.forEach(
        (identifier, chain) -> {
          boolean running = scene().app().running(WorkKind.REFRESH, identifier) != null;
          if (!chain.whole && !chain.excused && !chain.reported && !running) {
            chain.reported = true;
            report(
                at,
                "the app was suspended and no refresh '" + identifier + "' is pending any more",
                chain.last,
                scene().app().lastTrigger(),
                new Evidence(at, event));
          }
        });
  }
}
