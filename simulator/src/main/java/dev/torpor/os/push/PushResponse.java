package dev.torpor.os.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the push service answers a server.
 *
 * @param status of HTTP
 * @param reason the service's word for it, empty with 200
 * @param timestamp with 410, since when the token is inactive; else null
 */
public record PushResponse(int status, String reason, @Nullable Instant timestamp) {
  private static final PushResponse ACCEPTED = new PushResponse(200, "", null);

  /** The service will do what it can. */
  public static PushResponse accepted() {
    return ACCEPTED;
  }

  /** The push is in error, and will be whenever it is sent again. */
  public static PushResponse refused(int status, String reason) {
    return new PushResponse(status, reason, null);
  }

  /** The token is inactive: the app is gone from the device, or has another token. */
  public static PushResponse unregistered(Instant since) {
    return new PushResponse(410, "Unregistered", since);
  }

  /** True when the service has taken the push. */
  public boolean isAccepted() {
    return status == 200;
  }
}
