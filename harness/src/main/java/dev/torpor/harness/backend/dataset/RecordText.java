package dev.torpor.harness.backend.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.torpor.harness.backend.dataset.CommitLog.Content;
import dev.torpor.random.RandomStream;

/**
 * Writes records as JSON of a wanted size: {@code {"id":"r7","version":3,"data":"..."}}.
 *
 * <p>The data are letters and digits that differ from version to version and repeat nowhere within
 * a few KiB, so that compression, should anybody add it, finds no gift.
 */
final class RecordText {
  private static final byte[] FILLING = filling(8_192);
  private static final byte[] END = "\"}".getBytes(US_ASCII);

  private RecordText() {}

  /**
   * One version of one record, with content that we make up.
   *
   * @param record its number, which with the content's makes it unlike any other
   */
  static byte[] of(String name, int record, int version, Content content) {
    byte[] start = (start(name, version) + ",\"data\":\"").getBytes(US_ASCII);
    byte[] text = new byte[Math.max(content.bytes(), start.length + END.length)];
    System.arraycopy(start, 0, text, 0, start.length);
    fill(text, start.length, text.length - END.length, record * 0x1_0000_0000L + content.value());
    System.arraycopy(END, 0, text, text.length - END.length, END.length);
    return text;
  }

  /** Content that we make up, as a JSON text of a record of that size would have it. */
  static byte[] data(int record, Content content, int overhead) {
    byte[] text = new byte[Math.max(content.bytes() - overhead, 0) + 2];
    text[0] = '"';
    fill(text, 1, text.length - 1, record * 0x1_0000_0000L + content.value());
    text[text.length - 1] = '"';
    return text;
  }

  private static void fill(byte[] text, int start, int end, long seed) {
    int from = (int) Math.floorMod(RandomStream.hash(seed), (long) FILLING.length);
    for (int at = start; at < end; from = 0) {
      int length = Math.min(FILLING.length - from, end - at);
      System.arraycopy(FILLING, from, text, at, length);
      at += length;
    }
  }

  /**
   * One version of one record, with content that a client wrote.
   *
   * @param data as JSON in UTF-8
   */
  static byte[] of(String name, int version, byte[] data) {
    byte[] start = (start(name, version) + ",\"data\":").getBytes(US_ASCII);
    byte[] text = new byte[start.length + data.length + 1];
    System.arraycopy(start, 0, text, 0, start.length);
    System.arraycopy(data, 0, text, start.length, data.length);
    text[text.length - 1] = '}';
    return text;
  }

  /** What is left of a deleted record. */
  static byte[] tombstone(String name, int version) {
    return (start(name, version) + ",\"deleted\":true}").getBytes(US_ASCII);
  }

  private static String start(String name, int version) {
    return "{\"id\":\"" + name + "\",\"version\":" + version;
  }

  private static byte[] filling(int length) {
    String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    byte[] filling = new byte[length];
    for (int i = 0; i < length; i++) {
      filling[i] = (byte) letters.charAt((int) (RandomStream.hash(i) & 63));
    }
    return filling;
  }
}
