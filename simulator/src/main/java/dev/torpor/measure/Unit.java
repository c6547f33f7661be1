package dev.torpor.measure;

/** What a metric's number counts. */
public enum Unit {
  /** Seconds. */
  SECONDS,
  /** Joules. */
  JOULES,
  /** A share of a whole, from 0 to 1. */
  SHARE,
  /** How many. */
  COUNT,
  /** Bytes. */
  BYTES
}
