package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows each edit of the user from the app to the server and back. An edit that is made, then
 * deleted by another before the server knew of it, has nothing to upload.
 */
final class UploadMeter implements TraceListener {
  private final Window window;
  private final Map<String, Edit> edits = new LinkedHashMap<>();
  private final Staircase owed;
  private final Map<String, List<Edit>> byRecord = new TreeMap<>();

  /** Each change on the server, in order: the edit of this device, null for the others'. */
  private final List<@Nullable Edit> commits = new ArrayList<>();

  private long owedNow;
  private long impossible;
  private boolean wanted;

  private static final class Edit {
    private final LocalEdit edit;
    private final long madeAt;
    private long acknowledgedAt = -1;
    private long surfacedAt = -1;
    private long effects;
    private boolean known;

    Edit(LocalEdit edit, long madeAt) {
      this.edit = edit;
      this.madeAt = madeAt;
    }

    boolean owed() {
      return acknowledgedAt < 0 && surfacedAt < 0;
    }
  }

  /** A meter for that part of the run; it must hear the run from its start. */
  UploadMeter(Window window) {
    this.window = window;
    this.owed = new Staircase(window);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof WorldEvent.EditMade made) {
      wanted = true;
      Edit edit = new Edit(made.edit(), at);
      edits.put(made.edit().id(), edit);
      byRecord.computeIfAbsent(made.edit().record(), r -> new ArrayList<>()).add(edit);
      owed.set(at, ++owedNow);
    } else if (event instanceof WorldEvent.EditImpossible) {
      wanted = true;
      impossible += window.contains(at) ? 1 : 0;
    } else if (event instanceof WorldEvent.ServerChanged) {
      commits.add(null);
    } else if (event instanceof HttpEvent.ServerTold told) {
      told(told.fact());
    } else if (event instanceof ClientEvent.EditAcknowledged done) {
      acknowledged(at, edits.get(done.edit()));
    } else if (event instanceof ClientEvent.EditSurfaced shown) {
      surfaced(at, edits.get(shown.edit()));
    }
  }

  private void told(ServerFact fact) {
    if (fact instanceof ServerFact.Wrote wrote) {
      Edit edit = edits.get(wrote.edit());
      commits.add(edit);
      if (edit != null) {
        edit.effects++;
        edit.known = true;
      }
    } else if (fact instanceof ServerFact.Restored back) {
      restored(back.position());
    } else if (fact instanceof ServerFact.Replayed replayed) {
      Edit edit = edits.get(replayed.edit());
      if (edit != null) {
        edit.known = true;
      }
    }
  }

  /** What came after that position is gone, and no duplicate when it is sent again. */
  private void restored(long position) {
    while (commits.size() > position) {
      Edit undone = commits.remove(commits.size() - 1);
      if (undone != null) {
        undone.effects--;
      }
    }
  }

  private void acknowledged(long at, @Nullable Edit edit) {
    if (edit != null && edit.acknowledgedAt < 0) {
      settle(at, edit);
      edit.acknowledgedAt = at;
    }
  }

  private void surfaced(long at, @Nullable Edit edit) {
    if (edit != null && edit.surfacedAt < 0) {
      settle(at, edit);
      edit.surfacedAt = at;
    }
  }

  private void settle(long at, Edit edit) {
    if (edit.owed()) {
      owed.set(at, --owedNow);
    }
  }

  /** Ends the measurement and returns it, or null when nobody wanted to write. */
  @Nullable Uploads finish(long end) {
    owed.set(end, owedNow);
    return wanted ? count(end) : null;
  }

  private Uploads count(long end) {
    WaitCollector age = new WaitCollector();
    long made = 0;
    long acknowledged = 0;
    long surfaced = 0;
    long pending = 0;
    long duplicates = 0;
    long lost = 0;
    for (Edit edit : edits.values()) {
      if (!window.contains(edit.madeAt)) {
        continue;
      }
      made++;
      duplicates += Math.max(0, edit.effects - 1);
      if (edit.acknowledgedAt >= 0) {
        acknowledged++;
        age.ended(edit.acknowledgedAt - edit.madeAt);
        lost += reached(edit) ? 0 : 1;
      } else if (edit.surfacedAt >= 0) {
        surfaced++;
        age.censored(edit.surfacedAt - edit.madeAt);
      } else {
        pending++;
        age.censored(end - edit.madeAt);
      }
    }
    return new Uploads(
        window.until(end),
        made,
        impossible,
        acknowledged,
        surfaced,
        pending,
        duplicates,
        lost,
        age.finish(),
        owed.area(),
        owed.max());
  }

  /** True when the server has the edit, or what has become of it. */
  private boolean reached(Edit edit) {
    boolean later = false;
    boolean known = edit.known;
    boolean everKnown = false;
    boolean madeHere = false;
    boolean deleted = false;
    for (Edit other : byRecord.getOrDefault(edit.edit.record(), List.of())) {
      later |= other == edit;
      known |= later && other.known;
      everKnown |= other.known;
      madeHere |= other.edit.kind() == LocalEdit.Kind.CREATE;
      deleted |= later && other.edit.kind() == LocalEdit.Kind.DELETE;
    }
    return known || (madeHere && deleted && !everKnown);
  }
}
