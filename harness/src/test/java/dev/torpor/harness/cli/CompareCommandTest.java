package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.harness.compare.ComparisonFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String THREE =
      "compare chance.yaml --client poll,interval=1h --client poll,interval=2h"
          + " --client open-only --seeds 5";

  @TempDir private Path folder;

  @Test
  void given_three_clients_when_compared_then_means_and_differences_are_told() {
    Cli.Outcome outcome = cli().run(THREE.split(" "));
    outcome.checkGolden("compare.txt");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void given_three_clients_when_compared_for_machines_then_every_seed_is_there()
      throws IOException {
    Cli.Outcome outcome = cli().run((THREE + " --json").split(" "));
    JsonNode tree = new ObjectMapper().readTree(outcome.out());
    assertThat(tree.path("schema").asText()).isEqualTo("torpor-comparison/1");
    assertThat(tree.path("seeds").toString()).isEqualTo("[5,6,7,8,9]");
    assertThat(tree.path("clients")).hasSize(3);
    JsonNode requests = tree.at("/clients/0/metrics/traffic.requests/values");
    assertThat(requests).hasSize(5);
    JsonNode difference = tree.at("/differences/1/metrics/traffic.requests");
    assertThat(difference.path("verdict").asText()).isEqualTo("better");
    assertThat(difference.path("low").asDouble())
        .isLessThanOrEqualTo(difference.path("high").asDouble());
  }

  @Test
  void given_a_comparison_when_one_of_its_runs_is_run_alone_then_it_did_the_same()
      throws IOException {
    Cli cli = cli();
    JsonNode comparison =
        new ObjectMapper().readTree(cli.run((THREE + " --json").split(" ")).out());
    String alone = "run chance.yaml --client poll,interval=2h --seed 8 --json";
    JsonNode run = new ObjectMapper().readTree(cli.run(alone.split(" ")).out());
    assertThat(comparison.at("/clients/1/fingerprints/3")).isEqualTo(run.at("/fingerprint/all"));
    assertThat(comparison.at("/clients/1/metrics/freshness.freshFraction/values/3"))
        .isEqualTo(run.at("/freshness/freshFraction"));
  }

  @Test
  void given_the_same_comparison_twice_when_written_then_not_a_byte_differs() {
    Cli cli = cli();
    String words = THREE + " --json";
    assertThat(cli.run(words.split(" "))).isEqualTo(cli.run(words.split(" ")));
  }

  @Test
  void given_one_seed_when_compared_then_no_interval_is_claimed() {
    Cli.Outcome outcome =
        cli().run("compare chance.yaml --client poll --client never --seeds 1".split(" "));
    assertThat(outcome.out())
        .contains("never against poll, 95 % intervals")
        .doesNotContain("better", "worse", "beyond noise")
        .endsWith("no intervals from one seed: differences may be chance; use --seeds 2 or more\n");
  }

  @Test
  void given_a_folder_when_compared_into_it_then_text_and_JSON_are_there() throws IOException {
    Cli cli = cli();
    cli.run("compare chance.yaml --client poll --seeds 2 --out results".split(" "));
    Path results = folder.resolve("results");
    try (Stream<Path> files = Files.list(results)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).containsExactlyInAnyOrderElementsOf(ComparisonFolder.KIND.files());
    }
    assertThat(Files.readString(results.resolve("README.md")))
        .contains("\ntorpor compare chance.yaml --client poll --seeds 2 --seed 5\n");
    Cli.Outcome run = cli.run("run chance.yaml --out results".split(" "));
    assertThat(run.code()).isEqualTo(2); // a comparison is not an earlier result of a run
  }

  @Test
  void given_words_that_make_no_sense_when_compared_then_nothing_is_run() {
    Cli cli = cli();
    assertThat(cli.run("compare", "chance.yaml").err())
        .startsWith("torpor compare: --client needs a value: NAME\n");
    assertThat(cli.run("compare chance.yaml --client pol --client oppen-only".split(" ")).err())
        .isEqualTo(
            """
            error: --client pol: there is no client 'pol'. Did you mean 'poll'?
            error: --client oppen-only: there is no client 'oppen-only'. Did you mean 'open-only'?
            nothing was run
            """);
    assertThat(cli.run("compare chance.yaml --client poll --client poll".split(" ")).err())
        .isEqualTo("error: --client poll is given twice\n");
    assertThat(cli.run("compare chance.yaml --client poll --seeds 0".split(" ")).err())
        .isEqualTo("error: --seeds must lie between 1 and 10000\n");
  }

  @Test
  void given_a_client_that_breaks_when_compared_then_its_run_alone_reproduces_it() {
    Cli.Outcome outcome =
        cli()
            .runWithTestClients(
                "compare chance.yaml --client poll --client test-throws --seeds 3".split(" "));
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .endsWith("reproduce: torpor run chance.yaml --client test-throws --seed 5\n");
  }

  @Test
  void given_a_client_that_breaks_rules_when_compared_then_the_table_says_so() {
    Cli.Outcome outcome =
        cli()
            .runWithTestClients(
                "compare chance.yaml --client poll --client test-completes-twice --seeds 3"
                    .split(" "));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "test-completes-twice broke rules of the platform in 3 of 3 runs,"
                + " first under seed 5\n");
  }

  private Cli cli() {
    return new Cli(folder).with("chance.yaml");
  }
}
