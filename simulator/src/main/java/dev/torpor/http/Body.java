package dev.torpor.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bytes of a message body, fixed once made. */
public final class Body {
  private static final Body NONE = new Body(new byte[0]);

  private final int length;
  private volatile byte @Nullable [] bytes;
  private final @Nullable Supplier<byte[]> maker;

  private Body(byte[] bytes) {
    this.length = bytes.length;
    this.bytes = bytes;
    this.maker = null;
  }

  private Body(int length, Supplier<byte[]> maker) {
    this.length = length;
    this.maker = maker;
  }

  /** No body. */
  public static Body none() {
    return NONE;
  }

  /** A body of these bytes; the caller gives the array away and must not change it any more. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Body(bytes);
  }

  /**
   * A body that is put together when somebody reads it: most are only weighed.
   *
   * @param maker makes exactly that many bytes, the same ones whenever it is asked
   */
  public static Body of(int length, Supplier<byte[]> maker) {
    return length == 0 ? NONE : new Body(length, maker);
  }

  /** A text in UTF-8. */
  public static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Length in bytes. */
  public int length() {
    return length;
  }

  /** The bytes themselves, not a copy; they must not be changed. */
  public byte[] bytes() {
    byte[] made = bytes;
    if (made == null) {
      made = Objects.requireNonNull(maker).get();
      if (made.length != length) {
        throw new IllegalStateException("a body of " + length + " bytes has " + made.length);
      }
      bytes = made;
    }
    return made;
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body
        && length == body.length
        && Arrays.equals(bytes(), body.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return length + " bytes";
  }
}
