package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are processes, from the command line. */
class CommandClientTest {
  private static final String CLIENT = "process,command=sh client.sh";

  @TempDir private Path folder;

  @BeforeEach
  void needs_a_shell() {
    boolean there =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, "sh")));
    assumeTrue(there, "there is no 'sh' on this machine");
  }

  @Test
  void given_no_leave_when_a_scenario_names_a_program_then_nothing_is_run() {
    Cli.Outcome outcome = run("echo started > started");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "error: --client process,command=sh client.sh: the client 'process' starts a program of"
                + " the scenario's choice, which scenarios may not unless you say so: read what it"
                + " is and add --allow-command; the command: sh client.sh\nnothing was run\n");
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void given_leave_when_the_program_behaves_then_the_run_goes_through() {
    Cli.Outcome outcome =
        run("while read line; do echo '{\"type\":\"done\"}'; done", "--allow-command");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("client    " + CLIENT);
  }

  @Test
  void given_a_program_that_hangs_when_run_then_the_code_is_4_and_the_line_is_quoted() {
    Cli.Outcome outcome =
        run("read line; sleep 60", "--allow-command", "--client-timeout", "300ms");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .startsWith(
            "the client broke: client process, launched(USER), whose process has had the line"
                + " {\"type\":\"launch\",")
        .contains("has not returned for")
        .contains("It must write {\"type\":\"done\"} when its turn is over")
        .contains("the command: sh client.sh")
        .endsWith(
            "reproduce: torpor run small.yaml --client 'process,command=sh client.sh' --seed 7"
                + " --client-timeout 300ms --allow-command\n");
  }

  @Test
  void given_a_program_that_writes_rubbish_when_run_then_the_code_is_4() {
    Cli.Outcome outcome = run("echo hello", "--allow-command");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .contains(
            "launched(USER): the process wrote a line, which is not one JSON object; the line:"
                + " hello\n");
  }

  private Cli.Outcome run(String script, String... options) {
    try {
      Files.writeString(folder.resolve("client.sh"), script + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    String[] words = new String[options.length + 4];
    words[0] = "run";
    words[1] = "small.yaml";
    words[2] = "--client";
    words[3] = CLIENT;
    System.arraycopy(options, 0, words, 4, options.length);
    return new Cli(folder).with("small.yaml").run(words);
  }
}
