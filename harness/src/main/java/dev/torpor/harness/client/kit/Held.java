package dev.torpor.harness.client.kit;

import dev.torpor.app.Replica;
import dev.torpor.app.Replica.RecordVersion;
import java.util.List;
import java.util.TreeMap;

/** Questions about records and what is held of them. */
final class Held {
  private Held() {}

  /** True when one of them is newer than what is held. */
  static boolean news(Replica replica, List<RecordVersion> records) {
    for (RecordVersion record : records) {
      long held = replica.version(record.record());
      if (record.deleted() ? held > 0 : record.version() > held) {
        return true;
      }
    }
    return false;
  }

  /** Those that exist: the newest version of each, without the deleted ones. */
  static List<RecordVersion> existing(List<RecordVersion> records) {
    TreeMap<String, RecordVersion> newest = new TreeMap<>();
    for (RecordVersion record : records) {
      RecordVersion known = newest.get(record.record());
      if (known == null || record.version() > known.version()) {
        newest.put(record.record(), record);
      }
    }
    return newest.values().stream().filter(record -> !record.deleted()).toList();
  }
}
