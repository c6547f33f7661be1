package dev.torpor.os.ios;

import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.WorkKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The conditions of one instant: what they say to a sort of work is found out once. */
final class IosLook implements OsPolicy.Look {
  private static final int KINDS = WorkKind.values().length;

  private final IosFactors factors;
  private final UsageRule usage;
  private final IosScores scores;
  private final Conditions at;
  private final Decision.@Nullable Builder[] reasonsOf = new Decision.@Nullable Builder[KINDS];
  private final double[] scoreOf = new double[KINDS];

  IosLook(IosFactors factors, UsageRule usage, IosScores scores, Conditions at) {
    this.factors = factors;
    this.usage = usage;
    this.scores = scores;
    this.at = at;
    Arrays.fill(scoreOf, Double.NaN);
  }

  @Override
  public Decision decide(PendingWork work) {
    WorkKind kind = work.kind();
    if (factors.mustProceed(kind, at)) {
      return Decision.start();
    }
    Decision.Builder reasons = new Decision.Builder(reasons(kind));
    factors.block(work, at, reasons);
    if (scores.scores(kind)) {
      scores.block(work, at, score(kind), reasons);
    }
    return reasons.decide();
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array of one instant, never stored
  private Decision.Builder reasons(WorkKind kind) {
    Decision.Builder known = reasonsOf[kind.ordinal()];
    if (known == null) {
      known = new Decision.Builder();
      factors.block(kind, at, known);
      usage.block(kind, at, known);
      reasonsOf[kind.ordinal()] = known;
    }
    return known;
  }

  @SuppressWarnings("EnumOrdinal") // as above
  private double score(WorkKind kind) {
    double known = scoreOf[kind.ordinal()];
    if (Double.isNaN(known)) {
      known = scores.score(kind, at);
      scoreOf[kind.ordinal()] = known;
    }
    return known;
  }
}
