package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.torpor.harness.binding.ProblemText;
import dev.torpor.harness.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioMistakesTest {
  private static final Path BROKEN = Path.of("src/test/resources/scenarios/broken");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "malformed",
        "tabs",
        "keys",
        "units",
        "types",
        "missing",
        "times",
        "data",
        "hours",
        "content",
        "shares",
        "recorded",
        "events",
        "names",
        "networks",
        "options",
        "outside",
        "profile",
        "yaml-features",
        "tags",
        "documents",
        "empty",
        "list",
        "too-many",
        "too-long",
      })
  void given_a_file_with_mistakes_when_loaded_then_all_of_them_are_told(String name) {
    Golden.check("scenario/" + name + ".txt", messages(BROKEN.resolve(name + ".yaml")));
  }

  @Test
  void given_no_file_when_loaded_then_the_nearest_one_is_named() {
    assertThat(messages(BROKEN.resolve("malfromed.yaml")))
        .isEqualTo(
            BROKEN
                + "/malfromed.yaml: error: the file does not exist. Did you mean '"
                + BROKEN
                + "/malformed.yaml'?\n");
    assertThat(messages(BROKEN)).endsWith("broken: error: this is a folder, not a file\n");
  }

  @Test
  void given_bytes_that_are_no_text_when_loaded_then_that_is_told(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.write(file, new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xE4, '\n'});
    assertThat(messages(file)).endsWith("a.yaml: error: the file is not text in UTF-8\n");

    Files.write(file, new byte[] {'n', 'a', 'm', 'e', ':', ' ', 'x', 7, '\n'});
    assertThat(messages(file)).contains("a.yaml:1:8: error: not valid YAML: ");

    Files.write(file, new byte[(1 << 20) + 1]);
    assertThat(messages(file)).endsWith("a.yaml: error: the file is larger than 1 MiB\n");
  }

  @Test
  void given_links_out_of_the_project_when_loaded_then_they_are_refused_unless_allowed(
      @TempDir Path folder) throws IOException, ScenarioException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/stubs"));
    Files.createSymbolicLink(project.resolve("stubs"), elsewhere);
    Path file = project.resolve("a.yaml");
    Files.writeString(file, Scenarios.minimal().replace("wiremock: x", "wiremock: stubs"));

    assertThat(messages(file))
        .contains("'stubs' lies outside the project folder 'project'")
        .contains("--allow DIR");
    LoadOptions allowing = options().allowing(List.of(folder.resolve("elsewhere")));
    assertThat(ScenarioFile.load(file, allowing).wiremock()).contains(elsewhere.toRealPath());
  }

  @Test
  void given_a_project_above_when_loaded_then_files_of_all_of_it_can_be_named(@TempDir Path folder)
      throws IOException, ScenarioException {
    Files.createDirectories(folder.resolve(".git"));
    Path stubs = Files.createDirectories(folder.resolve("stubs"));
    Path file = Files.createDirectories(folder.resolve("scenarios")).resolve("a.yaml");
    Files.writeString(file, Scenarios.minimal().replace("wiremock: x", "wiremock: ../stubs"));

    assertThat(ScenarioFile.load(file, options()).wiremock()).contains(stubs.toRealPath());
  }

  private static String messages(Path file) {
    ScenarioException mistakes =
        catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.load(file, options()));
    assertThat(mistakes).as("mistakes in " + file).isNotNull();
    return ProblemText.of(mistakes.problems());
  }

  private static LoadOptions options() {
    return LoadOptions.standard().withClients(TestClients.all()).withMetrics(new TestMetrics());
  }
}
