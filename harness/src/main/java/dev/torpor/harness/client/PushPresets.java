package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;

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
                  "reference freshness 2.2 B5; APPLE-PUSH: two or three an hour")
              .knob(
                  ClientOption.duration(
                      "spacing", "20min", "Pushes sooner than this after a sync wait."))
              .knob(FALLBACK)
              .set(
                  "triggers",
                  "[{push: {spacing: $spacing}}, {refresh: {interval: $fallbackPoll}}, open,"
                      + " edit]"));
    }
  }
}
