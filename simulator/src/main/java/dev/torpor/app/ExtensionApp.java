package dev.torpor.app;

import java.time.Duration;
import java.time.Instant;

/**
 * What the code of any process of the app can reach, an extension's as well as the app's own. After
 * the process has died, every call throws.
 */
public interface ExtensionApp {
  /** The default URL session of the process. */
  UrlSession urlSession();

  /** Durable values that outlive the process. */
  Storage storage();

  /** Durable files that outlive the process. */
  Files files();

  /** The local copy of the server's data; how freshness is measured. */
  Replica replica();

  /** The wall clock ({@code Date.now}). */
  Instant now();

  /**
   * Runs {@code action} after a delay, while the process is running. A timer that falls due while
   * it is suspended fires on resume; one whose process dies never fires.
   */
  App.Cancellable after(Duration delay, Runnable action);

  /**
   * Spends processor time now. The callback's effects still happen at this instant, but the main
   * thread is busy afterwards: it returns, and the next callback starts, only when the time is
   * over.
   */
  void compute(Duration duration);

  /** Writes a line into the trace. */
  void log(String message);
}
