package dev.torpor.measure;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * What must be true of every run, whatever the client: sums that can be made in two ways agree. A
 * failure means a bug in the simulator or in a meter, never in a client.
 *
 * <table>
 * <caption>The identities</caption>
 * <tr><td>I3</td><td>area under the version lag = sum of change-to-apply delays</td></tr>
 * <tr><td>I4</td><td>area under the sync age = sum of 2DW + W<sup>2</sup> over the applies, halved
 * </td></tr>
 * <tr><td>I6</td><td>requests and bytes on the device = those on the server</td></tr>
 * <tr><td>I7</td><td>energy by component and cause = drop of the battery + charge delivered</td>
 * </tr>
 * <tr><td>versions</td><td>versions go up one by one, and what is applied was served</td></tr>
 * <tr><td>pushes</td><td>each push that was sent is delivered, replaced or dropped at most once
 * </td></tr>
 * <tr><td>tasks</td><td>each task of a background session that was started ends at most once</td>
 * </tr>
 * </table>
 *
 * @param failures those that do not hold, with both values; empty when all hold
 */
public record IdentityCheck(List<Failure> failures) {
  /** Copies the list. */
  public IdentityCheck {
    failures = List.copyOf(failures);
  }

  /** True when every identity holds. */
  public boolean holds() {
    return failures.isEmpty();
  }

  /**
   * An identity that does not hold.
   *
   * @param identity its id in the table above
   * @param message both sides in words, with their values
   */
  public record Failure(String identity, String message) {}

  static void equal(
      List<Failure> failures,
      String identity,
      String leftName,
      BigInteger left,
      String rightName,
      BigInteger right) {
    if (!left.equals(right)) {
      String message =
          String.format(
              Locale.ROOT,
              "%s: %s; %s: %s; they differ by %s",
              leftName,
              left,
              rightName,
              right,
              left.subtract(right));
      failures.add(new Failure(identity, message));
    }
  }

  static void equal(
      List<Failure> failures,
      String identity,
      String leftName,
      long left,
      String rightName,
      long right) {
    equal(
        failures,
        identity,
        leftName,
        BigInteger.valueOf(left),
        rightName,
        BigInteger.valueOf(right));
  }
}
