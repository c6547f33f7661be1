package dev.torpor.os.push;

import dev.torpor.app.RemoteNotification;
import dev.torpor.os.PushRules;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the push service finds wrong with a push before it looks at its token. */
final class PushCheck {
  private final PushRules.Gateway rules;

  PushCheck(PushRules.Gateway rules) {
    this.rules = rules;
  }

  /** The answer to a push in error, null for one that is in order. */
  @Nullable PushResponse refusal(PushMessage message) {
    RemoteNotification payload = message.payload();
    int priority = message.priority();
    if (!payload.contentAvailable() && !payload.notifiesUser()) {
      return PushResponse.refused(400, "PayloadEmpty");
    }
    if (payload.bytes() > mostBytes(message.type())) {
      return PushResponse.refused(413, "PayloadTooLarge");
    }
    if (message.collapseId().getBytes(StandardCharsets.UTF_8).length > rules.maxCollapseIdBytes()) {
      return PushResponse.refused(400, "BadCollapseId");
    }
    if (message.timeToLiveMicros() < PushMessage.UNSPECIFIED) {
      return PushResponse.refused(400, "BadExpirationDate");
    }
    boolean known =
        priority == PushMessage.IMMEDIATELY
            || priority == PushMessage.AS_POWER_ALLOWS
            || priority == PushMessage.POWER_FIRST;
    if (!known || isTooUrgent(message)) {
      return PushResponse.refused(400, "BadPriority");
    }
    return hasWrongType(message) ? PushResponse.refused(400, "InvalidPushType") : null;
  }

  /** What a developer should know about a push in error; null when its answer says it all. */
  @Nullable String misuse(PushMessage message) {
    if (isTooUrgent(message)) {
      return "a background push was sent with priority "
          + message.priority()
          + "; APNs refuses it. Send it with priority "
          + rules.backgroundPriority();
    }
    if (hasWrongType(message)) {
      return message.type() == PushType.BACKGROUND
          ? "a push of type background has an alert, a badge or a sound; APNs refuses, delays or"
              + " drops it. Send it as type alert, or leave them out"
          : "a push of type alert shows nothing; APNs refuses, delays or drops it. Send it as type"
              + " background with priority "
              + rules.backgroundPriority();
    }
    return null;
  }

  private int mostBytes(PushType type) {
    return type == PushType.VOIP ? rules.maxVoipPayloadBytes() : rules.maxPayloadBytes();
  }

  private boolean isTooUrgent(PushMessage message) {
    return message.type() == PushType.BACKGROUND && message.priority() > rules.backgroundPriority();
  }

  private static boolean hasWrongType(PushMessage message) {
    if (message.type() == PushType.VOIP) {
      return false;
    }
    boolean background = message.type() == PushType.BACKGROUND;
    return message.payload().notifiesUser() == background;
  }
}
