package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the client durably holds. */
final class Holdings {
  private final Map<String, RecordVersion> held = new LinkedHashMap<>();
  private final Map<String, Evidence> since = new LinkedHashMap<>();
  private final Map<String, Long> buried = new TreeMap<>();
  private SortedMap<String, RecordVersion> before = new TreeMap<>();

  void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Applied applied) {
      hold(applied.records(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.PushApplied pushed) {
      hold(pushed.records(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.EditAcknowledged acknowledged) {
      hold(acknowledged.records(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.Replaced replaced) {
      before = new TreeMap<>(held);
      for (String name : replaced.gone()) {
        held.remove(name);
        since.put(name, new Evidence(at, event));
      }
      hold(replaced.records(), new Evidence(at, event));
    }
  }

  private void hold(List<RecordVersion> records, Evidence evidence) {
    for (RecordVersion record : records) {
      held.put(record.record(), record);
      since.put(record.record(), evidence);
      if (record.deleted()) {
        buried.merge(record.record(), record.version(), Math::max);
      }
    }
  }

  /** The version that is held, a deletion included; 0 when there is none. */
  long version(String record) {
    RecordVersion version = held.get(record);
    return version == null ? 0 : version.version();
  }

  /** True when the record is held and not as deleted. */
  boolean has(String record) {
    RecordVersion version = held.get(record);
    return version != null && !version.deleted();
  }

  /** Everything that is held, deletions included, in order of names; a copy. */
  SortedMap<String, RecordVersion> all() {
    return new TreeMap<>(held);
  }

  /** What was held before the last whole new copy. */
  SortedMap<String, RecordVersion> beforeReplaced() {
    return before;
  }

  /** How many records are held and not as deleted. */
  long living() {
    return living(held);
  }

  /** How many of these are not deletions. */
  static long living(Map<String, RecordVersion> records) {
    return records.values().stream().filter(record -> !record.deleted()).count();
  }

  /** The event that brought the present version of a record, or took it away. */
  @Nullable Evidence since(String record) {
    return since.get(record);
  }

  /** The version of the last deletion of a record that was ever held, 0 for none. */
  long buried(String record) {
    return buried.getOrDefault(record, 0L);
  }
}
