package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the server has gone through: scripted changes and writes, numbered from 1 as the positions
 * of its reads are.
 */
final class ServerLog {
  private final List<Commit> commits = new ArrayList<>();
  private final List<Commit> initial = new ArrayList<>();
  private final Map<String, Commit> latest = new LinkedHashMap<>();
  private final SortedMap<String, Commit> lost = new TreeMap<>();
  private @Nullable Evidence restored;
  private boolean known;

  /**
   * A change of one record.
   *
   * @param position its number, 0 for what was there at the start
   * @param edit the user's edit that it came from, empty for none
   * @param evidence null for what was there at the start
   * @param before the commit of the same record before, null for its first
   */
  record Commit(
      long position,
      String record,
      long version,
      boolean deleted,
      String edit,
      @Nullable Evidence evidence,
      @Nullable Commit before) {
    /** The version and whether it is a deletion. */
    String text() {
      return record + "@" + version + (deleted ? " deleted" : "");
    }
  }

  void on(long at, TraceEvent event) {
    if (event instanceof WorldEvent.DatasetCreated created) {
      known = created.records() > 0;
      for (int number = 0; number < created.records(); number++) {
        String name = ServerChanges.recordName(number);
        Commit commit = new Commit(0, name, 1, false, "", null, null);
        initial.add(commit);
        latest.put(name, commit);
      }
    } else if (event instanceof WorldEvent.ServerChanged changed) {
      add(
          changed.record(),
          changed.kind() == ServerChanges.Kind.DELETE,
          "",
          new Evidence(at, event));
    } else if (event instanceof HttpEvent.ServerTold told) {
      if (told.fact() instanceof ServerFact.Wrote wrote) {
        boolean deleted = wrote.effect() == ServerFact.Effect.DELETED;
        add(wrote.record(), deleted, wrote.edit(), new Evidence(at, event));
      } else if (told.fact() instanceof ServerFact.Restored back) {
        restore(back.position(), new Evidence(at, event));
      }
    }
  }

  private void add(String record, boolean deleted, String edit, Evidence evidence) {
    known = true;
    Commit before = latest.get(record);
    long version = before == null ? 1 : before.version() + 1;
    Commit commit =
        new Commit(commits.size() + 1L, record, version, deleted, edit, evidence, before);
    commits.add(commit);
    latest.put(record, commit);
  }

  /** What came after that position is gone, whoever made it, and does not come again. */
  private void restore(long position, Evidence evidence) {
    restored = evidence;
    List<Commit> before = List.copyOf(commits);
    for (Commit each : latest.values()) {
      boolean gone = each.position() > position && !each.edit().isEmpty();
      if (gone) {
        lost.put(each.edit(), each);
      }
    }
    commits.clear();
    latest.clear();
    initial.forEach(commit -> latest.put(commit.record(), commit));
    for (Commit each : before) {
      Evidence how = each.evidence();
      if (how != null && each.position() <= position) {
        add(each.record(), each.deleted(), each.edit(), how);
      }
    }
  }

  /** True when the run has a dataset. */
  boolean known() {
    return known;
  }

  /** How many commits there are. */
  long position() {
    return commits.size();
  }

  /** The commit of that number, from 1. */
  Commit commit(long position) {
    return commits.get((int) position - 1);
  }

  /** The present state of a record; null for one that never was. */
  @Nullable Commit now(String record) {
    return latest.get(record);
  }

  /** The present state of every record there is or was, in order of names; a copy. */
  SortedMap<String, Commit> all() {
    return new TreeMap<>(latest);
  }

  /**
   * The newest commit of a record up to {@code from} that somebody else has made after that
   * version, null when there is none.
   */
  static @Nullable Commit foreignAfter(long version, @Nullable Commit from) {
    for (Commit each = from; each != null && each.version() > version; each = each.before()) {
      if (each.edit().isEmpty()) {
        return each;
      }
    }
    return null;
  }

  /** True when an effect of that edit is part of the present state's history. */
  boolean holdsEdit(String edit) {
    for (int i = commits.size() - 1; i >= 0; i--) {
      if (commits.get(i).edit().equals(edit)) {
        return true;
      }
    }
    return false;
  }

  /** True when the record is there. */
  boolean exists(String record) {
    Commit commit = latest.get(record);
    return commit != null && !commit.deleted();
  }

  /**
   * What restores have taken from the user, by the id of the edit: writes of this device that were
   * the last word on their record. One that somebody had overwritten before is no loss.
   */
  SortedMap<String, Commit> lost() {
    return Collections.unmodifiableSortedMap(lost);
  }

  /** The last restore from a backup, null when there was none. */
  @Nullable Evidence restored() {
    return restored;
  }
}
