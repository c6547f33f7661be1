package dev.torpor.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeRulesTest {
  private static final String HEAD = "package p;\nclass A {\n";

  @Test
  void files_have_at_most_500_lines() {
    assertThat(rule(SizeRules::fileLength).breaches(Project.sources())).isEmpty();
  }

  @Test
  void given_a_file_of_501_lines_when_checked_then_it_is_named() {
    SourceFile longest = SourceFile.of("A.java", HEAD + "\n".repeat(497) + "}\n");
    SourceFile tooLong = SourceFile.of("A.java", HEAD + "\n".repeat(498) + "}\n");

    assertThat(SizeRules.fileLength(longest)).isEmpty();
    assertThat(SizeRules.fileLength(tooLong))
        .containsExactly(
            "A.java: 501 lines, at most 500: give one of its concerns a file of its own");
  }

  @Test
  void methods_have_at_most_70_lines() {
    assertThat(rule(SizeRules::methodLength).breaches(Project.sources())).isEmpty();
  }

  @Test
  void given_a_method_of_71_lines_when_checked_then_it_is_named() {
    SourceFile longest = SourceFile.of("A.java", method(68));
    SourceFile tooLong = SourceFile.of("A.java", method(69));

    assertThat(SizeRules.methodLength(longest)).isEmpty();
    assertThat(SizeRules.methodLength(tooLong))
        .containsExactly(
            "A.java:4: m has 71 lines, at most 70: name its steps and make them methods");
  }

  @Test
  void given_a_long_initializer_when_checked_then_it_is_named() {
    SourceFile file = SourceFile.of("A.java", HEAD + "static {" + "\n".repeat(70) + "}\n}\n");

    assertThat(SizeRules.methodLength(file)).hasSize(1);
  }

  @Test
  void lines_have_at_most_100_columns() {
    assertThat(rule(SizeRules::columns).breaches(Project.sources())).isEmpty();
  }

  @Test
  void given_a_line_of_101_columns_when_checked_then_it_is_named() {
    SourceFile widest = SourceFile.of("A.java", HEAD + "}\n//" + "x".repeat(98) + "\n");
    SourceFile tooWide = SourceFile.of("A.java", HEAD + "}\n//" + "x".repeat(99) + "\n");

    assertThat(SizeRules.columns(widest)).isEmpty();
    assertThat(SizeRules.columns(tooWide))
        .containsExactly("A.java:4: 101 columns, at most 100: break the line");
  }

  @Test
  void given_a_wide_line_in_a_text_block_when_checked_then_it_stays_as_it_is() {
    String block = "String a = \"\"\"\n" + "x".repeat(120) + "\n\"\"\";";

    assertThat(SizeRules.columns(SourceFile.of("A.java", HEAD + block + "\n}\n"))).isEmpty();
    assertThat(SizeRules.columns(SourceFile.of("A.java", HEAD + block + "\n}\n" + "/".repeat(120))))
        .hasSize(1);
  }

  @Test
  void the_median_file_stays_short() {
    List<SourceFile> main = Project.sources().stream().filter(SourceFile::isMain).toList();
    List<SourceFile> test = Project.sources().stream().filter(file -> !file.isMain()).toList();
    SourceFile longest =
        Project.sources().stream()
            .max(Comparator.comparingInt(file -> file.lines().size()))
            .orElseThrow();

    System.out.println("house: main files " + summary(main) + "; tests " + summary(test));
    System.out.println("house: longest " + longest.path() + ", " + longest.lines().size());

    assertThat(SizeRules.medianLines(main))
        .as("median length of main files: split the long ones by concern")
        .isLessThan(SizeRules.MEDIAN_LINES);
  }

  @Test
  void given_three_files_when_their_median_is_asked_then_it_is_the_middle_one() {
    SourceFile one = SourceFile.of("A.java", "package p;\n");
    SourceFile two = SourceFile.of("B.java", "package p;\n\n");
    SourceFile nine = SourceFile.of("C.java", "package p;" + "\n".repeat(9));

    assertThat(SizeRules.medianLines(List.of(nine, one, two))).isEqualTo(2);
  }

  private static String summary(List<SourceFile> files) {
    return files.size() + ", median " + SizeRules.medianLines(files) + " lines";
  }

  private static SourceRule rule(SourceRule rule) {
    return rule;
  }

  private static String method(int emptyLines) {
    return HEAD + "/** Says what. */\nvoid m() {\n" + "\n".repeat(emptyLines) + "}\n}\n";
  }
}
