package dev.torpor.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiRulesTest {
  private static final String MAIN = "simulator/src/main/java/p/A.java";
  private static final String TEST = "simulator/src/test/java/p/A.java";

  @Test
  void no_signature_takes_two_booleans_side_by_side() {
    assertThat(Project.sources().stream().flatMap(f -> ApiRules.booleanPairs(f).stream()))
        .isEmpty();
  }

  @Test
  void given_two_adjacent_booleans_when_checked_then_the_method_is_named() {
    SourceFile file =
        SourceFile.of(
            MAIN,
            """
            class A {
              void apart(boolean a, int b, boolean c) {}
              @Override void given(boolean a, boolean b) {}
              void pair(int x, boolean a, boolean b) {}
            }
            """);

    assertThat(ApiRules.booleanPairs(file))
        .containsExactly(
            MAIN
                + ":4: pair takes two booleans side by side:"
                + " make one an enum or split the method");
  }

  @Test
  void given_a_record_with_two_adjacent_booleans_when_checked_then_it_is_named() {
    SourceFile apart = SourceFile.of(MAIN, "record A(boolean a, int b, boolean c) {}\n");
    SourceFile pair = SourceFile.of(MAIN, "record A(boolean a, boolean b) {}\n");

    assertThat(ApiRules.booleanPairs(apart)).isEmpty();
    assertThat(ApiRules.booleanPairs(pair))
        .containsExactly(
            MAIN + ":1: A has two booleans side by side: make one an enum or move one away");
  }

  @Test
  void what_is_public_is_documented() {
    assertThat(Project.sources().stream().flatMap(f -> ApiRules.documentation(f).stream()))
        .isEmpty();
  }

  @Test
  void given_undocumented_public_members_when_checked_then_each_is_named() {
    SourceFile file =
        SourceFile.of(
            MAIN,
            """
            public class A {
              public static final int LIMIT = 1;
              public A(int size) {}
              public void act() {}
              @Override public String toString() { return ""; }
              void inside() {}
              public interface Part { void call(); }
            }
            """);

    assertThat(ApiRules.documentation(file))
        .extracting(breach -> breach.replaceAll(" is public.*", ""))
        .containsExactly(
            MAIN + ":1: A",
            MAIN + ":2: LIMIT",
            MAIN + ":3: <init>",
            MAIN + ":4: act",
            MAIN + ":7: Part",
            MAIN + ":7: call");
  }

  @Test
  void given_documented_or_inherited_members_when_checked_then_nothing_is_asked() {
    SourceFile file =
        SourceFile.of(
            MAIN,
            """
            /** A point. */
            public record A(int x, int y) {
              public A {}
              /** Where it is. */
              public int distance() { return x + y; }
              @Override public String toString() { return ""; }
              /** Ways to go. */
              public enum Way { UP, DOWN }
              class Hidden { public void act() {} }
              /** What it does. */
              public interface Part { private void help() {} }
            }
            """);

    assertThat(ApiRules.documentation(file)).isEmpty();
  }

  @Test
  void given_a_public_test_type_when_checked_then_only_the_type_needs_documentation() {
    SourceFile file = SourceFile.of(TEST, "public class A { public void act() {} }\n");

    assertThat(ApiRules.documentation(file))
        .containsExactly(
            TEST
                + ":1: A is public and has no Javadoc: say in one line what it is, then units,"
                + " ranges and errors");
  }

  @Test
  void given_a_blank_comment_when_checked_then_it_does_not_count() {
    SourceFile file = SourceFile.of(MAIN, "/** */\npublic class A {}\n");

    assertThat(ApiRules.documentation(file)).hasSize(1);
  }
}
