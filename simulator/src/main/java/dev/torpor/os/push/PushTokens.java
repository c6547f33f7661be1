package dev.torpor.os.push;

import dev.torpor.random.RandomStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tokens an app has had on one device, of which at most one is active. */
final class PushTokens {
  private static final int WORDS = 4; // of 64 bits; apps must not assume a length

  private final RandomStream chance;
  private final Map<String, Gone> gone = new TreeMap<>();
  private @Nullable String active;

  private static final class Gone {
    private final long since;
    private boolean reported;

    Gone(long since) {
      this.since = since;
    }
  }

  PushTokens(RandomStream chance) {
    this.chance = chance;
  }

  /** The active token; a new one if there is none. */
  String active() {
    String token = active;
    if (token == null) {
      StringBuilder hex = new StringBuilder();
      for (int i = 0; i < WORDS; i++) {
        hex.append(HexFormat.of().toHexDigits(chance.nextLong()));
      }
      token = hex.toString();
      active = token;
    }
    return token;
  }

  boolean hasActive() {
    return active != null;
  }

  boolean isActive(String token) {
    return token.equals(active);
  }

  boolean isKnown(String token) {
    return isActive(token) || gone.containsKey(token);
  }

  void deactivate(long now) {
    if (active != null) {
      gone.put(active, new Gone(now));
      active = null;
    }
  }

  /** When an inactive token became so, in virtual microseconds. */
  long goneSince(String token) {
    return inactive(token).since;
  }

  /** True when a server has asked for that inactive token before; it has from now on. */
  boolean wasReportedGone(String token) {
    Gone inactive = inactive(token);
    boolean before = inactive.reported;
    inactive.reported = true;
    return before;
  }

  private Gone inactive(String token) {
    Gone found = gone.get(token);
    if (found == null) {
      throw new IllegalArgumentException("no inactive token " + token);
    }
    return found;
  }
}
