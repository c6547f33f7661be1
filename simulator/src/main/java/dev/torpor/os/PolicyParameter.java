package dev.torpor.os;

/**
 * One number a policy leans on.
 *
 * @param name as profile files and scenarios say it, such as {@code bgt.refreshMinSpacing}
 * @param kind what {@code value} counts
 * @param value in the unit of the kind
 * @param text the value with its unit as written, for people
 * @param grade how far to trust it
 * @param source where it comes from
 */
public record PolicyParameter(
    String name, Kind kind, long value, String text, Grade grade, String source) {
  /** What the value of a parameter counts. */
  public enum Kind {
    /** Microseconds. */
    DURATION,
    /** 1 for on, 0 for off. */
    FLAG,
    /** Parts per million of the whole. */
    SHARE,
    /** Pieces. */
    COUNT,
    /** Millionths of a number. */
    DECIMAL,
    /** Bytes. */
    BYTES,
    /** 0; the text says it. */
    WORD
  }

  /** How far a number can be trusted. */
  public enum Grade {
    /** Documented by the vendor. */
    DOCUMENTED,
    /** Stated by an engineer of the vendor. */
    STATED,
    /** Measured or logged by others, with visible data. */
    MEASURED,
    /** A modelling choice; no source names a number. */
    CHOICE
  }

  /** True when no source stands behind the number. */
  public boolean isAssumption() {
    return grade == Grade.CHOICE;
  }
}
