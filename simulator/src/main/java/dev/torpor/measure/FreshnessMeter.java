package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.WorldEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fresh the replica is, exactly: between two events every quantity is constant or
 * grows with time, so areas and quantiles follow from the events alone.
 *
 * <p>The replica is empty until something is applied, so every record is missing since the start of
 * the dataset, and the sync age counts from the start of the run. A response that brings nothing
 * new is a sync: it proves that what is held was current when the server read it. An apply whose
 * snapshot is older than the newest one applied changes records but not the sync age.
 *
 * <p>Memory: 24 bytes for each tooth of an age and for each missing change, 8 for each change and
 * each transfer, 40 for each record.
 */
public final class FreshnessMeter implements TraceListener {
  private final Window window;
  private final Sawtooth staleAge;
  private final Sawtooth syncAge;
  private final Staircase lag;
  private final OpenMeter opens;
  private final WaitCollector changeToVisible = new WaitCollector();
  private final ReadInstants reads = new ReadInstants();
  private final FreshnessAudit audit;
  private final Defects defects = new Defects();
  private final Sum128 missingInWindow = new Sum128();
  private @Nullable CommitLog log;
  private @Nullable RecordMeter records;
  private long newestRead;
  private long syncs;

  /** A meter for that part of the run; it must hear the run from its start. */
  public FreshnessMeter(Window window) {
    this.window = window;
    this.staleAge = new Sawtooth(window);
    this.syncAge = new Sawtooth(window);
    this.lag = new Staircase(window);
    this.opens = new OpenMeter(window);
    this.audit = new FreshnessAudit(window);
    syncAge.rise(0, 0);
  }

  @Override
  public void on(long at, TraceEvent event) {
    audit.sweep(at);
    if (event instanceof WorldEvent world) {
      world(at, world);
    } else if (event instanceof HttpEvent.Served served) {
      reads.served(served.transfer(), at);
    } else if (event instanceof ClientEvent.Applied applied) {
      applied(at, applied);
    }
  }

  private void world(long at, WorldEvent event) {
    if (event instanceof WorldEvent.ServerChanged changed) {
      changed(at, changed);
    } else if (event instanceof WorldEvent.AppOpened opened) {
      if (!opened.setUp()) {
        long lagNow = log == null ? 0 : log.lag();
        opens.opened(at, isFresh(), staleAge.value(at), syncAge.value(at), lagNow);
      }
    } else if (event instanceof WorldEvent.AppClosed) {
      opens.giveUp(at);
    } else if (event instanceof WorldEvent.OpenImpossible) {
      opens.impossible(at);
    } else if (event instanceof WorldEvent.DatasetCreated created) {
      created(at, created.records());
    }
  }

  private void created(long at, int count) {
    if (log != null) {
      defects.add(at, "the dataset has been created a second time");
      return;
    }
    log = new CommitLog(count, at);
    records = new RecordMeter(window, count, at);
    if (count > 0) {
      staleAge.rise(at, at);
    }
    lagChanged(at, log);
  }

  private void changed(long at, WorldEvent.ServerChanged event) {
    int rec = recordNumber(event.record());
    if (log == null || records == null || rec < 0) {
      defects.add(at, "the server changed " + event.record() + ", which it does not have");
      return;
    }
    if (event.version() != log.server(rec) + 1) {
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "the server went from version %d of %s to %d",
              log.server(rec),
              event.record(),
              event.version()));
    }
    log.committed(rec, event.version(), at);
    records.stale(rec, at, log.oldestMissing(rec));
    staleAge.rise(at, log.oldestMissing());
    lagChanged(at, log);
  }

  private void applied(long at, ClientEvent.Applied event) {
    if (window.contains(at)) {
      syncs++;
    }
    long readAt = reads.of(event.exchange());
    if (readAt == ReadInstants.UNKNOWN) {
      defects.add(
          at,
          String.format(
              Locale.ROOT, "the client applied exchange %d, never served", event.exchange()));
    } else if (readAt > newestRead) {
      newestRead = readAt;
      syncAge.rise(at, readAt);
      audit.synced(at, readAt);
    }
    List<RecordVersion> brought = event.records();
    for (int i = 0; i < brought.size(); i++) {
      apply(at, brought.get(i));
    }
    if (log == null || brought.isEmpty()) {
      return;
    }
    if (log.nothingMissing()) {
      staleAge.rest(at);
      opens.becameFresh(at);
    } else {
      staleAge.rise(at, log.oldestMissing());
    }
    lagChanged(at, log);
  }

  private void apply(long at, RecordVersion brought) {
    int rec = recordNumber(brought.record());
    if (log == null || records == null || rec < 0) {
      defects.add(at, "the client applied " + brought.record() + ", which the server has not");
      return;
    }
    long held = log.local(rec);
    if (brought.version() <= held || brought.version() > log.server(rec)) {
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "the client applied version %d of %s over version %d, the server has %d",
              brought.version(),
              brought.record(),
              held,
              log.server(rec)));
    }
    log.applied(rec, brought.version(), (version, committedAt) -> held(at, version, committedAt));
    if (log.misses(rec)) {
      records.stale(rec, at, log.oldestMissing(rec));
    } else {
      records.fresh(rec, at);
    }
  }

  private void held(long at, long version, long committedAt) {
    audit.delay(at - committedAt);
    missingInWindow.add(window.overlapMicros(committedAt, at));
    if (version > 1 && window.contains(committedAt)) {
      if (at <= window.to()) {
        changeToVisible.ended(at - committedAt);
      } else {
        changeToVisible.censored(window.to() - committedAt);
      }
    }
  }

  private void missing(long end, long version, long committedAt) {
    audit.delay(end - committedAt);
    missingInWindow.add(window.overlapMicros(committedAt, end));
    if (version > 1 && window.contains(committedAt)) {
      changeToVisible.censored(Math.min(end, window.to()) - committedAt);
    }
  }

  private void lagChanged(long at, CommitLog commits) {
    lag.set(at, commits.lag());
    audit.lag(commits.lag());
  }

  private boolean isFresh() {
    return log == null || log.nothingMissing();
  }

  /** The number in a name that {@link dev.torpor.world.ServerChanges#recordName} made, or -1. */
  private int recordNumber(String name) {
    int length = name.length();
    if (log == null || length < 2 || length > 10 || name.charAt(0) != 'r') {
      return -1;
    }
    if (name.charAt(1) == '0' && length > 2) {
      return -1;
    }
    long number = 0;
    for (int i = 1; i < length; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number < log.records() ? (int) number : -1;
  }

  /** Ends the measurement and returns it, or null when there is no dataset to measure. */
  @Nullable Freshness finish(long end, List<IdentityCheck.Failure> failures) {
    opens.giveUp(end);
    staleAge.finish(end);
    syncAge.finish(end);
    audit.finish(end);
    CommitLog commits = log;
    RecordMeter recordMeter = records;
    if (commits == null || recordMeter == null) {
      checkIdentities(failures);
      return null;
    }
    lag.set(end, commits.lag());
    recordMeter.finish(end);
    commits.forEachMissing((version, committedAt) -> missing(end, version, committedAt));
    checkIdentities(failures);
    if (commits.records() == 0) {
      return null;
    }
    Window measured = window.until(end);
    long micros = measured.micros();
    return new Freshness(
        measured,
        commits.records(),
        micros - staleAge.toothMicros(),
        recordMeter.staleMicros(),
        recordMeter.doubledAgeArea(),
        staleAge.distribution(micros),
        syncAge.distribution(micros),
        new VersionLag(lag.area(), micros, lag.max(), lag.microsByValue()),
        opens.atOpen(),
        opens.timeToFresh(),
        changeToVisible.finish(),
        syncs,
        staleAge.series(measured));
  }

  private void checkIdentities(List<IdentityCheck.Failure> failures) {
    if (!defects.none()) {
      failures.add(new IdentityCheck.Failure("versions", defects.describe()));
    }
    IdentityCheck.equal(
        failures,
        "I3",
        "area under the version lag over the run, in version-microseconds",
        audit.lagArea(),
        "sum of the delays from each change to its apply or to the end, in microseconds",
        audit.delays());
    IdentityCheck.equal(
        failures,
        "I3",
        "area under the version lag inside the window, in version-microseconds",
        lag.area(),
        "sum of the parts of the delays inside the window, in microseconds",
        missingInWindow.value());
    IdentityCheck.equal(
        failures,
        "I4",
        "twice the area under the sync age swept event by event, in square microseconds",
        audit.doubledSyncArea(),
        "twice the sum of its teeth from the applies, 2DW + W^2, in square microseconds",
        audit.doubledClosedForm());
    IdentityCheck.equal(
        failures,
        "I4",
        "twice the area under the sync age inside the window, in square microseconds",
        syncAge.doubledArea(),
        "the same swept event by event, in square microseconds",
        audit.doubledSyncAreaInWindow());
  }
}
