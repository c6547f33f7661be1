package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;
import java.util.List;

/** Strategies whose point is what the user writes, or what happens after a failure. */
public final class WritingPresets {
  private WritingPresets() {}

  /** {@code outbox}. */
  public static final class Offline extends Preset {
    /** For the service mechanism. */
    public Offline() {
      super(
          Composition.of(
                  "outbox",
                  "offline first: edits wait in a durable queue, each with an idempotency key",
                  "IETF draft of the Idempotency-Key header")
              .knob(INTERVAL)
              .knob(
                  ClientOption.choice(
                      "coalesce",
                      List.of("per-entity", "off"),
                      "Whether a later edit takes the place of one not sent yet."))
              .knob(
                  ClientOption.choice(
                      "idempotencyKey",
                      List.of("per-op", "none"),
                      "A key for each edit, stored before it is first sent."))
              .knob(
                  ClientOption.choice(
                      "order", List.of("per-entity", "all"), "Which edits stay in order."))
              .knob(ClientOption.number("batch", "20", "Most edits in one request."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, close, edit]")
              .set(
                  "outbox",
                  "{queue: {coalesce: $coalesce, idempotencyKey: $idempotencyKey, order: $order,"
                      + " batch: $batch}}"));
    }
  }

  /** {@code conflict}. */
  public static final class Conflicts extends Preset {
    /** For the service mechanism. */
    public Conflicts() {
      super(
          Composition.of(
                  "conflict",
                  "polls, and settles conflicts by a declared policy",
                  "Realm: realm-swift pull request 7938")
              .knob(INTERVAL)
              .knob(
                  ClientOption.choice(
                      "policy",
                      List.of(
                          "server-wins", "lww-server-time", "lww-hlc", "field-merge", "keep-both"),
                      "What to do when both sides have changed a record."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set("conflict", "$policy"));
    }
  }

  /** {@code backoff}. */
  public static final class Backoff extends Preset {
    /** For the service mechanism. */
    public Backoff() {
      super(
          Composition.of(
                  "backoff",
                  "polls, and tries again after failures with growing, jittered waits",
                  "AWS Architecture Blog: Exponential backoff and jitter; Firebase; Firefox Sync")
              .knob(INTERVAL)
              .knob(
                  ClientOption.choice(
                      "jitter",
                      List.of("full", "equal", "decorrelated", "exponential"),
                      "How the waits are spread."))
              .knob(ClientOption.duration("base", "1s", "The first wait while the app runs."))
              .knob(ClientOption.duration("cap", "60s", "The longest wait while the app runs."))
              .knob(ClientOption.duration("backgroundBase", "15min", "Between grants."))
              .knob(ClientOption.duration("backgroundCap", "8h", "Between grants, at most."))
              .knob(ClientOption.number("attempts", "8", "Failures within an hour."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set(
                  "retry",
                  "{$jitter: {base: $base, cap: $cap, backgroundBase: $backgroundBase,"
                      + " backgroundCap: $backgroundCap, attempts: $attempts}}"));
    }
  }
}
