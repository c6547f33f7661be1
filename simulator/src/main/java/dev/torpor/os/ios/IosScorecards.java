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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says why the answer is what it is, as the system's own log would: only the policies that decide,
 * or, if none does, those that answered less than 1.
 */
final class IosScorecards {
  /** Scores that recover with time are ever new; they need no keeping. */
  private static final int MOST_KNOWN = 64;

  private final IosFactors factors;
  private final IosScores scores;

  /**
   * Answers there were, because the same ones come again and again. Runs on several threads share a
   * policy: neither of these two is ever written to, only replaced.
   */
  private volatile Response[] known = {};

  /** What was said to reasons that leave nothing to scores. */
  private volatile SortedMap<Vetoed, Scorecard> vetoed = new TreeMap<>();

  private record Vetoed(WorkKind kind, long reasons) implements Comparable<Vetoed> {
    @Override
    public int compareTo(Vetoed other) {
      int byReasons = Long.compare(reasons, other.reasons);
      return byReasons == 0 ? kind.compareTo(other.kind) : byReasons;
    }
  }

  IosScorecards(IosFactors factors, IosScores scores) {
    this.factors = factors;
    this.scores = scores;
  }

  Scorecard of(PendingWork work, Conditions at, Decision decision) {
    if (factors.mustProceed(work.kind(), at)) {
      Response shown =
          response(Part.APPLICATION, work.kind(), 1, Verdict.ABSOLUTELY_MUST_PROCEED, "foreground");
      return new Scorecard(List.of(shown), Verdict.ABSOLUTELY_MUST_PROCEED, 0, 0);
    }
    if (isVetoed(decision)) {
      return ofVetoes(work.kind(), decision);
    }
    Verdict verdict = decision.granted() ? Verdict.CAN_PROCEED : Verdict.MUST_NOT_PROCEED;
    IosWeights weights = scores.weights(work.kind());
    long sum = weights.sumMillionths();
    List<Response> low = new ArrayList<>(4);
    for (Part part : weights.asked()) {
      double score = scores.score(part, work.kind(), at);
      if (score < 1) {
        long weight = weights.millionths(part);
        sum -= weight - Math.round(weight * score);
        low.add(response(part, work.kind(), score, Verdict.CAN_PROCEED, rationale(part, at)));
      }
    }
    if (!scores.takesMean()) {
      return new Scorecard(low, verdict, millionths(scores.score(work.kind(), at)), millionths(1));
    }
    return new Scorecard(low, verdict, sum, weights.sumMillionths());
  }

  private static boolean isVetoed(Decision decision) {
    return !decision.granted() && !decision.isBlockedOnlyBy(BlockReason.LOW_SCORE);
  }

  private Scorecard ofVetoes(WorkKind kind, Decision decision) {
    Vetoed key = new Vetoed(kind, decision.reasonBits());
    SortedMap<Vetoed, Scorecard> before = vetoed;
    Scorecard said = before.get(key);
    if (said == null) {
      said = newOfVetoes(kind, decision);
      SortedMap<Vetoed, Scorecard> more = new TreeMap<>(before);
      more.put(key, said);
      vetoed = more; // of two runs that add one at a time, the last is right as well
    }
    return said;
  }

  /** Those who say no decide, whatever the score would have been. */
  private Scorecard newOfVetoes(WorkKind kind, Decision decision) {
    List<Response> vetoes = new ArrayList<>();
    Verdict verdict = Verdict.MUST_NOT_PROCEED;
    for (BlockReason reason : decision.blockedBy()) {
      if (reason != BlockReason.LOW_SCORE) {
        boolean absolute = reason == BlockReason.THERMAL;
        Verdict says = absolute ? Verdict.ABSOLUTELY_MUST_NOT_PROCEED : Verdict.MUST_NOT_PROCEED;
        verdict = absolute ? says : verdict;
        vetoes.add(response(part(reason), kind, 0, says, reason.name()));
      }
    }
    return new Scorecard(vetoes, verdict, 0, 0);
  }

  private Response response(
      Part part, WorkKind kind, double score, Verdict verdict, String rationale) {
    long weight = scores.weights(kind).millionths(part);
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
