package dev.torpor.measure;

import java.util.OptionalDouble;

/**
 * The state of the data at the moments the user reached for the app; set-up does not count.
 *
 * @param opens how often, inside the window
 * @param freshOpens how often every record was fresh
 * @param impossible how often the user wanted to and the device had no power; not among the opens
 * @param staleAge of the dataset at the opens
 * @param syncAge at the opens
 * @param versionLag at the opens
 */
public record AtOpen(
    long opens,
    long freshOpens,
    long impossible,
    Distribution staleAge,
    Distribution syncAge,
    VersionLag versionLag) {

  /** The share of opens at which every record was fresh. */
  public OptionalDouble freshFraction() {
    return Units.ratio(freshOpens, opens);
  }
}
