package dev.torpor.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a run and computes its {@link Fingerprint}.
 *
 * <p>The canonical form of an event is its position in the run, its time, its type and the values
 * of its fields in their order; field names follow from the type. Each value starts with a byte
 * that says what it is; numbers are variable-length, texts are their length and their UTF-8 bytes.
 * Because the position is part of it, the digests of the subsystems fix the order between them, and
 * the fingerprint of the whole is the digest of theirs.
 */
public final class Fingerprinter implements TraceListener, FieldWriter {
  private static final int FLUSH_AT = 8_192;
  private static final byte EVENT = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;
  private static final byte LIST = 3;

  private static final int KNOWN_TEXTS = 1_024;
  private static final byte[] NOT_ENCODED = new byte[0];

  private final Map<Subsystem, Sink> sinks = new EnumMap<>(Subsystem.class);
  private final @Nullable String[] knownTexts = new String[KNOWN_TEXTS];
  private final byte[][] encodings = new byte[KNOWN_TEXTS][];
  private long position;
  private Sink current;

  /** A fingerprinter that has seen nothing. */
  public Fingerprinter() {
    for (Subsystem subsystem : Subsystem.values()) {
      sinks.put(subsystem, new Sink());
    }
    current = sink(Subsystem.WORLD);
  }

  @Override
  public void on(long at, TraceEvent event) {
    current = sink(event.subsystem());
    current.put(EVENT, position++);
    current.putNumber(at);
    put(event.type());
    event.writeTo(this);
  }

  @Override
  public void number(String name, long value) {
    current.put(NUMBER, value);
  }

  @Override
  public void text(String name, String value) {
    put(value);
  }

  @Override
  public void flag(String name, boolean value) {
    current.put(NUMBER, value ? 1 : 0);
  }

  @Override
  public void texts(String name, List<String> values) {
    current.put(LIST, values.size());
    for (int i = 0; i < values.size(); i++) {
      put(values.get(i));
    }
  }

  /**
   * Types, constants and names are the same objects again and again: from the second time on their
   * bytes are kept.
   */
  private void put(String text) {
    int place = text.hashCode() & (KNOWN_TEXTS - 1);
    if (!isSame(knownTexts[place], text)) {
      knownTexts[place] = text;
      encodings[place] = NOT_ENCODED;
      current.put(text);
      return;
    }
    if (encodings[place].length == 0) {
      encodings[place] = Sink.encode(text);
    }
    current.putAll(encodings[place]);
  }

  @SuppressWarnings("ReferenceEquality") // equal texts that are other objects are rarely seen again
  private static boolean isSame(@Nullable String known, String text) {
    return known == text;
  }

  /** The fingerprint of what was heard; ends this fingerprinter's life. */
  public Fingerprint finish() {
    Map<Subsystem, String> parts = new EnumMap<>(Subsystem.class);
    MessageDigest whole = sha256();
    for (Subsystem subsystem : Subsystem.values()) {
      byte[] digest = sink(subsystem).finish();
      whole.update(digest);
      parts.put(subsystem, HexFormat.of().formatHex(digest));
    }
    return new Fingerprint(
        HexFormat.of().formatHex(whole.digest()), Collections.unmodifiableMap(parts));
  }

  private Sink sink(Subsystem subsystem) {
    Sink sink = sinks.get(subsystem);
    if (sink == null) {
      throw new IllegalStateException("no sink for " + subsystem);
    }
    return sink;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Buffers bytes in front of a digest, so that short fields cost little. */
  private static final class Sink {
    private final MessageDigest digest = sha256();
    private byte[] buffer = new byte[2 * FLUSH_AT];
    private int length;

    void put(byte kind, long value) {
      ensure(1);
      buffer[length++] = kind;
      putNumber(value);
    }

    /** Seven bits a byte, low ones first, small values of either sign in few bytes. */
    void putNumber(long value) {
      ensure(10);
      length = writeNumber(value, buffer, length);
    }

    /** Returns where the next byte goes. */
    private static int writeNumber(long value, byte[] out, int start) {
      int at = start;
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & ~0x7FL) != 0) {
        out[at++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      out[at++] = (byte) rest;
      return at;
    }

    @SuppressWarnings("deprecation") // the copy of low bytes is what ASCII needs, at full speed
    void put(String text) {
      if (isAscii(text)) {
        put(TEXT, text.length());
        ensure(text.length());
        text.getBytes(0, text.length(), buffer, length);
        length += text.length();
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      put(TEXT, bytes.length);
      ensure(bytes.length);
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
    }

    void putAll(byte[] bytes) {
      ensure(bytes.length);
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
    }

    /** What {@link #put(String)} writes. */
    static byte[] encode(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] encoded = new byte[bytes.length + 11];
      encoded[0] = TEXT;
      int start = writeNumber(bytes.length, encoded, 1);
      System.arraycopy(bytes, 0, encoded, start, bytes.length);
      return Arrays.copyOf(encoded, start + bytes.length);
    }

    byte[] finish() {
      flush();
      return digest.digest();
    }

    private void ensure(int more) {
      if (length >= FLUSH_AT) {
        flush();
      }
      if (length + more > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
      }
    }

    private void flush() {
      digest.update(buffer, 0, length);
      length = 0;
    }

    private static boolean isAscii(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= 128) {
          return false;
        }
      }
      return true;
    }
  }
}
