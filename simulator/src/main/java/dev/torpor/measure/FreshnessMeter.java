package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.ServerChanges.Kind;
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
 * snapshot is older than the newest one applied changes records but not the sync age. What servers
 * tell of their reads decides what an apply proves, see {@link ReadInstants}.
 *
 * <p>The version of a record goes up by one with every scripted change and with every write that
 * the server tells of. A device holds its own write from the instant it notes the acknowledgement
 * or pulls the version; such waits are not counted among those from a change until it is visible. A
 * deletion is a version; a device that does not have the record is up to date with it. When a
 * server is restored from a backup, what came after has never been: a device that holds some of it
 * misses the restored version from then on.
 *
 * <p>Memory: 24 bytes for each tooth of an age, 33 for each missing change, 13 for each change, 21
 * for each transfer, 100 for each record.
 */
public final class FreshnessMeter implements TraceListener {
  /** No exchange has this number: data that came without one, as of the instant. */
  private static final long FORESEEN = 0;

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
  private final CommitHistory history = new CommitHistory();
  private final LongList scripts = new LongList();
  private @Nullable CommitLog log;
  private @Nullable RecordMeter records;
  private RecordNames names = new RecordNames(0);
  private long writtenValue;
  private long restoredAt = -1;
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
    switch (event.subsystem()) {
      case WORLD -> world(at, event);
      case NETWORK -> network(at, event);
      case CLIENT -> client(at, event);
      case OS, ENERGY -> audit.sweep(at);
    }
  }

  void network(long at, TraceEvent event) {
    audit.sweep(at);
    if (event instanceof HttpEvent.Served served) {
      reads.served(served.transfer(), at);
    } else if (event instanceof HttpEvent.ServerTold told) {
      reads.told(told.transfer(), told.fact());
      if (told.fact() instanceof ServerFact.Wrote wrote) {
        wrote(at, wrote);
      } else if (told.fact() instanceof ServerFact.Restored back) {
        restored(at, back.position());
      }
    }
  }

  void client(long at, TraceEvent event) {
    audit.sweep(at);
    if (event instanceof ClientEvent.Applied applied) {
      applied(at, applied.exchange(), applied.records(), List.of());
    } else if (event instanceof ClientEvent.Foreseen foreseen) {
      applied(at, FORESEEN, foreseen.records(), List.of());
    } else if (event instanceof ClientEvent.Replaced replaced) {
      applied(at, replaced.exchange(), replaced.records(), replaced.gone());
    } else if (event instanceof ClientEvent.EditAcknowledged done) {
      hold(at, reads.of(done.exchange()), done.records());
    } else if (event instanceof ClientEvent.PushApplied pushed) {
      hold(at, at, pushed.records());
    }
  }

  private long readAt(long at, long exchange) {
    return exchange == FORESEEN ? at : reads.of(exchange);
  }

  void world(long at, TraceEvent event) {
    audit.sweep(at);
    if (event instanceof WorldEvent.ServerChanged changed) {
      scripted(at, changed);
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
    CommitLog made = new CommitLog(count);
    log = made;
    records = new RecordMeter(window, count);
    names = new RecordNames(count);
    for (int i = 0; i < count; i++) {
      scripts.add(1);
      committed(made, made.add(), CommitLog.INITIAL, 1, at);
    }
    changed(at, made);
  }

  private void scripted(long at, WorldEvent.ServerChanged event) {
    CommitLog commits = log;
    if (commits == null) {
      defects.add(at, "the server changed " + event.record() + ", which it does not have");
      return;
    }
    int rec = names.find(event.record());
    if (rec == RecordNames.UNKNOWN && event.kind() == Kind.CREATE) {
      rec = named(commits, event.record());
    }
    if (rec == RecordNames.UNKNOWN) {
      defects.add(at, "the server changed " + event.record() + ", which it does not have");
      return;
    }
    long before = scripts.get(rec);
    if (event.version() != before + 1) {
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "the server went from version %d of %s to %d",
              before,
              event.record(),
              event.version()));
    }
    scripts.set(rec, event.version());
    history.add(rec, commits.serverHas(rec));
    int traits = event.kind() == Kind.DELETE ? CommitLog.DELETED : 0;
    committed(commits, rec, traits, event.value(), at);
    changed(at, commits);
  }

  private void wrote(long at, ServerFact.Wrote fact) {
    CommitLog commits = log;
    if (commits == null) {
      return; // a server without a dataset
    }
    int rec = names.find(fact.record());
    if (rec == RecordNames.UNKNOWN) {
      rec = named(commits, fact.record());
    }
    history.add(rec, commits.serverHas(rec));
    int traits = fact.effect() == ServerFact.Effect.DELETED ? CommitLog.DELETED : 0;
    traits |= fact.edit().isEmpty() ? 0 : CommitLog.OWN;
    committed(commits, rec, traits, --writtenValue, at);
    if (fact.version() != commits.server(rec)) {
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "a write made version %d of %s, which is the %dth",
              fact.version(),
              fact.record(),
              commits.server(rec)));
    }
    changed(at, commits);
  }

  private int named(CommitLog commits, String name) {
    int rec = commits.add();
    scripts.add(0);
    names.add(name, rec);
    return rec;
  }

  private void committed(CommitLog commits, int rec, int traits, long value, long at) {
    commits.committed(rec, traits, value, at, (mark, committedAt) -> gone(at, committedAt));
    follow(commits, rec, at);
  }

  /** The server is what it was at a position: all commits after it have never been. */
  private void restored(long at, long position) {
    CommitLog commits = log;
    if (commits == null) {
      return;
    }
    if (position < 0 || position > history.size()) {
      defects.add(at, "the server was restored to position " + position + " of " + history.size());
      return;
    }
    for (int i = history.size() - 1; i >= position; i--) {
      int rec = history.record(i);
      commits.undone(
          rec,
          commits.server(rec) - 1,
          history.existedBefore(i),
          --writtenValue,
          at,
          (traits, committedAt) -> gone(at, committedAt));
      follow(commits, rec, at);
    }
    history.cut((int) position);
    restoredAt = at;
    changed(at, commits);
  }

  private void applied(long at, long exchange, List<RecordVersion> brought, List<String> lost) {
    long readAt = exchange == FORESEEN ? at : reads.applied(exchange);
    if (readAt == ReadInstants.UNKNOWN) {
      defects.add(
          at, String.format(Locale.ROOT, "the client applied exchange %d, never served", exchange));
    } else if (readAt != ReadInstants.NOT_A_SYNC) {
      if (window.contains(at)) {
        syncs++;
      }
      if (readAt > newestRead) {
        newestRead = readAt;
        syncAge.rise(at, readAt);
        audit.synced(at, readAt);
      }
    }
    hold(at, readAt(at, exchange), brought);
    CommitLog commits = log;
    if (commits != null && !lost.isEmpty()) {
      for (String name : lost) {
        lost(at, commits, name);
      }
      changed(at, commits);
    }
  }

  /** The device holds these from now on. */
  private void hold(long at, long readAt, List<RecordVersion> brought) {
    boolean outdated = readAt < restoredAt;
    for (int i = 0; i < brought.size(); i++) {
      apply(at, brought.get(i), outdated);
    }
    CommitLog commits = log;
    if (commits != null && !brought.isEmpty()) {
      changed(at, commits);
    }
  }

  private void apply(long at, RecordVersion brought, boolean outdated) {
    CommitLog commits = log;
    int rec = commits == null ? RecordNames.UNKNOWN : names.find(brought.record());
    if (commits == null || rec == RecordNames.UNKNOWN) {
      defects.add(at, "the client applied " + brought.record() + ", which the server has not");
      return;
    }
    if (brought.version() > commits.server(rec)) {
      if (outdated) {
        commits.lost(rec, at, (traits, committedAt) -> gone(at, committedAt));
        follow(commits, rec, at);
        return; // it holds what the server has lost
      }
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "the client applied version %d of %s over version %d, the server has %d",
              brought.version(),
              brought.record(),
              commits.local(rec),
              commits.server(rec)));
    }
    commits.applied(
        rec,
        brought.version(),
        brought.deleted(),
        at,
        (traits, committedAt) -> held(at, traits, committedAt));
    follow(commits, rec, at);
  }

  private void lost(long at, CommitLog commits, String name) {
    int rec = names.find(name);
    if (rec != RecordNames.UNKNOWN) {
      commits.lost(rec, at, (traits, committedAt) -> held(at, traits, committedAt));
      follow(commits, rec, at);
    }
  }

  private void follow(CommitLog commits, int rec, long at) {
    if (records != null) {
      records.follow(commits, rec, at);
    }
  }

  /** What the device misses has changed, or may have. */
  private void changed(long at, CommitLog commits) {
    if (commits.nothingMissing()) {
      staleAge.rest(at);
      opens.becameFresh(at);
    } else {
      staleAge.rise(at, commits.oldestMissing());
    }
    lag.set(at, commits.lag());
    audit.lag(commits.lag());
  }

  private void held(long at, int traits, long committedAt) {
    gone(at, committedAt);
    if (isChange(traits) && window.contains(committedAt)) {
      if (at <= window.to()) {
        changeToVisible.ended(at - committedAt);
      } else {
        changeToVisible.censored(window.to() - committedAt);
      }
    }
  }

  /** A version is missing no longer, maybe without ever having been on the device. */
  private void gone(long at, long committedAt) {
    audit.delay(at - committedAt);
    missingInWindow.add(window.overlapMicros(committedAt, at));
  }

  private void missing(long end, int traits, long committedAt) {
    gone(end, committedAt);
    if (isChange(traits) && window.contains(committedAt)) {
      changeToVisible.censored(Math.min(end, window.to()) - committedAt);
    }
  }

  /** True for what somebody else changed while the run went on. */
  private static boolean isChange(int traits) {
    return (traits & (CommitLog.OWN | CommitLog.INITIAL)) == 0;
  }

  private boolean isFresh() {
    return log == null || log.nothingMissing();
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
    commits.forEachMissing((traits, committedAt) -> missing(end, traits, committedAt));
    checkIdentities(failures);
    if (commits.records() == 0) {
      return null;
    }
    Window measured = window.until(end);
    long micros = measured.micros();
    return new Freshness(
        measured,
        commits.records(),
        recordMeter.countedMicros(),
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
