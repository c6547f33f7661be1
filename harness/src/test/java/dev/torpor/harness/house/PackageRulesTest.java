package dev.torpor.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final String FOLDER = "simulator/src/main/java/p/";
  private static final SourceFile TYPE = SourceFile.of(FOLDER + "A.java", "package p;\nclass A {}");

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    assertThat(PackageRules.packageInfos(Project.sources())).isEmpty();
  }

  @Test
  void given_a_package_without_package_info_when_checked_then_it_is_named() {
    assertThat(PackageRules.packageInfos(List.of(TYPE)))
        .containsExactly(FOLDER + "A.java: package p has no package-info.java: add one beside");
  }

  @Test
  void given_a_marked_package_with_a_sentence_when_checked_then_nothing_is_asked() {
    SourceFile info = info("/** What the room is for. */\n@NullMarked\npackage p;\n");

    assertThat(PackageRules.packageInfos(List.of(TYPE, info))).isEmpty();
  }

  @Test
  void given_a_bare_package_info_when_checked_then_mark_and_sentence_are_asked_for() {
    assertThat(PackageRules.packageInfos(List.of(TYPE, info("/** Room. */\npackage p;\n"))))
        .containsExactly(
            FOLDER + "package-info.java: the package is not @NullMarked: annotate it",
            FOLDER + "package-info.java: says nothing: write a sentence on what the room is for");
  }

  @Test
  void main_code_has_no_leftovers() {
    assertThat(Project.sources().stream().flatMap(f -> PackageRules.leftovers(f).stream()))
        .isEmpty();
  }

  @Test
  void given_a_note_for_later_when_checked_then_it_is_named() {
    SourceFile file = SourceFile.of(FOLDER + "A.java", "class A {\n  // TODO finish\n}\n");

    assertThat(PackageRules.leftovers(file))
        .containsExactly(
            FOLDER
                + "A.java:2: TODO: finish it, or document the limit and report it when it is hit");
  }

  private static SourceFile info(String text) {
    return SourceFile.of(FOLDER + "package-info.java", text);
  }
}
