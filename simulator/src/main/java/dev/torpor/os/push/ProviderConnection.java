package dev.torpor.os.push;

import dev.torpor.os.PushRules;
import dev.torpor.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * What any request of a server to the push service meets before its push is looked at: the age of
 * the server's provider token, and a service that is there or is not.
 *
 * <p>A provider token is a JWT that is to be renewed every 20 to 60 minutes (Apple, Establishing a
 * token-based connection to APNs).
 */
public final class ProviderConnection {
  private final PushRules.Server rules;
  private final RandomStream chance;
  private long issued = Long.MIN_VALUE;

  /**
   * A connection without a token yet.
   *
   * @param chance of a service that is not there
   */
  public ProviderConnection(PushRules.Server rules, RandomStream chance) {
    this.rules = rules;
    this.chance = chance;
  }

  /** The answer to a request at that instant that gets no further; null for one that does. */
  public @Nullable PushResponse refusal(long now) {
    boolean first = issued == Long.MIN_VALUE;
    if (first || now - issued >= rules.tokenRefreshMicros()) {
      if (!first && now - issued < rules.leastTokenMicros()) {
        return PushResponse.refused(429, "TooManyProviderTokenUpdates");
      }
      issued = now;
    }
    if (now - issued > rules.mostTokenMicros()) {
      return PushResponse.refused(403, "ExpiredProviderToken");
    }
    return chance.chance(rules.unavailableProbability())
        ? PushResponse.refused(503, "ServiceUnavailable")
        : null;
  }
}
