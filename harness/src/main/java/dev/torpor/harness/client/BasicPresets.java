package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;

/** The kit itself, and the strategies that most apps start with. */
public final class BasicPresets {
  /** What a scenario calls a strategy of its own making; other presets build on its options. */
  public static final String KIT = "kit";

  private BasicPresets() {}

  /** {@code kit}: whatever a scenario composes. */
  public static final class Composed extends Preset {
    /** For the service mechanism. */
    public Composed() {
      super(
          Composition.of(
              KIT, "a strategy composed of pieces", "the pieces are in torpor list pieces"));
    }
  }

  /** {@code open-only}: what an app without background work does. */
  public static final class OpenOnly extends Preset {
    /** For the service mechanism. */
    public OpenOnly() {
      super(
          Composition.of(
                  "open-only",
                  "syncs when the user opens the app, never in the background",
                  "the check V22")
              .knob(
                  ClientOption.duration(
                      "staleAfter", "0s", "No sync at an open when the last one is younger."))
              .knob(
                  ClientOption.flag(
                      "blocking", "off", "The user waits for the sync, up to the timeout."))
              .set("triggers", "[{open: {staleAfter: $staleAfter, blocking: $blocking}}, edit]")
              .set("retry", "none"));
    }
  }

  /** {@code poll}: app refresh at an interval. */
  public static final class Poll extends Preset {
    /** For the service mechanism. */
    public Poll() {
      super(
          Composition.of(
                  "poll",
                  "asks the system for an app refresh at an interval, and syncs in it",
                  "Cho and Garcia-Molina, SIGMOD 2000")
              .knob(INTERVAL)
              .knob(
                  ClientOption.flag(
                      "syncOnOpen", "on", "Off: at opens it syncs only while nothing is held."))
              .knob(ClientOption.text("identifier", "app.refresh", "Identifier of the task."))
              .set(
                  "triggers",
                  "[{refresh: {interval: $interval, identifier: $identifier}},"
                      + " {open: {always: $syncOnOpen}}, edit]")
              .set("retry", "none"));
    }
  }
}
