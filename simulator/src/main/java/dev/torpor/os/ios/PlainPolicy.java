package dev.torpor.os.ios;

import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.PushRules;
import dev.torpor.os.SystemLimits;
import dev.torpor.os.SystemRules;
import dev.torpor.os.TransferRules;
import java.util.List;

/**
 * A policy with one simple rule, for closed-form checks and for bounds. It shares the limits and
 * the rules of the iOS model, without their chance, and nothing of how that decides.
 */
final class PlainPolicy implements OsPolicy {
  /** What rules without chance have no use for. */
  private static final List<String> CHANCE =
      List.of(
          "bgt.refreshEarlyExpiryFrom",
          "bgt.refreshEarlyExpiryProbability",
          "bgt.refreshEarlyExpiryTo",
          "cond.lowPowerModeAutomatic",
          "life.prewarmEnabled",
          "life.prewarmMeanInterval",
          "life.prewarmedLaunchTime",
          "push.deliveryDelay",
          "push.lossProbability",
          "push.reordering",
          "push.storedSelection",
          "push.throttleReleaseFrom",
          "push.throttleReleaseTo",
          "push.unavailableProbability");

  private final String name;
  private final Rule rule;
  private final SystemLimits limits;
  private final SystemRules rules;
  private final PushRules pushRules;
  private final TransferRules transferRules;
  private final List<PolicyParameter> parameters;

  /** The one rule. */
  @FunctionalInterface
  interface Rule {
    Decision decide(PendingWork work, long now);
  }

  PlainPolicy(String name, PolicyParameters all, Rule rule) {
    this.name = name;
    this.rule = rule;
    PolicyParameters read = new PolicyParameters(all.all());
    this.limits = SystemLimits.from(read);
    this.rules = SystemRules.from(read).withoutChance();
    this.transferRules = TransferRules.from(read);
    this.pushRules = PushRules.from(read).withoutChance();
    this.parameters = read.asked().stream().filter(each -> !CHANCE.contains(each.name())).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Decision decide(PendingWork work, Conditions conditions) {
    return rule.decide(work, conditions.now());
  }

  @Override
  public SystemRules rules() {
    return rules;
  }

  @Override
  public PushRules pushRules() {
    return pushRules;
  }

  @Override
  public TransferRules transferRules() {
    return transferRules;
  }

  @Override
  public SystemLimits limits() {
    return limits;
  }

  @Override
  public List<PolicyParameter> parameters() {
    return List.copyOf(parameters);
  }
}
