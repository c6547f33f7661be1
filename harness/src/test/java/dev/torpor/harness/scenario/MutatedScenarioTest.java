package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.binding.Problem;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a scenario, loading it gives a scenario or mistakes with their places. */
class MutatedScenarioTest {
  private static final Path RESOURCES = Path.of("src/test/resources/scenarios");
  private static final String CHARACTERS = "{}[]:,-#&*!|>'\"%@`\t 09azé\n~?";
  private static final List<String> WORDS =
      List.of("null", "~", "[]", "{}", "0", "-1", "1e400", "on", "''", "99999999999999d", "24:00");

  @Test
  void given_a_scenario_with_random_changes_when_loaded_then_nothing_but_mistakes_come_out(
      @TempDir Path folder) throws IOException {
    String whole = Files.readString(RESOURCES.resolve("full.yaml"));
    Files.createDirectories(folder.resolve("broken/backend"));
    Files.createDirectories(folder.resolve("profiles"));
    for (String name : List.of("my-phone.yaml", "cafe.yaml")) {
      Path from = RESOURCES.resolve("profiles").resolve(name);
      Files.copy(from, folder.resolve("profiles").resolve(name));
    }
    LoadOptions options =
        LoadOptions.standard().withClients(TestClients.all()).withMetrics(new TestMetrics());
    RandomStream chance = new RandomStreams(99).fork("test/mutations");
    Path file = folder.resolve("mutated.yaml");
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      String text = mutated(whole, chance);
      Files.writeString(file, text);
      refused += load(file, text, options) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(200);
  }

  private static boolean load(Path file, String text, LoadOptions options) {
    try {
      return ScenarioFile.load(file, options).text().equals(text);
    } catch (ScenarioException e) {
      long lines = text.lines().count();
      assertThat(e.problems()).isNotEmpty();
      for (Problem problem : e.problems()) {
        assertThat(problem.message()).as(text).isNotBlank();
        assertThat((long) problem.line()).as(text).isBetween(0L, lines + 1);
      }
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String mutated(String whole, RandomStream chance) {
    List<String> lines = new ArrayList<>(whole.lines().toList());
    for (long i = chance.between(1, 3); i > 0; i--) {
      int at = (int) chance.nextLong(lines.size());
      String line = lines.get(at);
      switch ((int) chance.nextLong(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get((int) chance.nextLong(lines.size())));
        case 2 -> {
          int colon = Math.max(0, line.lastIndexOf(": "));
          lines.set(at, line.substring(0, colon) + ": " + pick(chance));
        }
        default -> {
          int column = (int) chance.nextLong(line.length() + 1);
          char character = CHARACTERS.charAt((int) chance.nextLong(CHARACTERS.length()));
          String rest = line.substring(Math.min(line.length(), column + (int) chance.nextLong(2)));
          lines.set(at, line.substring(0, column) + character + rest);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String pick(RandomStream chance) {
    return WORDS.get((int) chance.nextLong(WORDS.size()));
  }
}
