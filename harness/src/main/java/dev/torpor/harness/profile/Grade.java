package dev.torpor.harness.profile;

/** How far a published figure can be trusted. */
public enum Grade {
  /** Checked against the named public text, code or data. */
  VERIFIED,
  /** An independent public artefact carries the same figure, possibly rounded. */
  CORROBORATED,
  /** Recalled from the named source, not checked. */
  RECALLED,
  /** Arithmetic on graded figures. */
  DERIVED,
  /** An engineering choice; no source names a number. */
  ASSUMED
}
