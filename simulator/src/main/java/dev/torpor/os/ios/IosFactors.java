package dev.torpor.os.ios;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.Interface;
import dev.torpor.os.AppAccount;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.Requirement;
import dev.torpor.os.WorkKind;

/**
 * The conditions that block background work, each for the mechanisms it applies to: the factors of
 * WWDC20 session 10063 and the secondary ones beside them. Where sources contradict each other, a
 * parameter decides.
 */
final class IosFactors {
  /** The load of a busy processor, from 0 to 1: a public dasd log of one that was too busy. */
  private static final double BUSY = 0.99;

  private final double criticalBattery;
  private final boolean criticalBatteryBlocksDiscretionary;
  private final boolean lowPowerModeBlocksRefresh;
  private final boolean lowPowerModeBlocksPush;
  private final boolean lowPowerModeBlocksTransfers;
  private final boolean lowPowerModeBlocksProcessing;
  private final boolean lowPowerModeBlocksProcessingOnPower;
  private final boolean lowPowerModeBlocksDiscretionary;
  private final boolean lowPowerModeBlocksDiscretionaryOnPower;
  private final boolean refreshSwitch;
  private final boolean refreshSwitchAffectsDiscretionary;
  private final boolean forceQuitBlocks;
  private final boolean appSwitcherRule;
  private final boolean requiresFirstUnlock;
  private final boolean processingRequiresIdle;
  private final boolean researchRequiresOptIn;
  private final boolean researchWaitsForData;
  private final boolean classAResearchIsIdle;
  private final long classAKey;
  private final boolean refreshNeedsNetwork;
  private final long herdWindow;
  private final boolean cameraBlocks;
  private final boolean cameraBlocksPush;
  private final boolean pushProceedsInForeground;
  private final double mostProcessorLoad;
  private final boolean restoreBlocks;
  private final Thermal thermalLevel;
  private final long wifiQuality;
  private final long cellularQuality;
  private final double launchCost;
  private final double transferOverdraft;
  private final boolean dataOnlyOnCellular;
  private final DiscretionaryRule discretionary;
  private final long mostContinued;
  private final DecisionOrder order;

  /** What discretionary transfers ask of power and network. */
  enum DiscretionaryRule {
    /** They wait for both. */
    REQUIRE,
    /** They wait for both for some time, then take what there is. */
    PREFER,
    /** They do not care. */
    IGNORE
  }

  /** Which of two absolute answers wins; logs show neither against the other. */
  enum DecisionOrder {
    /** What must proceed does, whatever must not. */
    MUST_PROCEED_FIRST,
    /** What must not proceed does not, whatever must. */
    MUST_NOT_PROCEED_FIRST
  }

  IosFactors(PolicyParameters p) {
    order = p.word("das.decisionOrder", DecisionOrder.class);
    criticalBattery = p.share("cond.criticalBattery");
    criticalBatteryBlocksDiscretionary = p.flag("cond.criticalBatteryBlocksDiscretionary");
    lowPowerModeBlocksRefresh = p.flag("cond.lowPowerModeBlocksRefresh");
    lowPowerModeBlocksPush = p.flag("cond.lowPowerModeBlocksPush");
    lowPowerModeBlocksTransfers = p.flag("cond.lowPowerModeBlocksTransfers");
    lowPowerModeBlocksProcessing = p.flag("cond.lowPowerModeBlocksProcessingOnBattery");
    lowPowerModeBlocksProcessingOnPower = p.flag("cond.lowPowerModeBlocksProcessingOnPower");
    lowPowerModeBlocksDiscretionary = p.flag("cond.lowPowerModeBlocksDiscretionaryOnBattery");
    lowPowerModeBlocksDiscretionaryOnPower = p.flag("cond.lowPowerModeBlocksDiscretionaryOnPower");
    refreshSwitch = p.flag("cond.backgroundRefreshSwitch");
    refreshSwitchAffectsDiscretionary = p.flag("cond.barSwitchAffectsDiscretionary");
    forceQuitBlocks = p.flag("life.forceQuitBlocksUntilUserLaunch");
    appSwitcherRule = p.flag("cond.appSwitcherRule");
    requiresFirstUnlock = p.flag("life.requiresFirstUnlock");
    processingRequiresIdle = p.flag("bgt.processingRequiresIdle");
    researchRequiresOptIn = p.flag("bgt.healthResearchRequiresOptIn");
    researchWaitsForData = p.flag("bgt.healthResearchWaitsForData");
    classAResearchIsIdle = p.flag("bgt.healthResearchIdleForClassA");
    classAKey = p.duration("life.classAKeyDiscardDelay");
    refreshNeedsNetwork = p.flag("cond.refreshNeedsNetwork");
    herdWindow = p.duration("cond.thunderingHerdWindow");
    cameraBlocks = p.flag("cond.cameraBlocksTasks");
    cameraBlocksPush = p.flag("cond.cameraBlocksPush");
    pushProceedsInForeground = p.flag("push.deliverHeldOnUserLaunch");
    mostProcessorLoad = p.share("cond.cpuMaxForMaintenance");
    restoreBlocks = p.flag("cond.restoreBlocks");
    thermalLevel = p.word("cond.thermalBlockLevel", Thermal.class);
    wifiQuality = p.count("cond.wifiQualityRequired");
    cellularQuality = p.count("cond.wiredQualityRequired");
    launchCost = p.decimal("budget.launchCost");
    transferOverdraft = p.share("budget.transferOverdraft");
    dataOnlyOnCellular = p.flag("budget.dataOnlyOnCellular");
    discretionary = p.word("url.discretionaryNeedsWifiAndPower", DiscretionaryRule.class);
    mostContinued = p.count("bgt.continued.maxConcurrent");
  }

  double criticalBattery() {
    return criticalBattery;
  }

  /** True when the policy proceeds whatever speaks against it: the user sees the app. */
  boolean mustProceed(WorkKind kind, Conditions now) {
    boolean must = kind == WorkKind.PUSH && pushProceedsInForeground && now.appInForeground();
    return must && (order == DecisionOrder.MUST_PROCEED_FIRST || !isHot(now));
  }

  /**
   * Adds every reason that holds for all work of that kind alike, except those of usage, spacing
   * and score.
   */
  void block(WorkKind kind, Conditions at, Decision.Builder reasons) {
    if (isSeen(kind, at)) {
      return;
    }
    reasons
        .block(BlockReason.BACKGROUND_REFRESH_OFF, refreshSwitchBlocks(kind, at))
        .block(BlockReason.LOW_POWER_MODE, at.lowPowerMode() && lowPowerModeBlocks(kind, at))
        .block(BlockReason.CRITICAL_BATTERY, critical(at) && criticalBatteryBlocks(kind))
        .block(BlockReason.FORCE_QUIT, forceQuitBlocks && at.forceQuit())
        .block(BlockReason.APP_SWITCHER, appSwitcherRule && !at.inAppSwitcher())
        .block(
            BlockReason.LOCKED_SINCE_BOOT,
            requiresFirstUnlock && !at.unlockedSinceBoot() && launchesApp(kind))
        .block(
            BlockReason.NO_CAPACITY,
            kind == WorkKind.CONTINUED && at.running(kind) >= mostContinued)
        .block(
            BlockReason.NOT_IN_STUDY,
            kind == WorkKind.HEALTH_RESEARCH && researchRequiresOptIn && !at.inHealthStudy());
    boolean herds = isShort(kind) || kind == WorkKind.PUSH;
    if (herds && at.deviceInUse()) {
      reasons.blockUntil(BlockReason.THUNDERING_HERD, at.lastTrigger() + herdWindow, at.now());
    }
    blockByDevice(kind, at, reasons);
    blockByBudget(kind, at, reasons);
  }

  /** Adds every reason that holds for this piece of work beyond those of its kind. */
  void block(PendingWork work, Conditions at, Decision.Builder reasons) {
    reasons.blockUntil(BlockReason.NOT_DUE, work.notBefore(), at.now());
    blockByNetwork(work, at, reasons);
    if (isSeen(work.kind(), at)) {
      return;
    }
    reasons.blockUntil(BlockReason.RATE_LIMIT, work.limitedUntil(), at.now());
    if (isProcessing(work.kind())) {
      blockByUse(work, at, reasons);
    }
  }

  /** Nothing but the network holds up what a user waits for. */
  private static boolean isSeen(WorkKind kind, Conditions at) {
    return kind == WorkKind.URL_SESSION && at.appInForeground();
  }

  private void blockByUse(PendingWork work, Conditions at, Decision.Builder reasons) {
    boolean readsClassA = work.needs(Requirement.CLASS_A_DATA);
    boolean idle = processingRequiresIdle && !(readsClassA && !classAResearchIsIdle);
    boolean closed =
        work.kind() == WorkKind.HEALTH_RESEARCH
            && researchWaitsForData
            && readsClassA
            && !at.protectedDataAvailable(classAKey);
    reasons
        .block(BlockReason.DEVICE_IN_USE, idle && at.deviceInUse())
        .block(BlockReason.PROTECTED_DATA, closed);
  }

  private void blockByDevice(WorkKind kind, Conditions at, Decision.Builder reasons) {
    boolean maintenance = isMaintenance(kind);
    boolean scheduled = maintenance || isShort(kind);
    boolean camera = kind == WorkKind.PUSH ? cameraBlocksPush : cameraBlocks && cameraApplies(kind);
    reasons
        .block(BlockReason.CAMERA, camera && at.active(Activity.CAMERA))
        .block(BlockReason.THERMAL, isHot(at) && (scheduled || kind == WorkKind.PUSH))
        .block(BlockReason.CPU_LOAD, maintenance && processorLoad(at) > mostProcessorLoad)
        .block(BlockReason.RESTORE, restoreBlocks && scheduled && at.active(Activity.RESTORE));
  }

  private void blockByNetwork(PendingWork work, Conditions at, Decision.Builder reasons) {
    WorkKind kind = work.kind();
    Interface via = at.networkPath().via();
    boolean transfer = kind == WorkKind.URL_SESSION || kind == WorkKind.URL_SESSION_DISCRETIONARY;
    boolean needed =
        work.needs(Requirement.NETWORK) || transfer || (isShort(kind) && refreshNeedsNetwork);
    boolean picky = needed && kind != WorkKind.URL_SESSION;
    long quality = via == Interface.WIFI ? wifiQuality : cellularQuality;
    boolean cellular = via == Interface.CELLULAR;
    boolean required =
        kind == WorkKind.URL_SESSION_DISCRETIONARY && discretionary == DiscretionaryRule.REQUIRE;
    reasons
        .block(
            BlockReason.NO_POWER,
            (work.needs(Requirement.EXTERNAL_POWER) || required) && !at.charging())
        .block(BlockReason.NO_NETWORK, needed && via == Interface.NONE)
        .block(
            BlockReason.NETWORK_QUALITY,
            picky && via != Interface.NONE && at.networkQuality() < quality)
        .block(
            BlockReason.CELLULAR_PATH,
            (work.needs(Requirement.NO_CELLULAR) || required) && cellular)
        .block(
            BlockReason.EXPENSIVE_PATH,
            work.needs(Requirement.NOT_EXPENSIVE) && at.networkPath().isExpensive())
        .block(
            BlockReason.CONSTRAINED_PATH,
            work.needs(Requirement.NOT_CONSTRAINED) && at.lowDataMode());
  }

  private void blockByBudget(WorkKind kind, Conditions at, Decision.Builder reasons) {
    AppAccount account = at.account();
    double leastEnergy;
    double leastData;
    if (isShort(kind) || kind == WorkKind.PUSH) {
      leastEnergy = launchCost;
      leastData = 0;
    } else if (kind == WorkKind.URL_SESSION) {
      leastEnergy = -transferOverdraft * account.energy().perDay();
      leastData = -transferOverdraft * account.data().perDay();
    } else {
      return;
    }
    long now = at.now();
    reasons.blockUntil(BlockReason.ENERGY_BUDGET, account.energy().reaches(leastEnergy, now), now);
    if (!dataOnlyOnCellular || at.networkPath().via() == Interface.CELLULAR) {
      reasons.blockUntil(BlockReason.DATA_BUDGET, account.data().reaches(leastData, now), now);
    }
  }

  /** Other apps load the processor or they do not. */
  private static double processorLoad(Conditions at) {
    return at.active(Activity.CPU) ? BUSY : 0;
  }

  private boolean isHot(Conditions at) {
    return at.thermal().compareTo(thermalLevel) >= 0;
  }

  private boolean critical(Conditions at) {
    return at.batteryLevel() <= criticalBattery && !at.charging();
  }

  private boolean criticalBatteryBlocks(WorkKind kind) {
    return switch (kind) {
      case REFRESH, LEGACY_FETCH, PUSH, URL_SESSION -> true;
      case PROCESSING, HEALTH_RESEARCH, CONTINUED -> false;
      case URL_SESSION_DISCRETIONARY -> criticalBatteryBlocksDiscretionary;
    };
  }

  private boolean lowPowerModeBlocks(WorkKind kind, Conditions at) {
    return switch (kind) {
      case REFRESH, LEGACY_FETCH -> lowPowerModeBlocksRefresh;
      case PUSH -> lowPowerModeBlocksPush;
      case URL_SESSION -> lowPowerModeBlocksTransfers;
      case PROCESSING, HEALTH_RESEARCH ->
          at.charging() ? lowPowerModeBlocksProcessingOnPower : lowPowerModeBlocksProcessing;
      case URL_SESSION_DISCRETIONARY ->
          at.charging() ? lowPowerModeBlocksDiscretionaryOnPower : lowPowerModeBlocksDiscretionary;
      case CONTINUED -> false;
    };
  }

  private boolean refreshSwitchBlocks(WorkKind kind, Conditions at) {
    boolean affected =
        switch (kind) {
          case REFRESH, LEGACY_FETCH, PROCESSING, HEALTH_RESEARCH, PUSH, URL_SESSION -> true;
          case URL_SESSION_DISCRETIONARY -> refreshSwitchAffectsDiscretionary;
          case CONTINUED -> false;
        };
    return refreshSwitch && affected && !at.backgroundRefreshEnabled();
  }

  private static boolean cameraApplies(WorkKind kind) {
    return isShort(kind) || isProcessing(kind);
  }

  private static boolean launchesApp(WorkKind kind) {
    return switch (kind) {
      case REFRESH, LEGACY_FETCH, PROCESSING, HEALTH_RESEARCH, PUSH -> true;
      case CONTINUED, URL_SESSION, URL_SESSION_DISCRETIONARY -> false;
    };
  }

  static boolean isShort(WorkKind kind) {
    return kind == WorkKind.REFRESH || kind == WorkKind.LEGACY_FETCH;
  }

  static boolean isProcessing(WorkKind kind) {
    return kind == WorkKind.PROCESSING || kind == WorkKind.HEALTH_RESEARCH;
  }

  static boolean isMaintenance(WorkKind kind) {
    return isProcessing(kind) || kind == WorkKind.URL_SESSION_DISCRETIONARY;
  }
}
