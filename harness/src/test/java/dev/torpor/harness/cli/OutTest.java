package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.harness.report.Golden;
import dev.torpor.harness.report.ResultFolder;
import dev.torpor.harness.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of {@code --out}. */
class OutTest {
  @TempDir private Path folder;

  @Test
  void given_a_folder_when_run_into_it_then_it_holds_its_files_and_nothing_else_is_left()
      throws IOException {
    Cli.Outcome outcome = cli().run("run", "small.yaml", "--out", "results");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains(
            "results in results: result.json, trace.jsonl, quiesce.jsonl, das.log, scenario.yaml,"
                + " README.md\n");
    assertThat(names(folder)).containsExactlyInAnyOrder("small.yaml", "results");
    assertThat(names(folder.resolve("results")))
        .containsExactlyInAnyOrderElementsOf(ResultFolder.KIND.files());
    Golden.check("cli/out-readme.md", readme());
  }

  @Test
  void given_the_trace_when_read_then_each_line_is_an_event_in_order_of_time() throws IOException {
    cli().run("run", "small.yaml", "--out", "results");
    List<String> lines = Files.readAllLines(folder.resolve("results/trace.jsonl"));
    assertThat(lines).hasSizeGreaterThan(100);
    long last = 0;
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      assertThat(event.path("at").asLong()).isGreaterThanOrEqualTo(last);
      assertThat(event.path("type").asText()).isNotEmpty();
      last = event.path("at").asLong();
    }
  }

  @Test
  void given_the_log_of_the_scheduler_when_read_then_it_has_the_grammar_of_the_system()
      throws IOException {
    Cli cli = cli();
    cli.run("run", "small.yaml", "--out", "results", "--policy", "ios");
    assertThat(Files.readString(folder.resolve("results/das.log")))
        .containsPattern("(?m)^0d \\d\\d:\\d\\d:\\S+ 501:bgRefresh-\\S+:[0-9A-F]{6}:\\[")
        .containsPattern(
            "\\{name: \\w+Policy, policyWeight: \\d+\\.\\d{3}, response: \\{Decision: ")
        .containsPattern(
            "sumScores:[\\d.]+, denominator:[\\d.]+, FinalDecision: Can Proceed"
                + " FinalScore: 0\\.\\d{6}");
    cli.run("run", "small.yaml", "--out", "plain", "--policy", "always");
    assertThat(Files.readString(folder.resolve("plain/das.log"))).isEmpty();
  }

  @Test
  void given_a_quiesce_phase_when_run_then_its_events_are_in_a_file_of_their_own()
      throws IOException {
    Cli cli = cli();
    cli.run("run", "small.yaml", "--out", "without");
    assertThat(folder.resolve("without/quiesce.jsonl")).isEmptyFile();
    String text = Files.readString(folder.resolve("small.yaml"));
    Files.writeString(folder.resolve("judged.yaml"), text + "\nquiesce: 12h\n");
    cli.run("run", "judged.yaml", "--out", "with");

    long end = 0;
    for (String line : Files.readAllLines(folder.resolve("with/trace.jsonl"))) {
      end = new ObjectMapper().readTree(line).path("at").asLong();
    }
    List<String> lines = Files.readAllLines(folder.resolve("with/quiesce.jsonl"));
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      assertThat(new ObjectMapper().readTree(line).path("at").asLong()).isGreaterThanOrEqualTo(end);
    }
    assertThat(folder.resolve("with/trace.jsonl"))
        .hasSameTextualContentAs(folder.resolve("without/trace.jsonl"));
  }

  @Test
  void given_the_scenario_of_a_folder_when_run_then_the_fingerprint_is_the_same()
      throws IOException {
    Cli cli = cli();
    Cli.Outcome first =
        cli.run(
            words(
                "run small.yaml --client poll,interval=90min --seed 11 --policy always"
                    + " --duration 36h --out results/first"));
    assertThat(first.code()).isEqualTo(1); // half as long, so half of the opens
    Cli.Outcome second = cli.run(words("run results/first/scenario.yaml --out results/second"));
    assertThat(fingerprint("results/second")).isEqualTo(fingerprint("results/first"));
    assertThat(result("results/second").path("freshness"))
        .isEqualTo(result("results/first").path("freshness"));
    assertThat(second.out()).contains("client    poll,interval=90min").contains("seed      11");
  }

  @Test
  void given_an_earlier_result_when_run_into_its_folder_then_it_is_replaced() throws IOException {
    Cli cli = cli();
    cli.run(words("run small.yaml --out results"));
    cli.run(words("run small.yaml --out results --seed 8"));
    assertThat(result("results").path("seed").asInt()).isEqualTo(8);
    assertThat(names(folder)).containsExactlyInAnyOrder("small.yaml", "results");
  }

  @Test
  void given_a_folder_with_other_files_when_run_into_it_then_it_is_refused() throws IOException {
    Cli cli = cli();
    Files.createDirectory(folder.resolve("photos"));
    Files.writeString(folder.resolve("photos/cat.jpg"), "meow");
    Cli.Outcome outcome = cli.run(words("run small.yaml --out photos"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            """
            error: --out photos is not empty and holds no earlier result; name another folder or empty it
            nothing was run
            """);
    assertThat(folder.resolve("photos/cat.jpg")).hasContent("meow");
  }

  @Test
  void given_an_earlier_result_with_notes_when_run_into_it_then_the_notes_are_not_lost()
      throws IOException {
    Cli cli = cli();
    cli.run(words("run small.yaml --out results"));
    Files.writeString(folder.resolve("results/notes.txt"), "mine");
    Cli.Outcome outcome = cli.run(words("run small.yaml --out results"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("'notes.txt', which would be lost");
    assertThat(folder.resolve("results/notes.txt")).hasContent("mine");
  }

  @Test
  void given_a_file_of_that_name_when_run_then_it_is_refused() throws IOException {
    Files.writeString(folder.resolve("results"), "a file");
    Cli.Outcome outcome = cli().run(words("run small.yaml --out results"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("error: --out results is there and is not a folder");
  }

  @Test
  void given_a_run_that_was_killed_when_the_next_one_runs_then_what_it_left_is_removed()
      throws IOException {
    Path left = folder.resolve(".results.partial-999999999999");
    Files.createDirectory(left);
    Files.writeString(left.resolve("trace.jsonl"), "{");
    cli().run(words("run small.yaml --out results"));
    assertThat(names(folder)).containsExactlyInAnyOrder("small.yaml", "results");
  }

  @Test
  void given_two_scenarios_when_run_into_a_folder_then_each_has_its_own_in_it() throws IOException {
    Cli cli = cli();
    Files.copy(folder.resolve("small.yaml"), folder.resolve("other.yaml"));
    cli.run(words("run small.yaml other.yaml --out results"));
    assertThat(names(folder.resolve("results"))).containsExactlyInAnyOrder("small", "other");
  }

  private static String[] words(String command) {
    return command.split(" ");
  }

  private String fingerprint(String results) throws IOException {
    return result(results).at("/fingerprint/all").asText();
  }

  private JsonNode result(String results) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(results).resolve("result.json").toFile());
  }

  private String readme() throws IOException {
    return Files.readString(folder.resolve("results/README.md"))
        .replace(folder + "/", "")
        .replace("torpor    " + Version.current(), "torpor    VERSION")
        .replaceAll("time-zone data [0-9a-z]+", "time-zone data ZONES")
        .replaceAll("[0-9]+ of its [0-9]+ parameters", "N of its M parameters");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Cli cli() {
    return new Cli(folder).with("small.yaml");
  }
}
