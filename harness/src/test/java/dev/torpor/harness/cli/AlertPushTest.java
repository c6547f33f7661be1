package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts and mixed pushes that a scenario sends, and the extension that a client of a jar has. */
class AlertPushTest {
  @TempDir private Path folder;

  private Cli.Outcome run(String keys, String client) throws IOException {
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        name: alerts
        start: 2026-03-02T00:00:00
        zone: UTC
        duration: 2h
        device: iphone-15
        policy: {use: ios, life.prewarmEnabled: off, life.jetsamMeanSurvival: 0s}
        app: {backgroundModes: [remote-notification]}
        network: [{otherwise: {wifi: home}}]
        backend:
          dataset: {records: 3, changes: {at: ["01:00"]}, bytes: 1 KiB}
          push: {on: change, loss: 0%%, %s}
        client: %s
        """
            .formatted(keys, client));
    return new Cli(folder).runWithTestClients("run", "alerts.yaml", "--out", "results");
  }

  /** What became of one push at 01:00, without times and numbers. */
  private List<String> pushed(String keys, String client) throws IOException {
    Cli.Outcome outcome = run(keys, client);
    assertThat(outcome.code()).as(outcome.all()).isZero();
    try (Stream<String> lines = Files.lines(folder.resolve("results/trace.jsonl"))) {
      return lines
          .filter(line -> line.matches(".*\"(push\\.(ext|shown|drop)|client.log).*"))
          .map(line -> line.replaceAll(".*\"type\":\"(.*)\"}", "$1").replaceAll("[\",:]+", " "))
          .toList();
    }
  }

  @Test
  void given_an_alert_with_mutable_content_then_the_extension_changes_what_is_shown()
      throws IOException {
    assertThat(pushed("type: alert, mutableContent: on", "test-alerts"))
        .containsExactly(
            "push.extension push 1 stage STARTED",
            "push.extension push 1 stage FINISHED",
            "push.shown push 1 text 3 new messages");
  }

  @Test
  void given_an_extension_that_is_too_slow_then_the_alert_is_shown_as_it_was_sent()
      throws IOException {
    assertThat(pushed("type: alert, mutableContent: on", "{use: test-alerts, takes: 40s}"))
        .containsExactly(
            "push.extension push 1 stage STARTED",
            "push.extension push 1 stage TIMED_OUT",
            "push.shown push 1 text Something has changed");
  }

  @Test
  void given_a_mixed_push_then_it_is_shown_and_wakes_the_app() throws IOException {
    assertThat(pushed("type: alert, contentAvailable: on", "test-alerts"))
        .containsExactly(
            "push.shown push 1 text Something has changed",
            "client.log message woken by Something has changed");
  }

  @Test
  void given_a_background_push_then_it_wakes_the_app_and_no_extension() throws IOException {
    assertThat(pushed("type: background", "test-alerts"))
        .containsExactly("client.log message woken by null");
  }

  @Test
  void given_a_shipped_client_that_asks_for_leave_then_alerts_are_shown() throws IOException {
    assertThat(pushed("type: alert", "{use: kit, triggers: [{push: {alerts: on}}]}"))
        .containsExactly("push.shown push 1 text Something has changed");
    assertThat(pushed("type: alert", "{use: kit, triggers: [push]}"))
        .singleElement()
        .asString()
        .startsWith("push.dropped push 1")
        .endsWith("NOTIFICATIONS_OFF");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "priority: 10 | Apple's service refuses 10",
        "contentAvailable: off | write 'type: alert' for one that only shows something",
        "mutableContent: on | no extension runs for a push that shows nothing",
        "type: alert, priority: 7 | 'priority' of an alert is 10, 5 or 1",
        "type: alarm | 'alarm' is not one of [background, alert]",
      })
  void given_what_does_not_go_together_then_the_line_is_named(String keys, String said)
      throws IOException {
    Cli.Outcome outcome = run(keys, "never");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("alerts.yaml:11:").contains(said);
  }
}
