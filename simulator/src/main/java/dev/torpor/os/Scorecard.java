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
    return verdict == Verdict.ABSOLUTELY_MUST_PROCEED
        || responses.stream().anyMatch(r -> r.verdict() != Verdict.CAN_PROCEED);
  }

  /** The weighted mean of all scores, in millionths. */
  public long finalMillionths() {
    return denominatorMillionths == 0
        ? 0
        : Math.round((double) sumMillionths / denominatorMillionths * 1e6);
  }

  /**
   * One policy's answer.
   *
   * @param rationale the condition behind it
   */
  public record Response(
      String policy,
      long weightMillionths,
      long scoreMillionths,
      Verdict verdict,
      String rationale) {
    /** In the grammar of the system's log. */
    public String text() {
      return "{name: "
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
