package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that break, found on the class path as anybody's would be. */
class FailingClientTest {
  @TempDir private Path folder;

  @Test
  void given_a_client_that_throws_when_run_then_the_code_is_4_and_its_stack_is_shown() {
    Cli.Outcome outcome = run("test-throws");
    assertThat(outcome.code()).isEqualTo(4);
    withoutLines(outcome).checkGolden("client-throws.txt");
  }

  @Test
  void given_a_client_that_never_returns_when_run_then_the_code_is_4_and_it_is_named() {
    Cli.Outcome outcome = run("test-hangs", "--client-timeout", "200ms");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .startsWith("the client broke: client test-hangs, ")
        .contains("has not returned for")
        .contains("Misbehaving$Hanging.waitForever(Misbehaving.java:")
        .endsWith(
            "reproduce: torpor run small.yaml --client test-hangs --seed 7"
                + " --client-timeout 200ms\n");
  }

  @Test
  void given_a_client_that_registers_late_when_run_then_the_code_is_4() {
    Cli.Outcome outcome = run("test-registers-late");
    assertThat(outcome.code()).isEqualTo(4);
    withoutLines(outcome).checkGolden("client-registers-late.txt");
  }

  @Test
  void given_a_client_that_lets_time_stand_still_when_run_then_the_code_is_4() {
    Cli.Outcome outcome = run("test-restless", "--policy", "always");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .startsWith("the client broke: virtual time stands still at ")
        .contains("reproduce: torpor run small.yaml --client test-restless --seed 7");
  }

  @Test
  void given_a_client_that_completes_twice_when_run_then_the_code_is_1_and_the_rule_is_named() {
    Cli.Outcome outcome = run("test-completes-twice");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("rules broken by the client\n  ")
        .contains("setTaskCompleted was called again")
        .contains("broken rules of the platform\nreproduce: torpor run small.yaml");
  }

  @Test
  void given_two_mistakes_against_one_rule_when_run_then_both_are_told() throws IOException {
    Files.writeString(
        folder.resolve("undeclared.yaml"),
        """
        name: undeclared
        start: 2026-03-02T00:00:00
        zone: UTC
        duration: 1h
        device: iphone-15
        network: [{otherwise: {wifi: home}}]
        backend: {dataset: {records: 1, changes: {every: 1h}, bytes: 1 KiB}}
        client: test-undeclared
        """);
    Cli.Outcome outcome = new Cli(folder).runWithTestClients("run", "undeclared.yaml");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("iOS refused 'a' and nothing is pending, ", "background mode 'fetch'")
        .contains("iOS refused 'b' and nothing is pending, ", "background mode 'processing'")
        .contains("BGTaskSchedulerErrorDomain code 3, notPermitted: ");
  }

  @Test
  void given_a_client_that_breaks_when_run_into_a_folder_then_nothing_is_left() {
    run("test-throws", "--out", "results");
    assertThat(folder.toFile().list()).containsExactly("small.yaml");
    assertThat(Files.exists(folder.resolve("results"))).isFalse();
  }

  @Test
  void given_clients_on_the_class_path_when_listed_then_they_are_there() {
    Cli.Outcome outcome = new Cli(folder).runWithTestClients("list", "clients");
    assertThat(outcome.out()).contains("test-hangs", "misbehaves");
  }

  private Cli.Outcome run(String client, String... options) {
    String[] words = new String[options.length + 4];
    words[0] = "run";
    words[1] = "small.yaml";
    words[2] = "--client";
    words[3] = client;
    System.arraycopy(options, 0, words, 4, options.length);
    return new Cli(folder).with("small.yaml").runWithTestClients(words);
  }

  /** Without the numbers of lines in stacks, which change with every edit. */
  private static Cli.Outcome withoutLines(Cli.Outcome outcome) {
    String err =
        outcome
            .err()
            .replaceAll("\\.java:\\d+", ".java:LINE")
            .replaceAll("(lambda\\$\\w+\\$)\\d+", "$1N") // compilers number them differently
            .replaceAll("at [^ ]*/+dev\\.torpor", "at dev.torpor");
    return new Cli.Outcome(outcome.code(), "", err);
  }
}
