package dev.torpor.harness.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentsTest {
  private static final List<String> PAGES =
      List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "harness/BENCHMARKS.md");

  @TestFactory
  Stream<DynamicTest> pages_name_only_files_that_exist() {
    return PAGES.stream()
        .map(Project.root()::resolve)
        .filter(Files::exists)
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getFileName().toString(),
                    () ->
                        assertThat(Documents.missingPaths(Project.root(), Files.readString(page)))
                            .isEmpty()));
  }

  @Test
  void given_a_page_that_names_a_missing_file_when_checked_then_it_is_told() {
    String text = "see `harness/pom.xml`, `harness/attic/Old.java` and `harness/target/x.jar`";

    assertThat(Documents.missingPaths(Project.root(), text))
        .containsExactly("harness/attic/Old.java");
  }

  @Test
  void the_example_client_compiles_and_uses_the_contract_alone() throws IOException {
    String page = Files.readString(Path.of("..").resolve("CONTRIBUTING.md"));

    JavaClasses example = Classes.of(Documents.examples(page));

    assertThat(example.get("com.example.AtLaunch").getDirectDependenciesFromSelf())
        .extracting(use -> use.getTargetClass().getPackageName())
        .isSubsetOf("com.example", "dev.torpor.app", "dev.torpor.http", "java.lang", "java.util");
  }

  @Test
  void given_an_example_that_does_not_compile_when_checked_then_it_fails() {
    String[] broken = Documents.examples("text\n```java\nclass Broken { Missing m; }\n```\n");

    assertThatThrownBy(() -> Classes.of(broken)).hasMessageContaining("does not compile");
  }
}
