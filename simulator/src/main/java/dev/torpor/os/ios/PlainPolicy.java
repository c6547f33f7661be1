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
import java.util.ArrayList;
import java.util.List;

/**
 * A policy with one simple rule, for closed-form checks and for bounds. It shares the time limits
 * of the iOS model and none of its other parameters.
 */
final class PlainPolicy implements OsPolicy {
  private final String name;
  private final Rule rule;
  private final SystemLimits limits;
  private final SystemRules rules;
  private final PushRules pushRules;
  private final TransferRules transferRules;
  private final List<PolicyParameter> parameters = new ArrayList<>();

  /** The one rule. */
  @FunctionalInterface
  interface Rule {
    Decision decide(PendingWork work, long now);
  }

  PlainPolicy(String name, PolicyParameters all, Rule rule) {
    this.name = name;
    this.rule = rule;
    this.limits = SystemLimits.from(all);
    this.rules = SystemRules.from(all).withoutChance();
    this.transferRules = TransferRules.from(all);
    this.pushRules = PushRules.from(all).withoutChance();
    for (PolicyParameter parameter : all.all()) {
      if (SystemLimits.PARAMETERS.contains(parameter.name())) {
        parameters.add(parameter);
      }
    }
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
