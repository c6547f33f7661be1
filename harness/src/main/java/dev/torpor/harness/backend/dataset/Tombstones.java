package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact.Effect;

/**
 * How long a server remembers what was deleted, and what it does when it has forgotten.
 *
 * <p>Stubs of one server should say the same, as they share the dataset.
 */
final class Tombstones {
  static final ShapeOption HORIZON =
      ShapeOption.span(
          "tombstoneHorizon", "", "how long a deletion is remembered; without it for ever");
  static final ShapeOption AFTER_PURGE =
      ShapeOption.choice(
          "afterPurge",
          "a token older than a forgotten deletion: 410, or the deletion is silently left out",
          "gone",
          "omit");
  static final ShapeOption RECREATE =
      ShapeOption.choice(
          "recreate",
          "a deleted record that a client offers again: refused until its deletion is forgotten,"
              + " never taken, or always",
          "afterPurge",
          "never",
          "always");

  private final long horizon;
  private final boolean omits;
  private final boolean never;
  private final boolean always;
  private int purged;

  Tombstones(ShapeOptions options) throws ShapeOptionException {
    this.horizon = options.numberOrNever(HORIZON);
    this.omits = options.is(AFTER_PURGE, "omit");
    this.never = options.is(RECREATE, "never");
    this.always = options.is(RECREATE, "always");
    if (options.isGiven(AFTER_PURGE) && !options.has(HORIZON)) {
      throw new ShapeOptionException(
          AFTER_PURGE.name(), "nothing is ever forgotten without 'tombstoneHorizon'; add it");
    }
  }

  /** True when a client at that position may have missed a deletion that is forgotten. */
  boolean hasForgotten(int since, Dataset dataset, long now) {
    return !omits && since < purged(dataset, now);
  }

  /** True when the deletion that a commit made is forgotten. */
  boolean isForgotten(int commit, Dataset dataset, long now) {
    return commit < purged(dataset, now) && isDeletion(commit, dataset);
  }

  /** True when the server still knows that the record was deleted. */
  boolean remembers(int record, Dataset dataset, long now) {
    return !isForgotten(dataset.lastCommit(record), dataset, now);
  }

  /** True when a client may bring a deleted record back. */
  boolean mayRecreate(int record, Dataset dataset, long now) {
    return always || (!never && !remembers(record, dataset, now));
  }

  /** The position after the youngest deletion that is forgotten. */
  private int purged(Dataset dataset, long now) {
    if (horizon > now) {
      return 0;
    }
    CommitLog log = dataset.log();
    int aged = log.sizeAt(now - horizon);
    boolean isKnown = purged > 0 && purged <= aged && isDeletion(purged - 1, dataset);
    int known = isKnown ? purged : 0;
    int found = aged;
    while (found > known && !isDeletion(found - 1, dataset)) {
      found--;
    }
    purged = found;
    return found;
  }

  private static boolean isDeletion(int commit, Dataset dataset) {
    return dataset.log().effect(commit) == Effect.DELETED;
  }
}
