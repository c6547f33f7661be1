package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios with a folder of stubs: mistakes in it, gaps in it, results that refer to it. */
class BackendTest {
  private static final String FEED =
      """
      {
        "name": "feed",
        "request": {"method": "GET", "urlPath": "/feed"},
        "response": {"transformers": ["torpor-dataset"]}
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aScenarioWithStubs() throws IOException {
    Path file = folder.resolve("stubs.yaml");
    Files.createDirectories(folder.resolve("backends/feed/mappings"));
    new Cli(folder).with("small.yaml");
    String text = Files.readString(folder.resolve("small.yaml"));
    Files.writeString(file, text.replace("backend:\n", "backend:\n  wiremock: backends/feed\n"));
    Files.delete(folder.resolve("small.yaml"));
  }

  @Test
  void given_stubs_when_run_then_they_answer() throws IOException {
    stub("feed.json", FEED);
    assertThat(run("run", "stubs.yaml").code()).isZero();
  }

  @Test
  void given_loopback_when_run_then_the_result_is_that_of_a_run_in_process() throws IOException {
    stub("feed.json", FEED);
    assertThat(run("run", "stubs.yaml", "--out", "a").code()).isZero();
    assertThat(run("run", "stubs.yaml", "--backend", "loopback", "--out", "b").code()).isZero();
    Path file = folder.resolve("stubs.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("backend:\n", "backend:\n  mode: loopback\n"));
    assertThat(run("run", "stubs.yaml", "--out", "c").code()).isZero();

    String inProcess = Files.readString(folder.resolve("a/trace.jsonl"));
    assertThat(inProcess).contains("http.served");
    assertThat(Files.readString(folder.resolve("b/trace.jsonl"))).isEqualTo(inProcess);
    assertThat(Files.readString(folder.resolve("c/trace.jsonl")).lines().skip(1))
        .isEqualTo(inProcess.lines().skip(1).toList());
  }

  @Test
  void given_a_way_to_the_backend_that_does_not_exist_when_run_then_usage_error()
      throws IOException {
    stub("feed.json", FEED);
    Cli.Outcome outcome = run("run", "stubs.yaml", "--backend", "loopbak");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("only in-process, loopback. Did you mean 'loopback'?");
  }

  @Test
  void given_a_stub_that_cannot_be_deterministic_when_run_then_its_place_is_told_and_nothing_runs()
      throws IOException {
    stub("feed.json", FEED);
    stub(
        "proxy.json",
        """
        {
          "request": {"method": "GET", "urlPath": "/x"},
          "response": {"proxyBaseUrl": "http://example.org"}
        }
        """);
    Cli.Outcome outcome = run("run", "stubs.yaml", "--out", "results");
    outcome.checkGolden("backend-proxy.txt");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("results"))).isFalse();
  }

  @Test
  void given_a_request_that_no_stub_answers_when_run_then_the_run_does_not_pass()
      throws IOException {
    stub("feed.json", FEED.replace("/feed", "/feeds"));
    Cli.Outcome outcome = run("run", "stubs.yaml");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("\nrequests without an answer\n")
        .contains("GET /feed")
        .contains("FAILED: requests without an answer\nreproduce: torpor run stubs.yaml --seed 7");
  }

  @Test
  void given_results_elsewhere_when_their_command_is_run_then_the_stubs_are_found()
      throws IOException {
    stub("feed.json", FEED);
    run("run", "stubs.yaml", "--out", "far/away/results");
    List<String> page = Files.readAllLines(folder.resolve("far/away/results/README.md"));
    String command = page.get(page.indexOf("Run it again:") + 3).replace(folder + "/", "");
    assertThat(command)
        .isEqualTo("torpor run far/away/results/scenario.yaml --allow backends/feed");
    String[] words = (command.replace("torpor ", "") + " --json").split(" ");
    Cli.Outcome again = run(words);
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(again.out()).path("fingerprint"))
        .isEqualTo(
            json.readTree(folder.resolve("far/away/results/result.json").toFile())
                .path("fingerprint"));
  }

  private void stub(String name, String text) throws IOException {
    Files.writeString(folder.resolve("backends/feed/mappings").resolve(name), text);
  }

  private Cli.Outcome run(String... words) {
    return new Cli(folder).run(words);
  }
}
