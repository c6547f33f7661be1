package dev.torpor.os;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Files.Protection;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What outlives an app's processes: its stored values, its replica and its streams of chance. */
public final class DurableState implements Storage, Replica {
  private final Trace trace;
  private final RandomStreams streams;
  private final Map<String, String> values = new TreeMap<>();
  private Map<String, RecordVersion> held = new HashMap<>(); // its order never shows
  private final Map<String, RandomStream> chances = new TreeMap<>();
  private final StoredFiles files;
  private @Nullable String token;

  /** The state of an app that was just installed. */
  public DurableState(Trace trace, RandomStreams streams, Protection filesByDefault) {
    this.files = new StoredFiles(filesByDefault);
    this.trace = trace;
    this.streams = streams;
  }

  @Override
  public @Nullable String get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, String value) {
    values.put(key, value);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public long version(String record) {
    RecordVersion known = held.get(record);
    return known == null || known.deleted() ? 0 : known.version();
  }

  @Override
  public SortedSet<String> records() {
    SortedSet<String> names = new TreeSet<>();
    for (RecordVersion each : held.values()) {
      if (!each.deleted()) {
        names.add(each.record());
      }
    }
    return names;
  }

  @Override
  public @Nullable String token() {
    return token;
  }

  @Override
  public void apply(
      UrlSession.Response basis, List<RecordVersion> records, @Nullable String newToken) {
    List<RecordVersion> newer = hold(records);
    token = newToken;
    trace.record(new ClientEvent.Applied(basis.exchange(), newer));
  }

  @Override
  public void replaceAll(
      UrlSession.Response basis, List<RecordVersion> records, @Nullable String newToken) {
    SortedSet<String> gone = records();
    Map<String, RecordVersion> before = held;
    held = new HashMap<>();
    List<RecordVersion> changed = new ArrayList<>();
    for (RecordVersion record : records) {
      gone.remove(record.record());
      held.put(record.record(), record);
      if (!record.equals(before.get(record.record()))) {
        changed.add(record);
      }
    }
    token = newToken;
    trace.record(new ClientEvent.Replaced(basis.exchange(), changed, List.copyOf(gone)));
  }

  @Override
  public void applyPushed(RemoteNotification push, List<RecordVersion> records) {
    trace.record(new ClientEvent.PushApplied(hold(records)));
  }

  @Override
  public void acknowledge(UrlSession.Response basis, LocalEdit edit, List<RecordVersion> nowHeld) {
    List<RecordVersion> newer = hold(nowHeld);
    trace.record(new ClientEvent.EditAcknowledged(edit.id(), basis.exchange(), newer));
  }

  @Override
  public void surface(LocalEdit edit, String reason) {
    trace.record(new ClientEvent.EditSurfaced(edit.id(), reason));
  }

  /** Holds what is newer than what is held, and returns it. A tombstone holds off older ones. */
  private List<RecordVersion> hold(List<RecordVersion> records) {
    List<RecordVersion> newer = new ArrayList<>();
    for (RecordVersion record : records) {
      RecordVersion known = held.get(record.record());
      if (known == null || record.version() > known.version()) {
        held.put(record.record(), record);
        newer.add(record);
      }
    }
    return newer;
  }

  /** The files of the app. */
  public StoredFiles files() {
    return files;
  }

  RandomStream random(String purpose) {
    return chances.computeIfAbsent(purpose, p -> streams.fork("client/" + p));
  }
}
