package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that make no sense: what is told, and that nothing runs. */
class UsageTest {
  private static final List<String[]> MISTAKES =
      List.of(
          words("rnu"),
          words("run"),
          words("run", "--sed", "4", "x.yaml"),
          words("run", "x.yaml", "--seed", "four"),
          words("run", "x.yaml", "--duration", "3x"),
          words("run", "x.yaml", "--client", "poll,interval"),
          words("run", "x.yaml", "--client-timeout"),
          words("run", "nope.yaml"),
          words("run", "small.yaml", "--allow", "nowhere"),
          words("run", "small.yaml", "--client", "pol"),
          words("run", "small.yaml", "--client", "poll,intervall=3h"),
          words("run", "small.yaml", "--policy", "every"),
          words("run", "small.yaml", "--duration", "12h"),
          words("run", "small.yaml", "small.yaml", "--out", "results"),
          words("list"),
          words("list", "client"),
          words("list", "clients", "devices"),
          words("new"),
          words("new", "../elsewhere"),
          words("help", "rum"),
          words("schema", "--jsn"));

  @TempDir private Path folder;

  private static String[] words(String... words) {
    return words;
  }

  @Test
  void given_words_that_make_no_sense_when_run_then_each_is_told_with_what_was_likely_meant() {
    Cli cli = new Cli(folder).with("small.yaml");
    StringBuilder all = new StringBuilder();
    for (String[] words : MISTAKES) {
      Cli.Outcome outcome = cli.run(words);
      assertThat(outcome.code()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(outcome.out()).as(String.join(" ", words)).isEmpty();
      all.append("$ torpor ").append(String.join(" ", words)).append('\n');
      all.append(outcome.err()).append('\n');
    }
    Golden.check("cli/usage.txt", all.toString());
  }

  @Test
  void given_a_scenario_with_several_mistakes_when_run_then_all_are_told_at_once() {
    Cli.Outcome outcome =
        new Cli(folder)
            .with("broken.yaml")
            .with("small.yaml")
            .run("run", "small.yaml", "broken.yaml");
    outcome.checkGolden("broken.txt");
    assertThat(outcome.code()).isEqualTo(2);
  }
}
