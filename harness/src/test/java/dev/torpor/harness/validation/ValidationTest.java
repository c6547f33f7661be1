package dev.torpor.harness.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.network.SharedData;
import dev.torpor.harness.report.Golden;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the validation page as a test of its own, and the page itself. */
class ValidationTest {
  private static final Path PAGE = Path.of("..", "simulator", "VALIDATION.md");

  @TestFactory
  Stream<DynamicTest> cases() {
    return ValidationCases.all().stream()
        .map(one -> DynamicTest.dynamicTest(one.id() + " " + one.what(), () -> check(one)));
  }

  private static void check(ValidationCase one) {
    if (one.data() != null) {
      SharedData.need(one.data());
    }
    BigDecimal got = one.figure().measure();
    assertThat(one.accepts(got))
        .as(
            "%s %s: expected %s %s within %s, got %s",
            one.id(),
            one.what(),
            one.expected().toPlainString(),
            one.unit(),
            one.tolerance().text(),
            got.toPlainString())
        .isTrue();
  }

  @Test
  void the_committed_page_says_what_the_cases_measure() {
    Golden.check(PAGE, "simulator/VALIDATION.md", ValidationPage.text());
  }
}
