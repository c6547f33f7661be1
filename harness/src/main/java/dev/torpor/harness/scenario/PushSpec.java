package dev.torpor.harness.scenario;

import dev.torpor.app.RemoteNotification.Flag;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.os.push.PushMessage;
import dev.torpor.world.PushPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server pushes, through Apple's push service. */
public record PushSpec(
    @Key("When: at each change by somebody else.") Occasion on,
    @Key(value = "Whether a newer push takes the place of one not delivered yet.", byDefault = "on")
        boolean collapse,
    @Key(
            value = "apns-push-type: background only wakes the app, alert shows something.",
            byDefault = "background")
        Type type,
    @Key(
            "content-available: wakes the app. On for background; off for alert, where on makes a"
                + " mixed push.")
        @Nullable Boolean contentAvailable,
    @Key(
            value =
                "mutable-content: the app's notification service extension may change an alert"
                    + " before it is shown.",
            byDefault = "off")
        boolean mutableContent,
    @Key(
            "apns-priority: 10 at once, 5 as power allows, 1 to never wake the device. 5 for"
                + " background, where 10 is an error; 10 for alert.")
        @Nullable Integer priority,
    @Key(
            value =
                "What a push says of the changes it covers: nothing, the names of the records, or"
                    + " the records, if 4096 bytes hold them.",
            byDefault = "none")
        PushPlan.Payload payload,
    @Key(
            value = "How long the server waits for further changes before it pushes.",
            byDefault = "0s")
        TimeSpan coalesce,
    @Key(value = "Least time from one push to the next.", byDefault = "0s") TimeSpan spacing,
    @Key(
            value =
                "Share of the pushes that never reach the push service: an assumption, as delivery"
                    + " is not guaranteed.",
            byDefault = "10%")
        Share loss,
    @Key(
            "How long a push is worth delivering; 0s for one attempt. Apple's service decides"
                + " unless said.")
        @Nullable TimeSpan expiry,
    @Key(
            value = "What the server does with a token that the service calls inactive (410).",
            byDefault = "forgotten")
        PushPlan.DeadTokens deadTokens) {
  private static final String COLLAPSE_ID = "changes";

  private static final String TEXT = "Something has changed";
  private static final List<Integer> BACKGROUND_PRIORITIES =
      List.of(PushMessage.AS_POWER_ALLOWS, PushMessage.POWER_FIRST);
  private static final List<Integer> ALERT_PRIORITIES =
      List.of(PushMessage.IMMEDIATELY, PushMessage.AS_POWER_ALLOWS, PushMessage.POWER_FIRST);

  /** Checks what goes with the type. */
  public PushSpec {
    if (type == Type.BACKGROUND) {
      if (!isOneOf(priority, BACKGROUND_PRIORITIES)) {
        throw new IllegalArgumentException(
            "'priority' of a background push is 5 or 1; Apple's service refuses 10");
      }
      if (Boolean.FALSE.equals(contentAvailable)) {
        throw new IllegalArgumentException(
            "a background push has nothing but content-available; write 'type: alert' for one"
                + " that only shows something");
      }
      if (mutableContent) {
        throw new IllegalArgumentException(
            "'mutableContent' goes with 'type: alert': no extension runs for a push that shows"
                + " nothing");
      }
    } else if (!isOneOf(priority, ALERT_PRIORITIES)) {
      throw new IllegalArgumentException("'priority' of an alert is 10, 5 or 1");
    }
  }

  private static boolean isOneOf(@Nullable Integer priority, List<Integer> allowed) {
    return priority == null || allowed.contains(priority);
  }

  /** What a push is for. */
  public enum Type {
    /** Only wakes the app. */
    BACKGROUND,
    /** Shows something to the user. */
    ALERT
  }

  /** When the server pushes. */
  public enum Occasion {
    /** At each change that the device did not make. */
    CHANGE
  }

  /** The same, as worlds are planned with it. */
  PushPlan plan(int recordBytes) {
    PushMessage message =
        type == Type.BACKGROUND ? PushMessage.background(Map.of()) : PushMessage.alert(TEXT);
    if (type == Type.ALERT && Boolean.TRUE.equals(contentAvailable)) {
      message = message.withPayload(message.payload().with(Flag.CONTENT_AVAILABLE));
    }
    if (mutableContent) {
      message = message.withPayload(message.payload().with(Flag.MUTABLE_CONTENT));
    }
    if (priority != null) {
      message = message.withPriority(priority);
    }
    if (collapse) {
      message = message.withCollapseId(COLLAPSE_ID);
    }
    if (expiry != null) {
      message = message.withTimeToLive(expiry.micros());
    }
    PushPlan.OnChange rule =
        new PushPlan.OnChange(
            message, coalesce.micros(), spacing.micros(), loss.fraction(), payload, recordBytes);
    return new PushPlan(List.of(), rule, deadTokens);
  }
}
