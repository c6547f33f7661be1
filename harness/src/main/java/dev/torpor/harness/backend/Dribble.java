package dev.torpor.harness.backend;

/**
 * WireMock's chunked dribble delay: the body leaves in equal chunks, each after an equal wait.
 *
 * @param chunks how many chunks, at least 1; never more than the body has bytes
 * @param totalMillis the sum of the waits
 */
record Dribble(int chunks, int totalMillis) {
  /** The wait before each chunk in whole milliseconds, as WireMock divides them. */
  long stepMillis(int bodyBytes) {
    return totalMillis / Math.min(chunks, bodyBytes);
  }

  /** The wait before the last chunk has left; a little less than the total when that is uneven. */
  long lastMillis(int bodyBytes) {
    return stepMillis(bodyBytes) * Math.min(chunks, bodyBytes);
  }
}
