package dev.torpor.trace;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Listens to a run and computes its {@link Fingerprint}.
 *
 * <p>Each subsystem has a canonical form of its own, and a SHA-256 over it. Its events stand in it
 * one after the other: position in the run and time, both as the difference to the subsystem's
 * event before (the first position counts from -1), then the type and the values of the fields in
 * their order; names of fields follow from the type. Because the position is part of it, the
 * digests fix the order between the subsystems as well, and the fingerprint of the whole is the
 * digest of theirs.
 *
 * <ul>
 *   <li>A value begins with a byte of, from its low end, three bits that say what it is, four bits
 *       of the value and one that says whether more follows; more is the rest of the value, low
 *       bits first, seven to a byte, whose highest bit says the same.
 *   <li>0 is an event, with its position; its time follows as such a rest.
 *   <li>1 is a number, doubled, and all bits turned if it is negative. Yes is 1, no is 0.
 *   <li>2 is a new text, with the length of its UTF-8 bytes, which follow. Its place among 1024 is
 *       the low ten bits of {@code hash ^ (hash >>> 16)}, {@link String#hashCode} being the hash;
 *       it stays there until another new text comes to the same place.
 *   <li>3 is the text that has this place.
 *   <li>4 is a list of texts, with their number; they follow. A constant is the text of its name.
 * </ul>
 */
public final class Fingerprinter implements TraceListener {
  private final Part[] parts;
  private long position;

  /** A fingerprinter that has seen nothing. */
  public Fingerprinter() {
    parts = new Part[Subsystem.values().length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part();
    }
  }

  @Override
  public void on(long at, TraceEvent event) {
    part(event.subsystem()).on(at, event);
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  public TraceListener part(Subsystem subsystem) {
    return parts[subsystem.ordinal()];
  }

  /** The fingerprint of what was heard; ends this fingerprinter's life. */
  public Fingerprint finish() {
    Map<Subsystem, String> digests = new EnumMap<>(Subsystem.class);
    MessageDigest whole = sha256();
    int place = 0;
    for (Subsystem subsystem : Subsystem.values()) {
      byte[] digest = parts[place++].finish();
      whole.update(digest);
      digests.put(subsystem, HexFormat.of().formatHex(digest));
    }
    return new Fingerprint(
        HexFormat.of().formatHex(whole.digest()), Collections.unmodifiableMap(digests));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One subsystem's share; the position is that of the whole run. */
  private final class Part implements TraceListener {
    private final MessageDigest digest = sha256();
    private final CanonicalForm form = new CanonicalForm(digest::update);

    @Override
    public void on(long at, TraceEvent event) {
      form.event(position++, at, event);
    }

    byte[] finish() {
      form.flush();
      return digest.digest();
    }
  }
}
