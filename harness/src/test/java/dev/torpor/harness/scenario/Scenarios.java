package dev.torpor.harness.scenario;

/** Texts of scenarios. */
final class Scenarios {
  private Scenarios() {}

  /** A scenario that needs a folder {@code x} beside it. */
  static String minimal() {
    return """
        name: Minimal
        start: 2026-03-02T00:00:00
        zone: Europe/Berlin
        duration: 7d
        device: iphone-15
        network: [{otherwise: {wifi: home}}]
        backend:
          wiremock: x
        client: never
        """;
  }
}
