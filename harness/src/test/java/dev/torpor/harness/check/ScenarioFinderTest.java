package dev.torpor.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFinderTest {
  private static final String SCENARIO = "name: A\nstart: 2026-03-02T00:00:00\n";

  @TempDir private Path folder;

  @Test
  void given_a_tree_of_files_when_looked_into_then_scenarios_are_found_in_order()
      throws IOException {
    write("b.yaml", SCENARIO);
    write("a/z.yml", SCENARIO);
    write("a/notes.txt", SCENARIO);
    write("a/profile.yaml", "description: a radio\nparameters: {}\n");
    write("backends/news/x.yaml", SCENARIO);
    write("target/y.yaml", SCENARIO);
    write(".hidden/z.yaml", SCENARIO);
    write(".z.yaml", SCENARIO);
    ScenarioFinder finder = look();
    assertThat(names(finder.scenarios())).containsExactly("a/z.yml", "b.yaml");
    assertThat(names(finder.others())).containsExactly("a/profile.yaml");
  }

  @Test
  void given_files_with_mistakes_when_looked_at_then_they_are_scenarios_to_complain_about()
      throws IOException {
    write("misspelt.yaml", "nmae: A\nstart: 2026-03-02T00:00:00\nzone: UTC\n");
    write("twice.yaml", "name: A\nname: B\nstart: x\n");
    write("torn.yaml", "name: [A\n");
    Files.write(folder.resolve("latin.yaml"), new byte[] {'n', ':', ' ', (byte) 0xFC});
    assertThat(names(look().scenarios()))
        .containsExactly("latin.yaml", "misspelt.yaml", "torn.yaml", "twice.yaml");
  }

  @Test
  void given_files_without_a_map_when_looked_at_then_they_are_none() throws IOException {
    write("empty.yaml", "");
    write("list.yaml", "- name: A\n- start: B\n");
    assertThat(look().scenarios()).isEmpty();
  }

  @Test
  void given_a_file_when_named_then_it_is_taken_as_it_is() throws IOException {
    write("profile.yaml", "description: a radio\n");
    ScenarioFinder finder = new ScenarioFinder();
    finder.look(folder.resolve("profile.yaml"));
    assertThat(names(finder.scenarios())).containsExactly("profile.yaml");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ScenarioFinder look() throws IOException {
    ScenarioFinder finder = new ScenarioFinder();
    finder.look(folder);
    return finder;
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> folder.relativize(file).toString()).toList();
  }
}
