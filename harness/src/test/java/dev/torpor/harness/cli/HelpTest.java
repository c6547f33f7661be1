package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of help, which the launcher serves from files without starting Java. */
class HelpTest {
  private static final Path PAGES = Path.of("src", "main", "help");

  @TempDir private Path folder;

  @Test
  void given_each_command_when_asked_for_help_then_the_page_is_the_launcher_s_file() {
    page("torpor.txt", "--help");
    for (String command : commands()) {
      page("torpor-" + command + ".txt", command, "--help");
    }
  }

  @Test
  void given_the_version_when_asked_for_then_it_is_the_launcher_s_file() {
    page("version.txt", "--version");
  }

  @Test
  void given_the_launcher_s_files_when_listed_then_there_is_none_without_a_command()
      throws IOException {
    Set<String> expected = new TreeSet<>(List.of("torpor.txt", "version.txt"));
    commands().forEach(command -> expected.add("torpor-" + command + ".txt"));
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void given_each_command_when_asked_for_through_help_then_the_page_is_the_same() {
    assertThat(run("help").out()).isEqualTo(run("--help").out());
    for (String command : commands()) {
      assertThat(run("help", command).out()).isEqualTo(run(command, "--help").out());
    }
  }

  @Test
  void given_any_page_when_written_then_no_line_is_wider_than_100_columns() {
    for (String command : commands()) {
      assertThat(run(command, "--help").out().lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void given_no_command_when_run_then_the_page_is_shown_as_an_error() {
    Cli.Outcome outcome = run();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEqualTo(run("--help").out());
  }

  @Test
  void given_a_completion_script_when_written_then_it_knows_every_command() {
    assertThat(run("completion").out()).startsWith("#!/").contains(commands());
  }

  private void page(String file, String... args) {
    Cli.Outcome outcome = run(args);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    Golden.check(PAGES.resolve(file), "harness/src/main/help/" + file, outcome.out());
  }

  private Cli.Outcome run(String... args) {
    return new Cli(folder).run(args);
  }

  private Set<String> commands() {
    Terminal terminal =
        Terminal.pipe(new ByteArrayOutputStream(), new ByteArrayOutputStream(), folder);
    return new TreeSet<>(Torpor.commandLine(terminal).getSubcommands().keySet());
  }
}
