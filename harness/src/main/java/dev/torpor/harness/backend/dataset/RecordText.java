package dev.torpor.harness.backend.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.torpor.world.ServerChanges;

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
   * One version of one record.
   *
   * @param bytes wanted size; taken as it is unless id and version alone need more
   */
  static byte[] of(int record, int version, int bytes) {
    byte[] start =
        ("{\"id\":\""
                + ServerChanges.recordName(record)
                + "\",\"version\":"
                + version
                + ",\"data\":\"")
            .getBytes(US_ASCII);
    byte[] text = new byte[Math.max(bytes, start.length + END.length)];
    System.arraycopy(start, 0, text, 0, start.length);
    int end = text.length - END.length;
    int from = (int) Math.floorMod(mix(record * 0x1_0000_0000L + version), (long) FILLING.length);
    for (int at = start.length; at < end; from = 0) {
      int length = Math.min(FILLING.length - from, end - at);
      System.arraycopy(FILLING, from, text, at, length);
      at += length;
    }
    System.arraycopy(END, 0, text, end, END.length);
    return text;
  }

  private static byte[] filling(int length) {
    String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    byte[] filling = new byte[length];
    for (int i = 0; i < length; i++) {
      filling[i] = (byte) letters.charAt((int) (mix(i) & 63));
    }
    return filling;
  }

  /** The finalizer of SplitMix64: neighbouring numbers become unlike ones. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
