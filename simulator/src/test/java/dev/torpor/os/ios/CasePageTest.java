package dev.torpor.os.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page that lists which test shows which behaviour, which twin shows that the outcome flips
 * without the rule, and where the behaviour is described. A twin is a test with {@code _twin_} in
 * its name, or a part of the test itself that follows the comment {@code // twin: what differs}.
 */
class CasePageTest {
  private static final Path PAGE = Path.of("T-CASES.md");
  private static final Path SOURCES = Path.of("src/test/resources/t-cases.txt");
  private static final Pattern TEST = Pattern.compile("\\bvoid\\s+((?:T\\d\\d_)+\\w+)\\(");
  private static final Pattern CASE = Pattern.compile("T\\d\\d(?=_)");
  private static final Pattern INLINE = Pattern.compile("// twin: (.+)");

  /** The tests and the twins of a case, as the page names them. */
  private record Shown(List<String> tests, List<String> twins) {
    Shown() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Test
  void the_page_of_cases_names_every_test_and_every_case_has_one_and_a_twin() throws IOException {
    List<String> untested = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    String page = page(untested, alone);
    if ("update".equals(System.getProperty("torpor.golden"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(untested).as("cases without a test").isEmpty();
    assertThat(alone).as("cases without a twin in which the outcome flips").isEmpty();
    assertThat(Files.readString(PAGE))
        .as("simulator/T-CASES.md is stale; run with -Dtorpor.golden=update to write it again")
        .isEqualTo(page);
  }

  private static String page(List<String> untested, List<String> alone) throws IOException {
    Map<String, Shown> cases = cases();
    StringBuilder page = new StringBuilder();
    page.append("# Behaviours of iOS and the tests that show them\n\n")
        .append("Written by `CasePageTest`; run it with `-Dtorpor.golden=update` after adding a")
        .append(" test whose name begins with a case. A twin shows what comes out without the")
        .append(" rule. Sources are listed below.\n\n")
        .append("| case | test | twin | source |\n| --- | --- | --- | --- |\n");
    StringBuilder sources = new StringBuilder("\n## Sources\n\n");
    for (String line : Files.readAllLines(SOURCES, StandardCharsets.UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      String key = line.substring(0, line.indexOf(' '));
      String rest = line.substring(line.indexOf(' ') + 1);
      if (key.matches("T\\d\\d")) {
        Shown shown = cases.getOrDefault(key, new Shown());
        if (shown.tests().isEmpty()) {
          untested.add(key);
        }
        if (shown.twins().isEmpty()) {
          alone.add(key);
        }
        page.append("| ").append(key).append(" | ").append(String.join("<br>", shown.tests()));
        page.append(" | ").append(String.join("<br>", shown.twins()));
        page.append(" | ").append(rest.replace(" ", ", ")).append(" |\n");
      } else {
        sources.append("- ").append(key).append(": ").append(source(rest)).append('\n');
      }
    }
    return page.append(sources).toString();
  }

  private static String source(String addressAndTitle) {
    String address = addressAndTitle.substring(0, addressAndTitle.indexOf(' '));
    String title = addressAndTitle.substring(addressAndTitle.indexOf(' ') + 1);
    return address.equals("-") ? title : title + ", " + address;
  }

  private static Map<String, Shown> cases() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
      files = all.filter(path -> path.toString().endsWith("Test.java")).sorted().toList();
    }
    Map<String, Shown> cases = new TreeMap<>();
    for (Path file : files) {
      String type = file.getFileName().toString().replace(".java", "");
      String text = Files.readString(file);
      Matcher test = TEST.matcher(text);
      while (test.find()) {
        String body = text.substring(test.end(), text.indexOf("\n  }\n", test.end()));
        Matcher each = CASE.matcher(test.group(1));
        while (each.find()) {
          add(cases.computeIfAbsent(each.group(), k -> new Shown()), type, test.group(1), body);
        }
      }
    }
    return cases;
  }

  private static void add(Shown shown, String type, String name, String body) {
    String words = name.replaceFirst("^(T\\d\\d_)+", "").replace('_', ' ');
    String prefix = type + ": ";
    if (words.startsWith("twin ")) {
      shown.twins().add(prefix + words.substring(5));
    } else {
      shown
          .tests()
          .add(prefix + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1));
    }
    Matcher twin = INLINE.matcher(body);
    while (twin.find()) {
      assertThat(body.substring(twin.end())).as("after a twin of %s", name).contains("assertThat(");
      shown.twins().add(prefix + "in the same test, " + twin.group(1).strip());
    }
  }
}
