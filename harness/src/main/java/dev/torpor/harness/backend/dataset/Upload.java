package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import java.util.Locale;
import java.util.zip.CRC32;

/** What a server holds of one resumable upload. Its offset never decreases. */
final class Upload {
  /** The whole length is not known. */
  static final long UNKNOWN = -1;

  private final String name;
  private final String edit;
  private final CRC32 checksum = new CRC32();
  private long length;
  private long offset;
  private boolean isComplete;
  private long touchedAt;

  /**
   * An empty upload.
   *
   * @param edit id of the user's edit, empty when there is none
   * @param length of the whole in bytes, {@link #UNKNOWN} when the client has not said
   */
  Upload(String name, String edit, long length, long now) {
    this.name = name;
    this.edit = edit;
    this.length = length;
    this.touchedAt = now;
  }

  String name() {
    return name;
  }

  String edit() {
    return edit;
  }

  long length() {
    return length;
  }

  long offset() {
    return offset;
  }

  boolean isComplete() {
    return isComplete;
  }

  /** When something last came, in virtual microseconds. */
  long touchedAt() {
    return touchedAt;
  }

  void append(Body body, long now) {
    checksum.update(body.bytes());
    offset += body.length();
    touchedAt = now;
  }

  /** The client says how long the whole is. */
  void setLength(long whole) {
    length = whole;
  }

  /** Everything is there. */
  void complete() {
    isComplete = true;
    length = offset;
  }

  /** What the server keeps of it, as JSON. */
  Body summary() {
    String crc = String.format(Locale.ROOT, "%08x", checksum.getValue());
    return Body.of("{\"bytes\":" + offset + ",\"crc32\":\"" + crc + "\"}");
  }
}
