package dev.torpor.os.ios;

import dev.torpor.os.AppAccount;
import dev.torpor.os.Budget;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.PushRules;
import dev.torpor.os.Scorecard;
import dev.torpor.os.SystemLimits;
import dev.torpor.os.SystemRules;
import dev.torpor.os.TransferRules;
import dev.torpor.os.UsageHistory;
import dev.torpor.os.WorkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of iOS: documented ones as they are documented, and declared choices where nobody
 * documents a number. Every number is a parameter of the policy's profile.
 */
final class IosPolicy implements OsPolicy {
  /** The state of charge around which the battery counts for more or less. Modelling choice. */
  static final double HALF = 0.5;

  private final String name;
  private final PolicyParameters parameters;
  private final SystemLimits limits;
  private final SystemRules rules;
  private final AppAccount.Rules accountRules;
  private final PushRules pushRules;
  private final TransferRules transferRules;
  private final IosFactors factors;
  private final UsageRule usage;
  private final IosScores scores;
  private final IosScorecards scorecards;

  IosPolicy(String name, PolicyParameters parameters) {
    this.name = name;
    this.parameters = parameters;
    this.limits = SystemLimits.from(parameters);
    this.rules = SystemRules.from(parameters);
    this.accountRules = accountRules(parameters);
    this.transferRules = TransferRules.from(parameters);
    this.pushRules = PushRules.from(parameters);
    this.factors = new IosFactors(parameters);
    this.usage = new UsageRule(parameters);
    this.scores = new IosScores(parameters, usage);
    this.scorecards = new IosScorecards(factors, scores);
  }

  private static AppAccount.Rules accountRules(PolicyParameters p) {
    Budget.Refill refill = p.word("budget.refill", Budget.Refill.class);
    double most = p.share("budget.carryOverMax");
    return new AppAccount.Rules(
        new Budget.Rule(p.decimal("budget.energyPerDay"), most, refill),
        new Budget.Rule(p.bytes("budget.dataPerDay") / 1e3, most, refill),
        p.decimal("budget.launchCost"),
        p.decimal("budget.costPerRunSecond"),
        p.flag("budget.foregroundUseCharged") ? p.decimal("budget.costPerForegroundSecond") : 0,
        p.decimal("budget.costPerKBCellular"),
        new UsageHistory.Rule(
            p.partOfDay("predict.slot"),
            p.positive("predict.halfLife"),
            p.duration("predict.learningDays")),
        p.share("penalty.lateCompletion"),
        p.positive("penalty.halfLife"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Decision decide(PendingWork work, Conditions conditions) {
    return look(conditions).decide(work);
  }

  @Override
  public Look look(Conditions conditions) {
    return new IosLook(factors, usage, scores, conditions);
  }

  @Override
  public @Nullable Scorecard score(PendingWork work, Conditions conditions, Decision answer) {
    return scores.scores(work.kind()) ? scorecards.of(work, conditions, answer) : null;
  }

  @Override
  public long rescoreMicros(WorkKind kind) {
    return scores.rescoreMicros(kind);
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
  public AppAccount.Rules accountRules() {
    return accountRules;
  }

  @Override
  public List<Double> watchedBatteryLevels() {
    return List.of(factors.criticalBattery(), HALF);
  }

  @Override
  public List<PolicyParameter> parameters() {
    return parameters.all();
  }
}
