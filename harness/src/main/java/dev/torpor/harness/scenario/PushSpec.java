package dev.torpor.harness.scenario;

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
            value = "apns-priority of the background push: 5, or 1 to never wake the device.",
            byDefault = "5")
        int priority,
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

  /** Checks the priority. */
  public PushSpec {
    if (priority != PushMessage.AS_POWER_ALLOWS && priority != PushMessage.POWER_FIRST) {
      throw new IllegalArgumentException(
          "'priority' of a background push is 5 or 1; Apple's service refuses 10");
    }
  }

  /** When the server pushes. */
  public enum Occasion {
    /** At each change that the device did not make. */
    CHANGE
  }

  /** The same, as worlds are planned with it. */
  PushPlan plan(int recordBytes) {
    PushMessage message = PushMessage.background(Map.of()).withPriority(priority);
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
