package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void given_good_and_bad_scenarios_when_checked_then_each_has_its_line_and_the_worst_decides()
      throws IOException {
    Cli cli = new Cli(folder).with("chance.yaml").with("broken.yaml");
    copy("failing.yaml", "== 5", "== 6");
    Files.writeString(folder.resolve("profile.yaml"), "description: a radio\n");
    Cli.Outcome outcome = cli.run("check", ".");
    assertThat(outcome.code()).isEqualTo(2);
    new Cli.Outcome(
            outcome.code(), outcome.out().replaceAll("twice [0-9a-f]{12}", "twice HASH"), "")
        .checkGolden("check.txt");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void given_a_good_scenario_when_checked_then_the_code_is_0() {
    Cli.Outcome outcome = new Cli(folder).with("chance.yaml").run("check", "chance.yaml");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).endsWith("1 scenario: 1 ok\n");
  }

  @Test
  void given_no_path_when_checked_then_the_folder_scenarios_is() throws IOException {
    Cli cli = new Cli(folder).with("chance.yaml");
    assertThat(cli.run("check").err()).isEqualTo("error: there is no file or folder 'scenarios'\n");
    Files.createDirectory(folder.resolve("scenarios"));
    assertThat(cli.run("check").err())
        .isEqualTo("error: there is no scenario to check; 'torpor new NAME' writes one\n");
    Files.copy(folder.resolve("chance.yaml"), folder.resolve("scenarios/chance.yaml"));
    assertThat(cli.run("check").out()).startsWith("ok       scenarios/chance.yaml  1 expectation");
  }

  @Test
  void given_a_client_with_a_memory_of_other_runs_when_checked_then_the_first_difference_is_told()
      throws IOException {
    Cli cli = new Cli(folder).with("chance.yaml");
    copy("drifting.yaml", "{use: poll, interval: 1h}", "test-drifts");
    Cli.Outcome outcome = cli.runWithTestClients("check", "drifting.yaml");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .startsWith("DIFFERS  drifting.yaml  the same run twice was not the same\n")
        .contains("    the runs differ from event ")
        .containsPattern("  run 1     0d 00:00:01 client.log message=launch \\d+ of all\n")
        .containsPattern("  run 2     0d 00:00:01 client.log message=launch \\d+ of all\n")
        .contains("    reproduce: torpor check drifting.yaml\n");
  }

  @Test
  void given_a_client_that_breaks_when_checked_then_the_others_are_checked_all_the_same()
      throws IOException {
    Cli cli = new Cli(folder).with("chance.yaml");
    copy("breaking.yaml", "{use: poll, interval: 1h}", "test-throws");
    Cli.Outcome outcome = cli.runWithTestClients("check", ".");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out())
        .startsWith("BROKE    breaking.yaml  the client broke\n")
        .contains("    reproduce: torpor run breaking.yaml\n")
        .contains("ok       chance.yaml")
        .endsWith("2 scenarios: 1 ok, 1 BROKE\n");
  }

  private void copy(String to, String what, String with) throws IOException {
    String text = Files.readString(folder.resolve("chance.yaml"));
    Files.writeString(folder.resolve(to), text.replace(what, with));
  }
}
