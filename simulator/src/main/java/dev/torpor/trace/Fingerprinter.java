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

/**
 * Listens to a run and computes its {@link Fingerprint}.
 *
 * <p>The canonical form of an event is its position in the run, its time, its type and its fields,
 * each number as eight bytes, each text as its length and its UTF-8 bytes. Because the position is
 * part of it, the digests of the subsystems fix the order between them, and the fingerprint of the
 * whole is the digest of theirs.
 */
public final class Fingerprinter implements TraceListener, FieldWriter {
  private static final int FLUSH_AT = 8_192;

  private final Map<Subsystem, Sink> sinks = new EnumMap<>(Subsystem.class);
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
    current.put(position++);
    current.put(at);
    current.put(event.type());
    event.writeTo(this);
  }

  @Override
  public void number(String name, long value) {
    current.put(name);
    current.put(value);
  }

  @Override
  public void text(String name, String value) {
    current.put(name);
    current.put(value);
  }

  @Override
  public void flag(String name, boolean value) {
    current.put(name);
    current.put(value ? 1L : 0L);
  }

  @Override
  public void texts(String name, List<String> values) {
    current.put(name);
    current.put(values.size());
    for (int i = 0; i < values.size(); i++) {
      current.put(values.get(i));
    }
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

    void put(long value) {
      ensure(8);
      for (int shift = 56; shift >= 0; shift -= 8) {
        buffer[length++] = (byte) (value >>> shift);
      }
    }

    void put(String text) {
      if (isAscii(text)) {
        put((long) text.length());
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
          buffer[length++] = (byte) text.charAt(i);
        }
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      put((long) bytes.length);
      ensure(bytes.length);
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
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
