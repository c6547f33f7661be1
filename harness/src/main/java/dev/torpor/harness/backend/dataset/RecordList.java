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
    this.bytes = this.start.length;
  }

  void add(byte[] record) {
    records[count++] = record;
    bytes = Math.addExact(bytes, record.length + (count > 1 ? 1 : 0));
  }

  /** Adds all records that exist, in order of their numbers. */
  void addAll(Dataset dataset) {
    for (int record = 0; record < dataset.records(); record++) {
      if (dataset.exists(record)) {
        add(dataset.text(record));
      }
    }
  }

  int size() {
    return count;
  }

  /** The whole: start, records with commas between, and two closing brackets. */
  Body toBody() {
    return toBody(END);
  }

  /** The whole: start, records with commas between, and an end. */
  Body toBody(byte[] end) {
    return Body.of(bytes + end.length, () -> join(end));
  }

  private byte[] join(byte[] end) {
    byte[] body = new byte[bytes + end.length];
    System.arraycopy(start, 0, body, 0, start.length);
    int at = start.length;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        body[at++] = ',';
      }
      System.arraycopy(records[i], 0, body, at, records[i].length);
      at += records[i].length;
    }
    System.arraycopy(end, 0, body, at, end.length);
    return body;
  }
}
