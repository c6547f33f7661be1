package dev.torpor.world;

import java.util.List;

/**
 * What the script of a dataset is drawn from.
 *
 * @param records how many records there are at the start
 * @param changes when one of them changes
 * @param mix what changes do
 * @param replay changes as they were recorded, in order of time, in the place of drawn ones; those
 *     after the end of the run do not come. Empty for drawn ones
 */
public record DatasetPlan(
    int records, ChangeProcess changes, Mix mix, List<ServerChanges.Change> replay) {
  /** Copies the list. */
  public DatasetPlan {
    replay = List.copyOf(replay);
  }

  /** A dataset whose records get new content now and then. */
  public DatasetPlan(int records, ChangeProcess changes) {
    this(records, changes, Mix.UPDATES, List.of());
  }

  /**
   * What changes do; those that are none of these give new content to a record that exists.
   *
   * @param deletes share that deletes a record
   * @param creates share that makes a new one
   * @param reverts share that gives a record back the content it had before its present one, such
   *     as a mark that is set and removed
   */
  public record Mix(double deletes, double creates, double reverts) {
    /** New content only. */
    public static final Mix UPDATES = new Mix(0, 0, 0);

    /** Checks that the shares leave no less than nothing. */
    public Mix {
      if (deletes < 0 || creates < 0 || reverts < 0 || deletes + creates + reverts > 1 + 1e-9) {
        throw new IllegalArgumentException("shares of changes lie between 0 and 1 together");
      }
    }
  }
}
