package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.SystemLimits;
import java.util.List;

/**
 * The documented rules for background app refresh, with declared defaults where nobody documents a
 * number. Rules that hang on prediction, budgets, heat and data modes are not among them yet.
 */
final class IosPolicy implements OsPolicy {
  private final PolicyParameters parameters;
  private final SystemLimits limits;
  private final long refreshMinSpacing;
  private final double criticalBattery;
  private final boolean lowPowerModeBlocksRefresh;
  private final boolean forceQuitBlocks;
  private final boolean appSwitcherRule;
  private final boolean backgroundRefreshSwitch;

  IosPolicy(PolicyParameters parameters) {
    this.parameters = parameters;
    this.limits = SystemLimits.from(parameters);
    this.refreshMinSpacing = parameters.duration("bgt.refreshMinSpacing");
    this.criticalBattery = parameters.share("cond.criticalBattery");
    this.lowPowerModeBlocksRefresh = parameters.flag("cond.lowPowerModeBlocksRefresh");
    this.forceQuitBlocks = parameters.flag("life.forceQuitBlocksUntilUserLaunch");
    this.appSwitcherRule = parameters.flag("cond.appSwitcherRule");
    this.backgroundRefreshSwitch = parameters.flag("cond.backgroundRefreshSwitch");
  }

  @Override
  public String name() {
    return "ios";
  }

  @Override
  public Decision decide(PendingWork work, Conditions conditions) {
    long now = conditions.now();
    long last = conditions.lastLaunch(work.kind());
    long spaced = last == Long.MIN_VALUE ? Long.MIN_VALUE : last + refreshMinSpacing;
    boolean critical = conditions.batteryLevel() <= criticalBattery && !conditions.charging();
    return new Decision.Builder()
        .blockUntil(BlockReason.NOT_DUE, work.notBefore(), now)
        .block(
            BlockReason.BACKGROUND_REFRESH_OFF,
            backgroundRefreshSwitch && !conditions.backgroundRefreshEnabled())
        .block(BlockReason.LOW_POWER_MODE, lowPowerModeBlocksRefresh && conditions.lowPowerMode())
        .block(BlockReason.CRITICAL_BATTERY, critical)
        .block(BlockReason.FORCE_QUIT, forceQuitBlocks && conditions.forceQuit())
        .block(BlockReason.APP_SWITCHER, appSwitcherRule && !conditions.inAppSwitcher())
        .blockUntil(BlockReason.MIN_SPACING, spaced, now)
        .decide();
  }

  @Override
  public SystemLimits limits() {
    return limits;
  }

  @Override
  public double watchedBatteryLevel() {
    return criticalBattery;
  }

  @Override
  public List<PolicyParameter> parameters() {
    return parameters.all();
  }
}
