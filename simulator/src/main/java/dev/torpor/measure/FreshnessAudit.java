package dev.torpor.measure;

import java.math.BigInteger;

/**
 * The freshness of a whole run added up a second way, for the identities that hold always.
 *
 * <p>One side sweeps: at every event it adds the strip under the version lag and under the sync age
 * since the event before. The other side counts: the delay of each change from commit to apply
 * (Little's law on missing versions), and for each apply the closed form 2DW + W<sup>2</sup> of its
 * delay D and of the time W until the next one.
 */
final class FreshnessAudit {
  private final Window window;
  private final Sum128 lagArea = new Sum128();
  private final Sum128 delays = new Sum128();
  private final Sum128 doubledSyncArea = new Sum128();
  private final Sum128 doubledSyncAreaInWindow = new Sum128();
  private final Sum128 doubledClosedForm = new Sum128();
  private long sweptTo;
  private long lag;
  private long readAt;
  private long appliedAt;
  private long delay;

  FreshnessAudit(Window window) {
    this.window = window;
  }

  /**
   * Something has happened; call before its effect.
   *
   * @throws IllegalArgumentException when time runs backwards
   */
  void sweep(long at) {
    if (at < sweptTo) {
      throw new IllegalArgumentException("an event at " + at + " us came after one at " + sweptTo);
    }
    if (at == sweptTo) {
      return;
    }
    lagArea.addProduct(lag, at - sweptTo);
    strip(doubledSyncArea, sweptTo, at);
    if (window.overlapMicros(sweptTo, at) > 0) {
      long start = Math.max(sweptTo, window.from());
      strip(doubledSyncAreaInWindow, start, Math.min(at, window.to()));
    }
    sweptTo = at;
  }

  /** Adds the difference of two squares. */
  private void strip(Sum128 doubled, long start, long end) {
    doubled.addProduct(end - readAt, end - readAt);
    doubled.addProduct(readAt - start, start - readAt);
  }

  void lag(long newLag) {
    lag = newLag;
  }

  /** A change has been applied, or the run has ended without it. */
  void delay(long micros) {
    delays.add(micros);
  }

  /** A snapshot that the server read at {@code newReadAt} is the newest applied from now on. */
  void synced(long at, long newReadAt) {
    closeTooth(at);
    readAt = newReadAt;
    appliedAt = at;
    delay = at - newReadAt;
  }

  void finish(long end) {
    sweep(end);
    closeTooth(end);
  }

  private void closeTooth(long at) {
    long width = at - appliedAt;
    doubledClosedForm.addProduct(2 * delay, width);
    doubledClosedForm.addProduct(width, width);
  }

  BigInteger lagArea() {
    return lagArea.value();
  }

  BigInteger delays() {
    return delays.value();
  }

  BigInteger doubledSyncArea() {
    return doubledSyncArea.value();
  }

  BigInteger doubledSyncAreaInWindow() {
    return doubledSyncAreaInWindow.value();
  }

  BigInteger doubledClosedForm() {
    return doubledClosedForm.value();
  }
}
