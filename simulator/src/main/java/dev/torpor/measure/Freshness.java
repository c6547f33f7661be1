package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * How fresh the replica was. Time without a network or without power counts like any other.
 *
 * <p>The dataset is fresh while the device holds the newest version of every record. Its stale age
 * is the time since the oldest change that the device does not hold was made; its sync age is the
 * time since the server read the newest snapshot that the device has applied.
 *
 * @param window the measured time
 * @param records how many records the dataset has ever had, at least 1
 * @param recordMicros time that records counted, summed over them: from the instant one exists
 *     until it is deleted and the device has it no longer
 * @param freshMicros time during which the dataset was fresh
 * @param recordStaleMicros time during which a record was stale, summed over the records
 * @param doubledRecordStaleAge twice the area under the records' own stale ages, summed
 * @param staleAge of the dataset, over time
 * @param syncAge over time
 * @param versionLag over time
 * @param atOpen the same at the moments the user looked
 * @param timeToFresh from each open until the data was fresh, 0 if it was; censored when the user
 *     left or the run ended before
 * @param changeToVisible from each change of the server inside the window until it was applied;
 *     censored at the window's end
 * @param syncs number of responses applied inside the window, those with nothing new included
 * @param staleAgeSeries stale age of the dataset over the window, in microseconds
 */
public record Freshness(
    Window window,
    int records,
    BigInteger recordMicros,
    long freshMicros,
    BigInteger recordStaleMicros,
    BigInteger doubledRecordStaleAge,
    Distribution staleAge,
    Distribution syncAge,
    VersionLag versionLag,
    AtOpen atOpen,
    Waits timeToFresh,
    Waits changeToVisible,
    long syncs,
    Series staleAgeSeries) {

  /** The share of time during which every record was fresh. */
  public OptionalDouble freshFraction() {
    return Units.ratio(freshMicros, window.micros());
  }

  /** The share of time during which a record was fresh, mean over the records. */
  public OptionalDouble recordFreshFraction() {
    return Units.ratio(recordMicros.subtract(recordStaleMicros), recordMicros);
  }

  /** The stale age of a record in seconds, mean over time and records. */
  public OptionalDouble recordStaleAgeSeconds() {
    return Units.ratio(
        doubledRecordStaleAge.doubleValue(),
        2 * recordMicros.doubleValue() * Units.MICROS_PER_SECOND);
  }
}
