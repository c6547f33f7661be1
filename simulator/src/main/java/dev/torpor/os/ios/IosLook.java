package dev.torpor.os.ios;

import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.WorkKind;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one instant. What they say to all work of a kind is found out once for pieces
 * of that kind that follow each other, as waiting transfers do.
 */
final class IosLook implements OsPolicy.Look {
  private final IosFactors factors;
  private final UsageRule usage;
  private final IosScores scores;
  private final Conditions at;
  private @Nullable WorkKind kind;
  private Decision.Builder reasonsOfKind = new Decision.Builder();
  private double scoreOfKind;

  IosLook(IosFactors factors, UsageRule usage, IosScores scores, Conditions at) {
    this.factors = factors;
    this.usage = usage;
    this.scores = scores;
    this.at = at;
  }

  @Override
  public Decision decide(PendingWork work) {
    if (factors.mustProceed(work.kind(), at)) {
      return Decision.start();
    }
    if (work.kind() != kind) {
      lookAt(work.kind());
    }
    Decision.Builder reasons = new Decision.Builder(reasonsOfKind);
    factors.block(work, at, reasons);
    if (scores.scores(work.kind())) {
      scores.block(work, at, scoreOfKind, reasons);
    }
    return reasons.decide();
  }

  private void lookAt(WorkKind next) {
    kind = next;
    reasonsOfKind = new Decision.Builder();
    factors.block(next, at, reasonsOfKind);
    usage.block(next, at, reasonsOfKind);
    scoreOfKind = scores.scores(next) ? scores.score(next, at) : 1;
  }
}
