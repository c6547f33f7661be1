package dev.torpor.harness.backend.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.torpor.http.Body;

/** Puts records into one JSON body with as little copying as possible. */
final class RecordList {
  private static final byte[] END = "]}".getBytes(US_ASCII);

  private final byte[] start;
  private final byte[][] records;
  private int count;
  private int bytes;

  /**
   * An empty list.
   *
   * @param start what comes before the first record, with the opening bracket
   * @param capacity most records that will be added
   */
  RecordList(String start, int capacity) {
    this.start = start.getBytes(US_ASCII);
    this.records = new byte[capacity][];
    this.bytes = this.start.length + END.length;
  }

  void add(byte[] record) {
    records[count++] = record;
    bytes = Math.addExact(bytes, record.length + (count > 1 ? 1 : 0));
  }

  /** The whole: start, records with commas between, and two closing brackets. */
  Body toBody() {
    byte[] body = new byte[bytes];
    System.arraycopy(start, 0, body, 0, start.length);
    int at = start.length;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        body[at++] = ',';
      }
      System.arraycopy(records[i], 0, body, at, records[i].length);
      at += records[i].length;
    }
    System.arraycopy(END, 0, body, at, END.length);
    return Body.of(body);
  }
}
