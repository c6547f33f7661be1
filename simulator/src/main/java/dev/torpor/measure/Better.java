package dev.torpor.measure;

/** Which way a metric improves. */
public enum Better {
  /** Less is better. */
  LOWER,
  /** More is better. */
  HIGHER,
  /** Neither: it describes the run. */
  NEITHER
}
