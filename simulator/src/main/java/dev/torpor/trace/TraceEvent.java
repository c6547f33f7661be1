package dev.torpor.trace;

/**
 * One thing that happened. Implementations are records in the room they belong to.
 *
 * <p>An event that has been recorded never changes. Its canonical form is its subsystem, its type
 * and its fields in the order {@link #writeTo} gives them.
 */
public interface TraceEvent {
  /** Which fingerprint the event counts into. */
  Subsystem subsystem();

  /** A short stable name in dotted lower camel case, such as {@code refresh.granted}. */
  String type();

  /** Writes every field, always in the same order, absent ones left out. */
  void writeTo(FieldWriter out);
}
