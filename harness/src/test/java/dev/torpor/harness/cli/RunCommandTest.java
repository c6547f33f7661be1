package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void given_a_scenario_when_run_then_header_tables_charts_and_verdict_are_shown() {
    Cli.Outcome outcome = cli().run("run", "small.yaml");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines().limit(7))
        .extracting(line -> line.split(" ")[0])
        .containsExactly("torpor", "scenario", "seed", "client", "policy", "device", "time");
    assertThat(outcome.out()).contains("stale age  ", "battery    ", "fingerprint  ");
    assertThat(outcome.out()).endsWith("passed: 1 expectation met\n");
    assertThat(outcome.out()).doesNotContain("\u001B");
  }

  @Test
  void given_a_scenario_when_run_twice_then_every_character_is_the_same() {
    assertThat(cli().run("run", "small.yaml")).isEqualTo(new Cli(folder).run("run", "small.yaml"));
  }

  @Test
  void given_an_expectation_that_fails_when_run_then_the_code_is_1_and_a_command_reproduces_it()
      throws IOException {
    replace("\"== 2\"", "\"== 3\"");
    Cli.Outcome outcome =
        new Cli(folder).run("run", "small.yaml", "--client", "poll,interval=6h", "--seed", "9");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("  FAIL  freshness.atOpen.opens  2  == 3\n")
        .endsWith(
            """
            FAILED: 1 of 1 expectation not met
            reproduce: torpor run small.yaml --client poll,interval=6h --seed 9
            """);
  }

  @Test
  void given_json_when_run_then_the_result_alone_is_on_the_output() throws IOException {
    Cli.Outcome outcome = cli().run("run", "small.yaml", "--json");
    JsonNode tree = new ObjectMapper().readTree(outcome.out());
    assertThat(tree.path("schema").asText()).isEqualTo("torpor-result/1");
    assertThat(tree.at("/freshness/atOpen/opens").asInt()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("torpor    VERSION");
  }

  @Test
  void given_two_scenarios_and_json_when_run_then_there_is_a_list() throws IOException {
    Cli.Outcome outcome = cli().run("run", "small.yaml", "small.yaml", "--json");
    assertThat(new ObjectMapper().readTree(outcome.out())).hasSize(2);
  }

  @Test
  void given_another_duration_when_run_then_the_header_says_so() {
    Cli.Outcome outcome = cli().run("run", "small.yaml", "--duration", "36h");
    assertThat(outcome.out()).contains("UTC, 1d 12h, the first 12h as a warm-up");
    assertThat(outcome.out())
        .endsWith("reproduce: torpor run small.yaml --seed 7 --duration 36h\n");
  }

  @Test
  void given_a_new_scenario_when_run_then_it_runs_at_once() throws IOException {
    Cli cli = new Cli(folder);
    Cli.Outcome written = cli.run("new", "my-app");
    assertThat(written.out()).isEqualTo("wrote my-app.yaml\nrun it: torpor run my-app.yaml\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("my-app.yaml"));
    }
    Cli.Outcome outcome = cli.run("run", "my-app.yaml");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).endsWith("passed: 1 expectation met\n");
  }

  @Test
  void given_a_scenario_of_that_name_when_a_new_one_is_asked_for_then_nothing_is_overwritten()
      throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "precious");
    Cli.Outcome outcome = new Cli(folder).run("new", "mine");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            """
            error: mine.yaml is there already; choose another name or remove it
            """);
    assertThat(folder.resolve("mine.yaml")).hasContent("precious");
  }

  @Test
  void given_a_locale_when_looked_at_then_charts_are_blocks_only_in_UTF_8() {
    assertThat(List.of("UTF-8", "utf8", "UTF8"))
        .allMatch(name -> Terminal.glyphs(name).name().equals("BLOCKS"));
    assertThat(List.of("", "ANSI_X3.4-1968", "ISO-8859-1"))
        .allMatch(name -> Terminal.glyphs(name).name().equals("ASCII"));
  }

  private Cli cli() {
    return new Cli(folder).with("small.yaml");
  }

  private void replace(String what, String with) throws IOException {
    cli();
    Path file = folder.resolve("small.yaml");
    Files.writeString(file, Files.readString(file).replace(what, with));
  }
}
