package dev.torpor.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one subsystem as the bytes that {@link Fingerprinter} describes. Different
 * sequences of events give different bytes, and the bytes depend on nothing but the events.
 */
final class CanonicalForm implements FieldWriter {
  static final int EVENT = 0;
  static final int NUMBER = 1;
  static final int NEW_TEXT = 2;
  static final int KNOWN_TEXT = 3;
  static final int LIST = 4;

  /** Bits of a first byte that say what a value is. */
  static final int KIND_BITS = 3;

  /** Bits of the value that the first byte holds beside them. */
  static final int FIRST_BITS = 4;

  /** Places for texts that may come again; two bytes name one of them. */
  static final int PLACES = 1_024;

  private static final int MORE = 0x80;
  private static final int LONGEST_NUMBER = 11;
  private static final int BUFFERED = 4_096;

  private final Output output;
  private final byte[] buffer = new byte[BUFFERED + 2 * LONGEST_NUMBER];
  private final @Nullable String[] known = new String[PLACES];
  private int length;
  private long lastPosition = -1;
  private long lastAt;

  /** Takes the bytes, in pieces. */
  @FunctionalInterface
  interface Output {
    void take(byte[] bytes, int offset, int length);
  }

  CanonicalForm(Output output) {
    this.output = output;
  }

  /** Writes an event: {@code position} counts the events of the whole run, from 0. */
  void event(long position, long at, TraceEvent event) {
    put(EVENT, position - lastPosition);
    putRest(at - lastAt);
    lastPosition = position;
    lastAt = at;
    put(event.type());
    event.writeTo(this);
  }

  /** Hands on what is still buffered. */
  void flush() {
    output.take(buffer, 0, length);
    length = 0;
  }

  /** Which place that text has, by its content alone. */
  static int place(String text) {
    int hash = text.hashCode();
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }

  @Override
  public void number(String name, long value) {
    put(NUMBER, (value << 1) ^ (value >> 63)); // small values of either sign in few bytes
  }

  @Override
  public void text(String name, String value) {
    put(value);
  }

  @Override
  public void flag(String name, boolean value) {
    number(name, value ? 1 : 0);
  }

  @Override
  public void texts(String name, List<String> values) {
    put(LIST, values.size());
    for (int i = 0; i < values.size(); i++) {
      put(values.get(i));
    }
  }

  @Override
  public <T> void texts(String name, List<T> values, Function<? super T, String> text) {
    put(LIST, values.size());
    for (int i = 0; i < values.size(); i++) {
      put(text.apply(values.get(i)));
    }
  }

  private void put(String text) {
    int place = place(text);
    if (text.equals(known[place])) {
      put(KNOWN_TEXT, place);
      return;
    }
    known[place] = text;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(NEW_TEXT, bytes.length);
    if (bytes.length > BUFFERED - length) {
      flush();
    }
    if (bytes.length > BUFFERED) {
      output.take(bytes, 0, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
    }
  }

  /** What a value is and its lowest bits in one byte, then the rest of it. */
  private void put(int kind, long value) {
    ensureRoom();
    int first = ((int) (value << KIND_BITS) & (MORE - 1)) | kind;
    long rest = value >>> FIRST_BITS;
    if (rest == 0) {
      buffer[length++] = (byte) first;
    } else {
      buffer[length++] = (byte) (first | MORE);
      putRest(rest);
    }
  }

  /** Seven bits a byte, low ones first. */
  private void putRest(long value) {
    byte[] out = buffer;
    int at = length;
    long rest = value;
    while ((rest & -MORE) != 0) {
      out[at++] = (byte) (rest | MORE);
      rest >>>= 7;
    }
    out[at++] = (byte) rest;
    length = at;
  }

  /** Room for two numbers at least. */
  private void ensureRoom() {
    if (length > BUFFERED) {
      flush();
    }
  }
}
