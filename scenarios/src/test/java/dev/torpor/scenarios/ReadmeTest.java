package dev.torpor.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first screen of the README is true: its output is what its command prints. */
class ReadmeTest {
  private static final String BEGIN = "```text\n";
  private static final String END = "\n```\n";

  /** The one thing in the output that belongs to the JDK and not to Torpor. */
  private static final String ZONE_DATA = "time-zone data [0-9]{4}[a-z]";

  @Test
  void given_the_command_of_the_README_when_run_then_it_prints_what_the_README_shows()
      throws Exception {
    Path root = TorporProcess.scenarios().resolve("..").normalize();
    Path readme = root.resolve("README.md");
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);

    TorporProcess.Ended ended =
        TorporProcess.run(
            root,
            List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"),
            "run",
            "scenarios/first-light.yaml");

    assertThat(ended.exitCode()).as("%s", ended).isZero();
    String printed = ended.output().strip();
    if (Boolean.getBoolean("readme.update")) {
      Files.writeString(readme, text.substring(0, begin) + printed + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end).replaceAll(ZONE_DATA, ""))
        .as("refresh it with: mvn verify -Dreadme.update=true")
        .isEqualTo(printed.replaceAll(ZONE_DATA, ""));
  }
}
