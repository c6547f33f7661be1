package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerFact.Effect;
import org.jspecify.annotations.Nullable;

/** Does edits to single records, or refuses them. */
final class Records {
  private static final String DELETED = "the record is deleted";

  private final boolean needsCondition;
  private final Tombstones tombstones;

  Records(boolean needsCondition, Tombstones tombstones) {
    this.needsCondition = needsCondition;
    this.tombstones = tombstones;
  }

  /** Does an edit if nothing speaks against it. */
  Outcome perform(Edit edit, long now, Dataset dataset) {
    Outcome refusal = refusal(edit, now, dataset);
    return refusal == null ? done(edit, now, dataset) : refusal;
  }

  /** What speaks against an edit, null when nothing does. */
  @Nullable Outcome refusal(Edit edit, long now, Dataset dataset) {
    boolean isNameless = edit.record().isEmpty() && edit.kind() == Edit.Kind.CREATE;
    if (!isNameless && !edit.isNamed()) {
      return Outcome.refused(
          edit, 400, -1, "a record's id has 1 to 64 letters, digits, dots, dashes and the like");
    }
    int record = dataset.number(edit.record());
    boolean exists = record >= 0 && dataset.exists(record);
    if (!exists) {
      return refusalOfMissing(edit, record, now, dataset);
    }
    if (edit.kind() == Edit.Kind.CREATE) {
      return Outcome.refused(edit, 409, record, "the record exists already");
    }
    if (needsCondition && !edit.condition().isGiven()) {
      return Outcome.refused(edit, 428, record, "this request needs If-Match");
    }
    return edit.condition().holds(record, dataset)
        ? null
        : Outcome.refused(edit, 412, record, "the record has changed");
  }

  private @Nullable Outcome refusalOfMissing(Edit edit, int record, long now, Dataset dataset) {
    boolean isRemembered = record >= 0 && tombstones.remembers(record, dataset, now);
    if (edit.kind() == Edit.Kind.DELETE) {
      return isRemembered
          ? Outcome.refused(edit, 410, record, DELETED)
          : Outcome.refused(edit, 404, -1, "there is no such record");
    }
    if (record >= 0 && !tombstones.mayRecreate(record, dataset, now)) {
      return Outcome.refused(edit, 410, record, DELETED);
    }
    boolean expectsOne = edit.condition().isGiven() && !edit.condition().absent();
    if (edit.kind() == Edit.Kind.PUT && expectsOne) {
      return Outcome.refused(edit, 412, -1, "there is no such record");
    }
    boolean isUnconditional = needsCondition && !edit.condition().isGiven();
    return edit.kind() == Edit.Kind.PUT && isUnconditional
        ? Outcome.refused(edit, 428, -1, "this request needs If-None-Match")
        : null;
  }

  private static Outcome done(Edit edit, long now, Dataset dataset) {
    int record;
    Effect effect;
    int status = 200;
    if (edit.kind() == Edit.Kind.DELETE) {
      record = dataset.number(edit.record());
      dataset.delete(record, now);
      effect = Effect.DELETED;
    } else {
      String name = edit.record().isEmpty() ? dataset.freshName() : edit.record();
      record = dataset.put(name, edit.data(), now);
      effect = dataset.log().effect(dataset.lastCommit(record));
      status = effect == Effect.CREATED ? 201 : 200;
    }
    ServerFact fact =
        new ServerFact.Wrote(edit.id(), dataset.name(record), dataset.version(record), effect);
    return new Outcome(status, record, null, fact);
  }
}
