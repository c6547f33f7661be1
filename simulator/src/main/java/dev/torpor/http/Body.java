package dev.torpor.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a message body, fixed once made. */
public final class Body {
  private static final Body NONE = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** No body. */
  public static Body none() {
    return NONE;
  }

  /** A body of these bytes; the caller gives the array away and must not change it any more. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Body(bytes);
  }

  /** A text in UTF-8. */
  public static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Length in bytes. */
  public int length() {
    return bytes.length;
  }

  /** The bytes themselves, not a copy; they must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
