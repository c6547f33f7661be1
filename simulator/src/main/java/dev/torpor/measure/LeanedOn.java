package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.WorkKind;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.WorldEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which parameters of its policy a run leaned on: those of the mechanisms that were used in it and
 * of the conditions that came up, read from the trace.
 */
public final class LeanedOn implements TraceListener {
  private static final Map<String, Feature> BY_PREFIX = new TreeMap<>();

  static {
    put(Feature.ALWAYS, "life.", "cond.lowPowerModeAutomatic");
    put(Feature.ASSERTIONS, "life.bgAssertion", "life.backgroundTimeRemaining");
    put(Feature.EXPIRY, "life.expirationHandlerGrace", "bgt.missing");
    put(
        Feature.RESTART,
        "life.rebootTime",
        "life.requestsSurviveReboot",
        "push.heldSurvivesReboot");
    put(Feature.UPDATE, "life.updateTime", "life.requestsSurviveUpdate");
    put(Feature.FORCE_QUIT, "life.forceQuit", "push.forceQuitDiscards", "push.nseRunsAfter");
    put(Feature.REQUESTS, "bgt.");
    put(Feature.REFRESH, "bgt.refresh", "bgt.maxPendingRefresh");
    put(Feature.PROCESSING, "bgt.processing", "bgt.maxPendingProcessing");
    put(Feature.HEALTH_RESEARCH, "bgt.healthResearch");
    put(Feature.CONTINUED, "bgt.continued.");
    put(Feature.FETCH, "fetch.");
    put(Feature.PUSH, "push.", "das.weight.application.push", "das.weight.deviceActivity.push");
    put(Feature.TRANSFER, "url.", "budget.transferOverdraft", "life.forceQuitCancelsTransfers");
    put(Feature.REQUEST, "url.socketDead", "budget.targetBytesPerGrant");
    put(Feature.BACKGROUND, "cond.", "budget.", "penalty.", "das.", "life.requiresFirstUnlock");
    put(Feature.LOW_POWER_MODE, "cond.lowPowerMode", "push.lowPowerModeRestricts");
    put(Feature.LOW_DATA_MODE, "cond.lowDataMode");
    put(Feature.HEAT, "cond.thermalBlockLevel");
    put(Feature.ACTIVITIES, "cond.camera", "cond.cpuMax", "cond.restoreBlocks");
    put(Feature.SHORT, "predict.", "das.unexpectedUseScore");
    put(Feature.SOON, "das.refresh");
    put(
        Feature.MAINTENANCE,
        "das.maintenance",
        "das.weight.deviceActivity.maintenance",
        "das.weight.charger",
        "das.weight.cpu");
  }

  private final Set<WorkKind> worked = EnumSet.noneOf(WorkKind.class);
  private final Set<Feature> used = EnumSet.of(Feature.ALWAYS);

  /** What may or may not come up in a run. */
  private enum Feature {
    ALWAYS,
    BACKGROUND,
    SHORT,
    SOON,
    MAINTENANCE,
    REQUESTS,
    REFRESH,
    PROCESSING,
    HEALTH_RESEARCH,
    CONTINUED,
    FETCH,
    PUSH,
    TRANSFER,
    REQUEST,
    ASSERTIONS,
    EXPIRY,
    RESTART,
    UPDATE,
    FORCE_QUIT,
    LOW_POWER_MODE,
    LOW_DATA_MODE,
    HEAT,
    ACTIVITIES
  }

  /**
   * How many parameters.
   *
   * @param all of the policy
   * @param leanedOn of those, what the run leaned on
   * @param assumptions of those, what no source stands behind
   */
  public record Count(int all, int leanedOn, int assumptions) {
    /** Of a run that is not known to have a policy. */
    public static final Count NONE = new Count(0, 0, 0);
  }

  private static void put(Feature feature, String... prefixes) {
    for (String prefix : prefixes) {
      BY_PREFIX.put(prefix, feature);
    }
  }

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.of(Subsystem.WORLD, Subsystem.OS, Subsystem.NETWORK);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Submitted submitted) {
      work(submitted.kind());
    } else if (event instanceof OsEvent.Granted granted) {
      work(granted.kind());
    } else if (event instanceof OsEvent.Blocked blocked) {
      work(blocked.kind());
    } else if (event instanceof OsEvent.SubmitRefused refused) {
      work(refused.kind());
    } else if (event instanceof OsEvent.Expired) {
      used.add(Feature.EXPIRY);
    } else if (event instanceof OsEvent.Assertion) {
      used.add(Feature.ASSERTIONS);
    } else if (event instanceof OsEvent.ThermalChanged) {
      used.add(Feature.HEAT);
    } else if (event instanceof OsEvent.SettingChanged changed) {
      switched(changed.setting());
    } else if (event instanceof WorldEvent.PushDue) {
      used.add(Feature.PUSH);
    } else if (event instanceof WorldEvent.Acted acted) {
      did(acted);
    } else if (event instanceof NetworkEvent.TransferStarted started
        && started.cause() != Cause.OTHER_APPS) {
      used.add(Feature.REQUEST);
    }
  }

  private void work(WorkKind kind) {
    if (!worked.add(kind)) {
      return;
    }
    used.add(Feature.BACKGROUND);
    switch (kind) {
      case REFRESH -> add(Feature.REQUESTS, Feature.REFRESH, Feature.SHORT, Feature.SOON);
      case PROCESSING -> add(Feature.REQUESTS, Feature.PROCESSING, Feature.MAINTENANCE);
      case HEALTH_RESEARCH ->
          add(Feature.REQUESTS, Feature.PROCESSING, Feature.MAINTENANCE, Feature.HEALTH_RESEARCH);
      case CONTINUED -> add(Feature.REQUESTS, Feature.CONTINUED);
      case LEGACY_FETCH -> add(Feature.FETCH, Feature.SHORT, Feature.SOON, Feature.REFRESH);
      case PUSH -> add(Feature.PUSH, Feature.SOON);
      case URL_SESSION -> add(Feature.TRANSFER);
      case URL_SESSION_DISCRETIONARY -> add(Feature.TRANSFER, Feature.MAINTENANCE);
    }
  }

  private void switched(OsEvent.SettingChanged.Setting setting) {
    switch (setting) {
      case LOW_POWER_MODE -> used.add(Feature.LOW_POWER_MODE);
      case LOW_DATA_MODE -> used.add(Feature.LOW_DATA_MODE);
      case AIRPLANE_MODE, BACKGROUND_REFRESH, HEALTH_STUDY -> {}
    }
  }

  private void did(WorldEvent.Acted acted) {
    switch (acted.action().kind()) {
      case FORCE_QUIT -> used.add(Feature.FORCE_QUIT);
      case REBOOT -> used.add(Feature.RESTART);
      case OS_UPDATE -> used.add(Feature.UPDATE);
      case CAMERA_ON, CPU_BUSY_ON, RESTORE_ON -> used.add(Feature.ACTIVITIES);
      default -> {}
    }
  }

  private void add(Feature... features) {
    used.addAll(List.of(features));
  }

  /** Those of the given parameters that the run leaned on so far, in their order. */
  public List<PolicyParameter> of(List<PolicyParameter> parameters) {
    return parameters.stream().filter(each -> used.contains(feature(each.name()))).toList();
  }

  /** How many of the given parameters that are, and how many of those are assumptions. */
  public Count count(List<PolicyParameter> parameters) {
    List<PolicyParameter> leaned = of(parameters);
    long assumptions = leaned.stream().filter(PolicyParameter::isAssumption).count();
    return new Count(parameters.size(), leaned.size(), (int) assumptions);
  }

  /** The feature of the longest prefix of a name. */
  private static Feature feature(String name) {
    Feature found = null;
    int length = 0;
    for (Map.Entry<String, Feature> each : BY_PREFIX.entrySet()) {
      if (name.startsWith(each.getKey()) && each.getKey().length() > length) {
        found = each.getValue();
        length = each.getKey().length();
      }
    }
    if (found == null) {
      throw new IllegalArgumentException("nobody knows when a run leans on " + name);
    }
    return found;
  }
}
