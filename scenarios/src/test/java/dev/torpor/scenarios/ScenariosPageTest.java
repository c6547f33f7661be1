package dev.torpor.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code scenarios/README.md} lists every scenario and backend, in the words of the files. */
class ScenariosPageTest {
  private static final String SCENARIOS =
      """
      # Scenarios

      Run one with `harness/bin/torpor run scenarios/FILE`, all of them twice with `harness/bin/torpor check scenarios`.
      Copy one to start your own. This page is made from the files; `mvn verify -Dreadme.update=true` makes it anew.

      | file | what happens |
      |---|---|
      """;
  private static final String BACKENDS =
      """

      ## Backends

      Folders of ordinary WireMock stubs; each says what it answers.

      | folder | what it is |
      |---|---|
      """;

  @Test
  void given_the_files_when_listed_then_the_page_names_each_with_its_own_words() throws Exception {
    Path folder = TorporProcess.scenarios();
    StringBuilder page = new StringBuilder(SCENARIOS);
    for (Path file : entries(folder, ".yaml")) {
      row(page, file.getFileName().toString(), file.getFileName().toString(), comment(file));
    }
    page.append(BACKENDS);
    for (Path backend : entries(folder.resolve("backends"), "")) {
      String name = backend.getFileName().toString();
      row(page, name, "backends/" + name + "/README.md", heading(backend.resolve("README.md")));
    }

    Path readme = folder.resolve("README.md");
    if (Boolean.getBoolean("readme.update")) {
      Files.writeString(readme, page);
      return;
    }
    assertThat(readme)
        .as("refresh it with: mvn verify -Dreadme.update=true")
        .hasContent(page.toString());
  }

  private static List<Path> entries(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void row(StringBuilder page, String name, String link, String words) {
    assertThat(words).as("the words that open %s", link).isNotBlank();
    page.append("| [").append(name).append("](").append(link).append(") | ");
    page.append(words).append(" |\n");
  }

  /** The comment that opens a scenario, after the line for editors. */
  private static String comment(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        break;
      }
      if (!line.startsWith("# yaml-language-server")) {
        lines.add(line.substring(1).strip());
      }
    }
    return String.join(" ", lines);
  }

  /** The first paragraph below the title. */
  private static String heading(Path readme) throws IOException {
    return Files.readAllLines(readme).stream()
        .skip(1)
        .dropWhile(String::isBlank)
        .takeWhile(line -> !line.isBlank())
        .collect(Collectors.joining(" "));
  }
}
