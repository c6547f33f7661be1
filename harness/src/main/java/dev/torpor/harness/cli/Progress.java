package dev.torpor.harness.cli;

import dev.torpor.harness.report.Look;
import java.io.PrintStream;

/** How far long work is, in one line that is written over; only where somebody watches. */
final class Progress implements AutoCloseable {
  private static final int BAR = 20;
  private static final String CLEAR = "\r\u001B[K";

  private final PrintStream err;
  private final boolean watched;
  private final int total;
  private int begun;

  /** Progress over that many steps, on a terminal; none anywhere else. */
  Progress(Terminal terminal, int total) {
    this.err = terminal.err();
    this.watched = terminal.look().ink() == Look.Ink.ANSI;
    this.total = total;
  }

  /** The next step begins. */
  void step(String what) {
    if (watched) {
      int done = begun * BAR / Math.max(1, total);
      err.print(CLEAR + "#".repeat(done) + ".".repeat(BAR - done) + " ");
      err.print((begun + 1) + " of " + total + "  " + what);
      err.flush();
    }
    begun++;
  }

  @Override
  public void close() {
    clear();
  }

  /** Takes the line away, so that something else can be written. */
  void clear() {
    if (watched) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
