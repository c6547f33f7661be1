package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Scorecard;
import dev.torpor.os.Scorecard.Response;
import dev.torpor.os.Scorecard.Verdict;
import dev.torpor.os.WorkKind;
import dev.torpor.os.ios.IosScores.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says why the answer is what it is, as the system's own log would: only the policies that decide,
 * or, if none does, those that answered less than 1.
 */
final class IosScorecards {
  private static final BlockReason[] REASONS = BlockReason.values();
  private static final Part[] PARTS = Part.values();

  /** Scores that recover with time are ever new; they need no keeping. */
  private static final int MOST_KNOWN = 64;

  private final IosFactors factors;
  private final IosScores scores;

  /**
   * Answers there were, because the same ones come again and again. Runs on several threads share a
   * policy: the array is never written to, only replaced.
   */
  private volatile Response[] known = {};

  IosScorecards(IosFactors factors, IosScores scores) {
    this.factors = factors;
    this.scores = scores;
  }

  Scorecard of(PendingWork work, Conditions at, Decision decision) {
    if (factors.mustProceed(work, at)) {
      Response shown =
          response(Part.APPLICATION, work.kind(), 1, Verdict.ABSOLUTELY_MUST_PROCEED, "foreground");
      return new Scorecard(List.of(shown), Verdict.ABSOLUTELY_MUST_PROCEED, 0, 0);
    }
    List<Response> vetoes = vetoes(work.kind(), decision);
    Verdict verdict =
        decision.granted()
            ? Verdict.CAN_PROCEED
            : decision.blockedBy(BlockReason.THERMAL)
                ? Verdict.ABSOLUTELY_MUST_NOT_PROCEED
                : Verdict.MUST_NOT_PROCEED;
    long sum = 0;
    long denominator = 0;
    List<Response> low = new ArrayList<>();
    for (Part part : PARTS) {
      long weight = millionths(scores.weight(part, work.kind()));
      double score = scores.score(part, work.kind(), at);
      if (weight > 0 && score < 1) {
        low.add(response(part, work.kind(), score, Verdict.CAN_PROCEED, rationale(part, at)));
      }
      sum += Math.round(weight * score);
      denominator += weight;
    }
    if (!scores.takesMean()) {
      sum = millionths(scores.score(work.kind(), at));
      denominator = millionths(1);
    }
    return new Scorecard(vetoes.isEmpty() ? low : vetoes, verdict, sum, denominator);
  }

  private List<Response> vetoes(WorkKind kind, Decision decision) {
    List<Response> vetoes = new ArrayList<>();
    for (BlockReason reason : REASONS) {
      if (reason != BlockReason.LOW_SCORE && decision.blockedBy(reason)) {
        boolean absolute = reason == BlockReason.THERMAL;
        Verdict verdict = absolute ? Verdict.ABSOLUTELY_MUST_NOT_PROCEED : Verdict.MUST_NOT_PROCEED;
        vetoes.add(response(part(reason), kind, 0, verdict, reason.name()));
      }
    }
    return vetoes;
  }

  private Response response(
      Part part, WorkKind kind, double score, Verdict verdict, String rationale) {
    long weight = millionths(scores.weight(part, kind));
    long millionths = millionths(score);
    Response[] answers = known;
    for (Response each : answers) {
      if (each.says(part.text(), weight, millionths, verdict, rationale)) {
        return each;
      }
    }
    Response answer = new Response(part.text(), weight, millionths, verdict, rationale);
    if (answers.length < MOST_KNOWN) {
      Response[] more = Arrays.copyOf(answers, answers.length + 1);
      more[answers.length] = answer;
      known = more; // of two runs that add one at a time, the last is right as well
    }
    return answer;
  }

  private static long millionths(double value) {
    return Math.round(value * 1e6);
  }

  private static String rationale(Part part, Conditions at) {
    return switch (part) {
      case APPLICATION -> "use is not expected soon, or conduct was poor";
      case DEVICE_ACTIVITY -> at.deviceInUse() ? "deviceInUse == 1" : "deviceInUse == 0";
      case BATTERY_LEVEL -> at.charging() ? "pluggedIn == 1" : "pluggedIn == 0";
      case NETWORK_QUALITY -> at.lowDataMode() ? "lowDataMode == 1" : "pathIsCellular == 1";
      case THERMAL -> "thermalState == " + at.thermal();
      case CHARGER -> "pluggedIn == 0";
      case CALL -> "callInProgress == 1";
      case CAR -> "carPlayConnected == 1";
      case BOOT_TIME, CPU_USAGE, GROUP, MEMORY_PRESSURE, RATE_LIMIT, THUNDERING_HERD -> "";
    };
  }

  /** Which policy of the log a reason belongs to. */
  private static Part part(BlockReason reason) {
    return switch (reason) {
      case DEVICE_IN_USE -> Part.DEVICE_ACTIVITY;
      case THUNDERING_HERD -> Part.THUNDERING_HERD;
      case CAMERA -> Part.MEMORY_PRESSURE;
      case CRITICAL_BATTERY, LOW_POWER_MODE -> Part.BATTERY_LEVEL;
      case NO_NETWORK, NETWORK_QUALITY, CELLULAR_PATH, EXPENSIVE_PATH, CONSTRAINED_PATH ->
          Part.NETWORK_QUALITY;
      case THERMAL -> Part.THERMAL;
      case NO_CAPACITY -> Part.GROUP;
      case MIN_SPACING, RATE_LIMIT, NOT_DUE, ENERGY_BUDGET, DATA_BUDGET, OUTSIDE_WINDOW ->
          Part.RATE_LIMIT;
      case NO_POWER -> Part.CHARGER;
      case CPU_LOAD -> Part.CPU_USAGE;
      case LOCKED_SINCE_BOOT -> Part.BOOT_TIME;
      case POLICY_NEVER,
          BACKGROUND_REFRESH_OFF,
          FORCE_QUIT,
          APP_SWITCHER,
          APP_USAGE,
          RESTORE,
          PROTECTED_DATA,
          NOT_IN_STUDY,
          LOW_SCORE ->
          Part.APPLICATION;
    };
  }
}
