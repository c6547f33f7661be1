package dev.torpor.os.ios;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.Interface;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.WorkKind;

/**
 * The weighted mean of many small policies, as the system's own log shows it: work waits while the
 * mean is below a threshold, which falls once the work has waited past its window.
 *
 * <p>Weights come from published logs; what a policy answers short of a veto is a choice.
 */
final class IosScores {
  /** What discretionary transfers of an app without energy budget are worth. Modelling choice. */
  private static final double OVERDRAWN = 0.9;

  private final boolean enabled;
  private final double threshold;
  private final Formula formula;
  private final Escalation escalation;
  private final long rescoreMicros;
  private final long idleTime;
  private final long refreshWindow;
  private final long refreshGrace;
  private final long maintenanceWindow;
  private final long maintenanceGrace;
  private final double lowDataMode;
  private final double unexpectedUse;
  private final IosWeights push;
  private final IosWeights sync;
  private final IosWeights maintenance;
  private final UsageRule usage;

  /** The policies that answer. */
  enum Part {
    APPLICATION("ApplicationPolicy", "das.weight.application.sync"),
    DEVICE_ACTIVITY("DeviceActivityPolicy", "das.weight.deviceActivity.sync"),
    THUNDERING_HERD("ThunderingHerdPolicy", "das.weight.thunderingHerd"),
    MEMORY_PRESSURE("MemoryPressurePolicy", "das.weight.memoryPressure"),
    BATTERY_LEVEL("BatteryLevelPolicy", "das.weight.battery"),
    NETWORK_QUALITY("NetworkQualityPolicy", "das.weight.network"),
    THERMAL("ThermalPolicy", "das.weight.thermal"),
    GROUP("ActivityGroupPolicy", "das.weight.group"),
    RATE_LIMIT("ActivityRateLimitPolicy", "das.weight.rateLimit"),
    CHARGER("ChargerPluggedInPolicy", "das.weight.charger"),
    CPU_USAGE("CPUUsagePolicy", "das.weight.cpu"),
    CALL("CallInProgressPolicy", "das.weight.call"),
    BOOT_TIME("BootTimePolicy", "das.weight.boot"),
    CAR("CarPlayPolicy", "das.weight.car");

    private final String text;
    private final String parameter;

    Part(String text, String parameter) {
      this.text = text;
      this.parameter = parameter;
    }

    /** As the system's log names it. */
    String text() {
      return text;
    }

    /** False for those that answer 1 whatever is asked: what they would say is a veto. */
    boolean hasSomethingToSay() {
      return switch (this) {
        case BOOT_TIME, CPU_USAGE, GROUP, MEMORY_PRESSURE, RATE_LIMIT, THUNDERING_HERD -> false;
        case APPLICATION,
            DEVICE_ACTIVITY,
            BATTERY_LEVEL,
            NETWORK_QUALITY,
            THERMAL,
            CHARGER,
            CALL,
            CAR ->
            true;
      };
    }

    /** True for those that count for maintenance alone. */
    private boolean isForMaintenance() {
      return this == CHARGER || this == CPU_USAGE;
    }
  }

  /** How the answers of the policies become one score. */
  private enum Formula {
    /** The mean, each with its weight. */
    WEIGHTED_MEAN,
    /** The least of those that have a weight. */
    MINIMUM
  }

  /** How the bar falls in the grace period. */
  private enum Escalation {
    /** Evenly, to 0 at its end. */
    LINEAR,
    /** At its end, to 0. */
    STEP,
    /** Never. */
    NONE
  }

  IosScores(PolicyParameters p, UsageRule usage) {
    this.usage = usage;
    enabled = p.flag("das.enabled");
    threshold = p.share("das.threshold");
    formula = p.word("das.formula", Formula.class);
    escalation = p.word("das.graceEscalation", Escalation.class);
    rescoreMicros = p.duration("das.rescoreInterval");
    idleTime = p.duration("das.idleTime");
    refreshWindow = p.duration("das.refreshWindow");
    refreshGrace = p.duration("das.refreshGrace");
    maintenanceWindow = p.duration("das.maintenanceWindow");
    maintenanceGrace = p.duration("das.maintenanceGrace");
    lowDataMode = p.share("cond.lowDataModeWeight");
    unexpectedUse = p.share("das.unexpectedUseScore");
    sync = new IosWeights(part -> part.isForMaintenance() ? 0 : p.decimal(part.parameter));
    push =
        new IosWeights(
            part ->
                switch (part) {
                  case APPLICATION -> p.decimal("das.weight.application.push");
                  case DEVICE_ACTIVITY -> p.decimal("das.weight.deviceActivity.push");
                  default -> sync.of(part);
                });
    maintenance =
        new IosWeights(
            part ->
                part == Part.DEVICE_ACTIVITY
                    ? p.decimal("das.weight.deviceActivity.maintenance")
                    : p.decimal(part.parameter));
  }

  /** True for mechanisms whose work the scheduler scores. */
  boolean scores(WorkKind kind) {
    return enabled && kind != WorkKind.URL_SESSION && kind != WorkKind.CONTINUED;
  }

  /** Blocks work whose score is too low, until time alone may change that. */
  void block(PendingWork work, Conditions at, double score, Decision.Builder reasons) {
    if (score < bar(work, at.now())) {
      reasons.blockUntil(BlockReason.LOW_SCORE, reconsider(work, at, score), at.now());
    }
  }

  /** The weighted mean, from 0 to 1. */
  double score(WorkKind kind, Conditions at) {
    IosWeights weights = weights(kind);
    double missing = 0;
    double least = 1;
    for (Part part : weights.asked()) {
      double answer = score(part, kind, at);
      missing += weights.of(part) * (1 - answer);
      least = Math.min(least, answer);
    }
    return formula == Formula.MINIMUM ? least : 1 - missing / weights.sum();
  }

  /** What the mean must reach: less and less once the grace period has begun. */
  double bar(PendingWork work, long now) {
    long grace = grace(work.kind());
    long into = now - graceBegins(work);
    if (into <= 0 || escalation == Escalation.NONE) {
      return threshold;
    }
    if (into >= grace) {
      return 0;
    }
    return escalation == Escalation.STEP ? threshold : threshold * (grace - into) / grace;
  }

  private long graceBegins(PendingWork work) {
    boolean maintenance = IosFactors.isMaintenance(work.kind());
    return work.notBefore() + (maintenance ? maintenanceWindow : refreshWindow);
  }

  private long grace(WorkKind kind) {
    return Math.max(1, IosFactors.isMaintenance(kind) ? maintenanceGrace : refreshGrace);
  }

  private long reconsider(PendingWork work, Conditions at, double score) {
    long now = at.now();
    long again = crossing(work, score);
    again = again == Long.MAX_VALUE ? again : Math.max(now + 1, again);
    if (!at.deviceInUse() && at.lastUse() != Long.MIN_VALUE && now < at.lastUse() + idleTime) {
      again = Math.min(again, at.lastUse() + idleTime);
    }
    double conduct = at.account().conduct().value(now);
    if (conduct < 1) {
      double missing = (threshold - score) * weights(work.kind()).sum();
      double target =
          formula == Formula.MINIMUM
              ? threshold
              : conduct + missing / weights(work.kind()).of(Part.APPLICATION);
      long recovered = at.account().conduct().reaches(Math.min(target, 0.999), now);
      again = Math.min(again, Math.max(recovered, now + 1));
    }
    return again;
  }

  /** When the bar falls below the score; {@link Long#MAX_VALUE} for never. */
  private long crossing(PendingWork work, double score) {
    long grace = grace(work.kind());
    double share = threshold <= 0 ? 0 : 1 - score / threshold;
    return switch (escalation) {
      case LINEAR -> graceBegins(work) + (long) Math.ceil(grace * share) + 1;
      case STEP -> graceBegins(work) + grace;
      case NONE -> Long.MAX_VALUE;
    };
  }

  /** How often the scheduler looks again at work that only waits for time to pass. */
  long rescoreMicros(WorkKind kind) {
    return scores(kind) ? rescoreMicros : 0;
  }

  /** True when the mean of the answers is the score. */
  boolean takesMean() {
    return formula == Formula.WEIGHTED_MEAN;
  }

  /** What each policy counts for such work. */
  IosWeights weights(WorkKind kind) {
    if (kind == WorkKind.PUSH) {
      return push;
    }
    return IosFactors.isMaintenance(kind) ? maintenance : sync;
  }

  double score(Part part, WorkKind kind, Conditions at) {
    return switch (part) {
      case APPLICATION -> application(kind, at);
      case DEVICE_ACTIVITY -> activity(kind, at);
      case BATTERY_LEVEL -> battery(at);
      case NETWORK_QUALITY -> network(kind, at);
      case THERMAL -> at.thermal() == Thermal.NOMINAL ? 1 : 0.2;
      case CHARGER -> at.charging() ? 1 : 0;
      case CALL -> at.active(Activity.CALL) ? 0 : 1;
      case CAR -> at.active(Activity.CAR) ? 0 : 1;
      case BOOT_TIME, CPU_USAGE, GROUP, MEMORY_PRESSURE, RATE_LIMIT, THUNDERING_HERD -> 1;
    };
  }

  private double application(WorkKind kind, Conditions at) {
    double conduct = at.account().conduct().value(at.now());
    if (kind == WorkKind.URL_SESSION_DISCRETIONARY && at.account().energy().left(at.now()) <= 0) {
      return OVERDRAWN * conduct;
    }
    if (!IosFactors.isShort(kind) || usage.useIsNear(at)) {
      return conduct;
    }
    return unexpectedUse * conduct;
  }

  private double activity(WorkKind kind, Conditions at) {
    if (at.deviceInUse()) {
      return 0.25;
    }
    boolean still = at.lastUse() == Long.MIN_VALUE || at.now() >= at.lastUse() + idleTime;
    return still || !IosFactors.isMaintenance(kind) ? 1 : 0.5;
  }

  /** In steps that the system watches, so that nothing has to be asked in between. */
  private static double battery(Conditions at) {
    double level = at.batteryLevel();
    if (at.charging()) {
      return level > IosPolicy.HALF ? 1 : 0.6;
    }
    return level > IosPolicy.HALF ? 0.8 : 0.4;
  }

  private double network(WorkKind kind, Conditions at) {
    if (at.lowDataMode()) {
      return lowDataMode;
    }
    boolean costly = at.networkPath().via() == Interface.CELLULAR;
    return costly && kind == WorkKind.URL_SESSION_DISCRETIONARY ? 0.3 : 1;
  }
}
