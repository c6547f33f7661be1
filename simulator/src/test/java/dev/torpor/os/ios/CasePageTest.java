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

/** The page that lists which test shows which behaviour, and where that behaviour is described. */
class CasePageTest {
  private static final Path PAGE = Path.of("T-CASES.md");
  private static final Path SOURCES = Path.of("src/test/resources/t-cases.txt");
  private static final Pattern TEST = Pattern.compile("\\bvoid\\s+((?:T\\d\\d_)+\\w+)\\(");
  private static final Pattern CASE = Pattern.compile("T\\d\\d(?=_)");

  @Test
  void the_page_of_cases_names_every_test_and_every_case_has_one() throws IOException {
    List<String> untested = new ArrayList<>();
    String page = page(untested);
    if ("update".equals(System.getProperty("torpor.golden"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(untested).as("cases without a test").isEmpty();
    assertThat(Files.readString(PAGE))
        .as("simulator/T-CASES.md is stale; run with -Dtorpor.golden=update to write it again")
        .isEqualTo(page);
  }

  private static String page(List<String> untested) throws IOException {
    Map<String, List<String>> tests = tests();
    StringBuilder page = new StringBuilder();
    page.append("# Behaviours of iOS and the tests that show them\n\n")
        .append("Written by `CasePageTest`; run it with `-Dtorpor.golden=update` after adding a")
        .append(" test whose name begins with a case. Sources are listed below.\n\n")
        .append("| case | test | source |\n| --- | --- | --- |\n");
    StringBuilder sources = new StringBuilder("\n## Sources\n\n");
    for (String line : Files.readAllLines(SOURCES, StandardCharsets.UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      String key = line.substring(0, line.indexOf(' '));
      String rest = line.substring(line.indexOf(' ') + 1);
      if (key.matches("T\\d\\d")) {
        List<String> named = tests.getOrDefault(key, List.of());
        if (named.isEmpty()) {
          untested.add(key);
        }
        page.append("| ").append(key).append(" | ").append(String.join("<br>", named));
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

  private static Map<String, List<String>> tests() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
      files = all.filter(path -> path.toString().endsWith("Test.java")).sorted().toList();
    }
    Map<String, List<String>> tests = new TreeMap<>();
    for (Path file : files) {
      String type = file.getFileName().toString().replace(".java", "");
      Matcher test = TEST.matcher(Files.readString(file));
      while (test.find()) {
        String name = test.group(1);
        String words = name.replaceFirst("^(T\\d\\d_)+", "").replace('_', ' ');
        String first = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        Matcher each = CASE.matcher(name);
        while (each.find()) {
          tests.computeIfAbsent(each.group(), k -> new ArrayList<>()).add(type + ": " + first);
        }
      }
    }
    return tests;
  }
}
