package dev.torpor.world;

import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica.RecordVersion;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server puts into a push about the changes it covers.
 *
 * <p>Keys: {@code seq} numbers the server's pushes from 1, so that a client that meets a gap knows
 * that it has missed some; {@code records} is a JSON list as the cursor shape has it ({@code
 * [{"id":"r7","version":3,"data":"..."},{"id":"r9","version":4,"deleted":true}]}); {@code ids} is
 * their names with commas between, when the records themselves are not wanted or do not fit; {@code
 * more} is {@code true} when not even the names fit. A payload has at most {@value #MAX_BYTES}
 * bytes.
 */
public final class PushPayload {
  /** Largest payload of a push that is not VoIP (Apple, Generating a remote notification). */
  public static final int MAX_BYTES = 4096;

  private PushPayload() {}

  /**
   * A payload with what it covers.
   *
   * @param plain without it
   * @param sequence number of the push
   * @param recordBytes size of one record as JSON text; what id and version need is the least
   */
  public static RemoteNotification of(
      RemoteNotification plain,
      long sequence,
      PushPlan.Payload payload,
      Collection<RecordVersion> changed,
      int recordBytes) {
    if (payload == PushPlan.Payload.NONE) {
      return plain;
    }
    String number = Long.toString(sequence);
    if (payload == PushPlan.Payload.DATA) {
      RemoteNotification full = with(plain, number, "records", records(changed, recordBytes));
      if (full.bytes() <= MAX_BYTES) {
        return full;
      }
    }
    RemoteNotification names = with(plain, number, "ids", names(changed));
    return names.bytes() <= MAX_BYTES ? names : with(plain, number, "more", "true");
  }

  private static RemoteNotification with(
      RemoteNotification plain, String sequence, String key, String value) {
    SortedMap<String, String> data = new TreeMap<>(plain.data());
    data.put("seq", sequence);
    data.put(key, value);
    return new RemoteNotification(plain.alert(), plain.badge(), plain.sound(), plain.flags(), data);
  }

  private static String names(Collection<RecordVersion> changed) {
    StringBuilder out = new StringBuilder();
    for (RecordVersion record : changed) {
      out.append(out.length() == 0 ? "" : ",").append(record.record());
    }
    return out.toString();
  }

  private static String records(Collection<RecordVersion> changed, int recordBytes) {
    StringBuilder out = new StringBuilder("[");
    for (RecordVersion record : changed) {
      if (out.length() > 1) {
        out.append(',');
      }
      int start = out.length();
      out.append("{\"id\":\"").append(record.record()).append("\",\"version\":");
      out.append(record.version());
      if (record.deleted()) {
        out.append(",\"deleted\":true}");
      } else {
        out.append(",\"data\":\"");
        int filling = recordBytes - (out.length() - start) - 2;
        if (out.length() + filling > MAX_BYTES) {
          return out.append("x".repeat(MAX_BYTES)).toString(); // too much in any case
        }
        out.append("x".repeat(Math.max(0, filling))).append("\"}");
      }
    }
    return out.append(']').toString();
  }
}
