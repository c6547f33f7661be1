package dev.torpor.simulation;

import dev.torpor.os.AppAccount;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PushRules;
import dev.torpor.os.Scorecard;
import dev.torpor.os.SystemLimits;
import dev.torpor.os.SystemRules;
import dev.torpor.os.TransferRules;
import dev.torpor.os.WorkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that some day grants whatever is due, and leaves chance out. */
final class CalmPolicy implements OsPolicy {
  private final OsPolicy before;
  private boolean calm;

  CalmPolicy(OsPolicy before) {
    this.before = before;
  }

  /** From now on everything that is due is granted. */
  void calmDown() {
    calm = true;
  }

  @Override
  public String name() {
    return before.name();
  }

  @Override
  public Decision decide(PendingWork work, Conditions conditions) {
    return calm
        ? new Decision.Builder()
            .blockUntil(BlockReason.NOT_DUE, work.notBefore(), conditions.now())
            .decide()
        : before.decide(work, conditions);
  }

  @Override
  public Look look(Conditions conditions) {
    return calm ? OsPolicy.super.look(conditions) : before.look(conditions);
  }

  @Override
  public @Nullable Scorecard score(PendingWork work, Conditions conditions, Decision answer) {
    return calm ? null : before.score(work, conditions, answer);
  }

  @Override
  public long rescoreMicros(WorkKind kind) {
    return calm ? 0 : before.rescoreMicros(kind);
  }

  @Override
  public AppAccount.Rules accountRules() {
    return before.accountRules();
  }

  @Override
  public List<Double> watchedBatteryLevels() {
    return before.watchedBatteryLevels();
  }

  @Override
  public SystemRules rules() {
    return calm ? before.rules().withoutChance() : before.rules();
  }

  @Override
  public PushRules pushRules() {
    return calm ? before.pushRules().withoutChance() : before.pushRules();
  }

  @Override
  public TransferRules transferRules() {
    return before.transferRules();
  }

  @Override
  public SystemLimits limits() {
    return before.limits();
  }

  @Override
  public List<PolicyParameter> parameters() {
    return before.parameters();
  }
}
