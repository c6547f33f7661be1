package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * What became of the edits that the user made inside the window, as far as the run shows it.
 *
 * @param window the measured time
 * @param edits made in the app
 * @param impossible edits that the user wanted to make and could not: the app was not open, or did
 *     not hold the record
 * @param acknowledged the client knows that the server has them
 * @param surfaced the user was told of them instead, because they could not be saved as made
 * @param pending neither by the end of the run
 * @param duplicates effects on the server beyond the first of each edit
 * @param lost acknowledged though the server never had them: no effect of the edit, of a stored
 *     result, or of a later edit of the same record
 * @param age from each edit until it was acknowledged; censored when it was surfaced or the run
 *     ended before
 * @param pendingArea area under the number of edits the client still owed, in edit-microseconds:
 *     the user's work at risk
 * @param mostPending the largest number of them at once
 */
public record Uploads(
    Window window,
    long edits,
    long impossible,
    long acknowledged,
    long surfaced,
    long pending,
    long duplicates,
    long lost,
    Waits age,
    BigInteger pendingArea,
    long mostPending) {
  /** The mean number of edits that the client still owed, over time. */
  public OptionalDouble meanPending() {
    return Units.ratio(pendingArea, BigInteger.valueOf(window.micros()));
  }
}
