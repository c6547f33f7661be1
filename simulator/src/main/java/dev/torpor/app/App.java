package dev.torpor.app;

import dev.torpor.random.RandomStream;
import java.time.Duration;
import java.time.Instant;

/** What the code of one process can reach. After the process has died, every call throws. */
public interface App {
  /** BGTaskScheduler. */
  BackgroundTasks backgroundTasks();

  /** The default URL session of the process. */
  UrlSession urlSession();

  /** Durable values that outlive the process. */
  Storage storage();

  /** The local copy of the server's data; how freshness is measured. */
  Replica replica();

  /** What a client can observe of device and app. */
  DeviceStatus device();

  /** The wall clock ({@code Date.now}). */
  Instant now();

  /** The monotonic clock, in microseconds since the device booted. */
  long uptimeMicros();

  /**
   * Runs {@code action} after a delay, while the process is running. A timer that falls due while
   * it is suspended fires on resume; one whose process dies never fires.
   */
  Cancellable after(Duration delay, Runnable action);

  /**
   * Asks for more time in the background, {@code beginBackgroundTask(withName:)}. Must be ended
   * exactly once; a process that still holds one when the time is over is killed.
   *
   * @param expirationHandler called shortly before the time is over; must end the task
   */
  BackgroundAssertion beginBackgroundTask(String name, Runnable expirationHandler);

  /**
   * Spends processor time now. The callback's effects still happen at this instant, but the main
   * thread is busy afterwards: it returns, and the next callback starts, only when the time is
   * over.
   */
  void compute(Duration duration);

  /** A labelled stream of chance that belongs to the client and lasts over launches. */
  RandomStream random(String purpose);

  /** Writes a line into the trace. */
  void log(String message);

  /** Something under way that can be called off. */
  interface Cancellable {
    /** Calls it off; does nothing when it is over. */
    void cancel();
  }

  /** A background-task assertion that is held. */
  interface BackgroundAssertion {
    /** {@code endBackgroundTask}; ending twice is reported as misuse. */
    void end();
  }
}
