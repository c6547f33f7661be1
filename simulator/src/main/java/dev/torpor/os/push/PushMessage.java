package dev.torpor.os.push;

import dev.torpor.app.RemoteNotification;
import java.util.Map;

/**
 * A push as a server sends it: payload and headers.
 *
 * @param type {@code apns-push-type}
 * @param priority {@code apns-priority}: 10 now, 5 as power allows, 1 without ever waking the
 *     device; nothing else is valid
 * @param timeToLiveMicros from sending to {@code apns-expiration}; 0 for one attempt that is not
 *     stored, {@link #UNSPECIFIED} to leave it to the service
 * @param collapseId {@code apns-collapse-id}, empty for none
 */
public record PushMessage(
    PushType type,
    int priority,
    long timeToLiveMicros,
    String collapseId,
    RemoteNotification payload) {
  /** The header is left out. */
  public static final long UNSPECIFIED = -1;

  /** At once, waking the device if need be. */
  public static final int IMMEDIATELY = 10;

  /** When the device's power state allows. */
  public static final int AS_POWER_ALLOWS = 5;

  /** Power first; never wakes the device. */
  public static final int POWER_FIRST = 1;

  /** A push as Apple asks for it that only wakes the app. */
  public static PushMessage background(Map<String, String> data) {
    return new PushMessage(
        PushType.BACKGROUND, AS_POWER_ALLOWS, UNSPECIFIED, "", RemoteNotification.background(data));
  }

  /** A push that shows a text at once. */
  public static PushMessage alert(String text) {
    return new PushMessage(
        PushType.ALERT, IMMEDIATELY, UNSPECIFIED, "", RemoteNotification.alert(text));
  }

  /** The same push with another payload. */
  public PushMessage withPayload(RemoteNotification other) {
    return new PushMessage(type, priority, timeToLiveMicros, collapseId, other);
  }

  /** The same push with another priority. */
  public PushMessage withPriority(int other) {
    return new PushMessage(type, other, timeToLiveMicros, collapseId, payload);
  }

  /** The same push that is worth delivering for that long. */
  public PushMessage withTimeToLive(long micros) {
    return new PushMessage(type, priority, micros, collapseId, payload);
  }

  /** The same push in the place of others of that collapse identifier. */
  public PushMessage withCollapseId(String id) {
    return new PushMessage(type, priority, timeToLiveMicros, id, payload);
  }
}
