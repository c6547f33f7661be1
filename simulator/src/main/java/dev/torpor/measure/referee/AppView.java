package dev.torpor.measure.referee;

import dev.torpor.network.NetworkEvent;
import dev.torpor.network.PathTrait;
import dev.torpor.os.AppState;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.os.WorkKind;
import dev.torpor.os.push.PushEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How app and device are, as the trace has told. */
final class AppView {
  private AppState state = AppState.NOT_RUNNING;
  private int process;
  private int trigger;
  private boolean deleted;
  private boolean charging;
  private boolean lowPowerMode;
  private boolean lowDataMode;
  private boolean backgroundRefresh = true;
  private Set<PathTrait> traits = Set.of();
  private @Nullable Evidence lastTrigger;
  private final Map<String, Evidence> running = new LinkedHashMap<>();
  private final List<String> assertions = new ArrayList<>();

  void on(long at, TraceEvent event) {
    onOs(at, event);
    if (event instanceof WorldEvent.AppOpened || event instanceof PushEvent.Delivered) {
      triggered(at, event);
    } else if (event instanceof WorldEvent.ChargerChanged changed) {
      charging = changed.connected();
    } else if (event instanceof NetworkEvent.PathChanged changed) {
      traits = changed.traits();
    } else if (event instanceof NetworkEvent.ConditionsChanged changed) {
      traits = changed.traits();
    }
  }

  private void onOs(long at, TraceEvent event) {
    if (event instanceof OsEvent.StateChanged changed) {
      if (changed.state() == AppState.LAUNCHING) {
        process++;
      }
      state = changed.state();
    } else if (event instanceof OsEvent.Started started) {
      running.put(key(started.kind(), started.identifier()), new Evidence(at, event));
      triggered(at, event);
    } else if (event instanceof OsEvent.Completed completed) {
      running.remove(key(completed.kind(), completed.identifier()));
    } else if (event instanceof OsEvent.Assertion assertion) {
      switch (assertion.change()) {
        case BEGUN -> assertions.add(assertion.name());
        case ENDED -> assertions.remove(assertion.name());
        case DENIED, EXPIRED -> {}
      }
    } else if (event instanceof OsEvent.Exited exited) {
      running.clear();
      assertions.clear();
      deleted |= exited.reason() == ExitReason.DELETED;
    } else if (event instanceof OsEvent.SettingChanged changed) {
      switch (changed.setting()) {
        case LOW_POWER_MODE -> lowPowerMode = changed.on();
        case LOW_DATA_MODE -> lowDataMode = changed.on();
        case BACKGROUND_REFRESH -> backgroundRefresh = changed.on();
        case AIRPLANE_MODE, HEALTH_STUDY -> {}
      }
    }
  }

  private void triggered(long at, TraceEvent event) {
    trigger++;
    lastTrigger = new Evidence(at, event);
  }

  private static String key(WorkKind kind, String identifier) {
    return kind + " " + identifier;
  }

  /** The start of that task, null when it does not run. */
  @Nullable Evidence running(WorkKind kind, String identifier) {
    return running.get(key(kind, identifier));
  }

  /** True while something beside that task keeps the app running. */
  boolean hasWorkBeside(WorkKind kind, String identifier) {
    return !assertions.isEmpty()
        || running.size() > (running.containsKey(key(kind, identifier)) ? 1 : 0);
  }

  /** The state of the app's process. */
  AppState state() {
    return state;
  }

  /** Numbers the processes of the app. */
  int process() {
    return process;
  }

  /** Numbers what has given the app a reason to run: openings, grants, pushes. */
  int trigger() {
    return trigger;
  }

  /** The latest such reason. */
  @Nullable Evidence lastTrigger() {
    return lastTrigger;
  }

  /** True once the user has deleted the app. */
  boolean deleted() {
    return deleted;
  }

  boolean charging() {
    return charging;
  }

  boolean lowPowerMode() {
    return lowPowerMode;
  }

  boolean lowDataMode() {
    return lowDataMode || traits.contains(PathTrait.LOW_DATA);
  }

  boolean backgroundRefresh() {
    return backgroundRefresh;
  }
}
