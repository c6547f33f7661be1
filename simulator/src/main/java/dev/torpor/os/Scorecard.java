package dev.torpor.os;

import java.util.List;

/**
 * How a policy that scores came to its answer, in the terms of the system's own log.
 *
 * @param responses of the policies that decided, or lowered the score; all others answered 1
 * @param verdict of all together
 * @param sumMillionths weighted sum of all scores
 * @param denominatorMillionths sum of all weights
 */
public record Scorecard(
    List<Response> responses, Verdict verdict, long sumMillionths, long denominatorMillionths) {
  /** Copies the list. */
  public Scorecard {
    responses = List.copyOf(responses);
  }

  /** True when a policy decided whatever the scores say; no score is shown then. */
  public boolean isDecided() {
    boolean decided = verdict == Verdict.ABSOLUTELY_MUST_PROCEED;
    for (Response each : responses) {
      decided |= each.verdict() != Verdict.CAN_PROCEED;
    }
    return decided;
  }

  /** The weighted mean of all scores, in millionths. */
  public long finalMillionths() {
    return denominatorMillionths == 0
        ? 0
        : Math.round((double) sumMillionths / denominatorMillionths * 1e6);
  }

  /** One policy's answer. Its text is made once, because the same answers come again and again. */
  public static final class Response {
    private final String policy;
    private final long weightMillionths;
    private final long scoreMillionths;
    private final Verdict verdict;
    private final String rationale;
    private final String text;

    /**
     * An answer.
     *
     * @param rationale the condition behind it
     */
    public Response(
        String policy,
        long weightMillionths,
        long scoreMillionths,
        Verdict verdict,
        String rationale) {
      this.policy = policy;
      this.weightMillionths = weightMillionths;
      this.scoreMillionths = scoreMillionths;
      this.verdict = verdict;
      this.rationale = rationale;
      this.text =
          "{name: "
              + policy
              + ", policyWeight: "
              + decimal(weightMillionths, 3)
              + ", response: {Decision: "
              + verdict.text()
              + ", Score: "
              + decimal(scoreMillionths, 2)
              + ", Rationale: [{"
              + rationale
              + "}]}}";
    }

    /** The name of the policy. */
    public String policy() {
      return policy;
    }

    /** What the policy says. */
    public Verdict verdict() {
      return verdict;
    }

    /** The condition behind it. */
    public String rationale() {
      return rationale;
    }

    /** In the grammar of the system's log. */
    public String text() {
      return text;
    }

    /** True for an answer that says the same. */
    public boolean says(String who, long weight, long score, Verdict what, String why) {
      return policy.equals(who)
          && weightMillionths == weight
          && scoreMillionths == score
          && verdict == what
          && rationale.equals(why);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Response response
          && response.says(policy, weightMillionths, scoreMillionths, verdict, rationale);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Millionths as a number with that many decimals, cut off. */
  static String decimal(long millionths, int decimals) {
    StringBuilder text = new StringBuilder();
    text.append(millionths / 1_000_000).append('.');
    String fraction = Long.toString(1_000_000 + millionths % 1_000_000);
    return text.append(fraction, 1, 1 + decimals).toString();
  }

  /** What a policy can say. */
  public enum Verdict {
    /** Go by the score. */
    CAN_PROCEED("Can Proceed"),
    /** Not now. */
    MUST_NOT_PROCEED("Must Not Proceed"),
    /** Not now, whatever speaks for it. */
    ABSOLUTELY_MUST_NOT_PROCEED("Absolutely Must Not Proceed"),
    /** Now, whatever speaks against it. */
    ABSOLUTELY_MUST_PROCEED("Absolutely Must Proceed");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** As the system's log says it. */
    public String text() {
      return text;
    }
  }
}
