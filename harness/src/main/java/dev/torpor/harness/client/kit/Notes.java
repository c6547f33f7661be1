package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a strategy remembers over the death of its process, apart from the app's other values. */
record Notes(App app) {
  /** Longer ago than anything that is compared with it. */
  static final long NEVER = Long.MAX_VALUE / 4;

  private static final String PREFIX = "kit.";

  @Nullable String text(String key) {
    return app.storage().get(PREFIX + key);
  }

  long number(String key, long otherwise) {
    String text = text(key);
    return text == null ? otherwise : Long.parseLong(text);
  }

  void put(String key, String value) {
    app.storage().put(PREFIX + key, value);
  }

  void put(String key, long value) {
    put(key, Long.toString(value));
  }

  void remove(String key) {
    app.storage().remove(PREFIX + key);
  }

  /** Notes that something has happened now. */
  void mark(String key) {
    put(key, app.now().toEpochMilli() + " " + app.uptimeMicros());
  }

  /**
   * Microseconds since {@link #mark}, {@link #NEVER} when there was none. The wall clock may have
   * been set since then and the monotonic clock begins anew at each boot; the shorter time of the
   * two is taken, so that a clock set ahead cuts no wait short.
   */
  long since(String key) {
    String text = text(key);
    if (text == null) {
      return NEVER;
    }
    int cut = text.indexOf(' ');
    long marked = Long.parseLong(text.substring(0, cut));
    Duration wall = Duration.between(Instant.ofEpochMilli(marked), app.now());
    long byWall = wall.toNanos() / 1_000;
    long byUptime = app.uptimeMicros() - Long.parseLong(text.substring(cut + 1));
    if (byWall < 0) {
      return Math.max(0, byUptime);
    }
    return byUptime < 0 ? byWall : Math.min(byWall, byUptime);
  }
}
