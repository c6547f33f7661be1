package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;
import java.util.List;

/** Strategies that wait for the server's word. */
public final class PushPresets {
  private static final ClientOption FALLBACK =
      ClientOption.duration("fallbackPoll", "6h", "Polls at this interval, for lost pushes.");

  private PushPresets() {}

  /** {@code push-sync}. */
  public static final class Sync extends Preset {
    /** For the service mechanism. */
    public Sync() {
      super(
          Composition.of(
                  "push-sync",
                  "syncs when a silent push says so, and polls rarely for those that get lost",
                  "Apple: Pushing background updates to your App, two or three an hour")
              .knob(
                  ClientOption.duration(
                      "spacing", "20min", "Least time between pushes that make it sync."))
              .knob(FALLBACK)
              .set(
                  "triggers",
                  "[{push: {spacing: $spacing}}, {refresh: {interval: $fallbackPoll}}, open,"
                      + " edit]"));
    }
  }

  /** {@code push-payload}. */
  public static final class Payload extends Preset {
    /** For the service mechanism. */
    public Payload() {
      super(
          Composition.of(
                  "push-payload",
                  "takes the records that pushes carry, and syncs only when a number was skipped",
                  "Apple, Generating a remote notification: payloads up to 4 KB")
              .knob(ClientOption.bytes("maxBytes", "4096 B", "Larger payloads are not trusted."))
              .knob(
                  ClientOption.choice(
                      "seqGap",
                      List.of("delta", "poll"),
                      "After a missed push: reads the feed at once, or with the next poll."))
              .knob(FALLBACK)
              .set("triggers", "[push, {refresh: {interval: $fallbackPoll}}, open, edit]")
              .set("fetch", "{payload: {maxBytes: $maxBytes, seqGap: $seqGap}}"));
    }
  }
}
