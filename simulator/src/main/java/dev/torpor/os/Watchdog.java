package dev.torpor.os;

import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import java.util.function.Consumer;

/** Ends an app whose lifecycle callback does not return in time; it watches one at a time. */
final class Watchdog {
  private final VirtualClock clock;
  private final Consumer<String> kill;
  private long timer;

  /**
   * A watchdog that watches nothing.
   *
   * @param kill ends the app, with the reason for people
   */
  Watchdog(VirtualClock clock, Consumer<String> kill) {
    this.clock = clock;
    this.kill = kill;
  }

  void watch(String callback, long micros) {
    stop();
    String late = callback + " did not return within " + TimeFormat.duration(micros);
    timer = clock.after(micros, Lane.OS, () -> kill.accept(late));
  }

  void stop() {
    clock.cancel(timer);
  }
}
