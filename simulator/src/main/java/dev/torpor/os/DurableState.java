package dev.torpor.os;

import dev.torpor.app.ClientEvent;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What outlives an app's processes: its stored values, its replica and its streams of chance. */
public final class DurableState implements Storage, Replica {
  private final Trace trace;
  private final RandomStreams streams;
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>(); // looked up by key, never iterated
  private final Map<String, RandomStream> chances = new TreeMap<>();
  private final StoredFiles files = new StoredFiles();
  private @Nullable String token;

  /** The state of an app that was just installed. */
  public DurableState(Trace trace, RandomStreams streams) {
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
    return versions.getOrDefault(record, 0L);
  }

  @Override
  public @Nullable String token() {
    return token;
  }

  @Override
  public void apply(
      UrlSession.Response basis, List<RecordVersion> records, @Nullable String newToken) {
    List<RecordVersion> newer = new ArrayList<>();
    for (RecordVersion record : records) {
      if (record.version() > version(record.record())) {
        versions.put(record.record(), record.version());
        newer.add(record);
      }
    }
    token = newToken;
    trace.record(new ClientEvent.Applied(basis.exchange(), newer));
  }

  /** The files of the app. */
  public StoredFiles files() {
    return files;
  }

  RandomStream random(String purpose) {
    return chances.computeIfAbsent(purpose, p -> streams.fork("client/" + p));
  }
}
