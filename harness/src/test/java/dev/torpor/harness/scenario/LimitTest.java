package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
  @ParameterizedTest
  @CsvSource({
    ">= 0.80, AT_LEAST, 0.80, NUMBER",
    ">=80%, AT_LEAST, 0.800000, NUMBER",
    "<= 45min, AT_MOST, 2700.000000, SECONDS",
    "< 1h 30min, LESS, 5400.000000, SECONDS",
    "> 250 J, MORE, 250.000000000000, JOULES",
    "<= 2 MiB, AT_MOST, 2097152, BYTES",
    "0, EQUAL, 0, NUMBER",
    "== 3, EQUAL, 3, NUMBER",
    "= -3.5, EQUAL, -3.5, NUMBER",
  })
  void a_limit_is_a_comparison_and_a_value(
      String text, Limit.Comparison comparison, String value, Limit.Measure measure) {
    Limit limit = Limit.parse(text);

    assertThat(limit.comparison()).isEqualTo(comparison);
    assertThat(limit.value()).hasToString(value);
    assertThat(limit.measure()).isEqualTo(measure);
    assertThat(limit.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    ">= 0.4, 0.4, true",
    ">= 0.4, 0.39, false",
    "> 0.4, 0.4, false",
    "<= 0.4, 0.4, true",
    "< 0.4, 0.4, false",
    "0.4, 0.4, true",
    "0.4, 0.41, false",
  })
  void a_limit_holds_or_does_not(String text, double measured, boolean holds) {
    assertThat(Limit.parse(text).holds(measured)).isEqualTo(holds);
  }

  @Test
  void given_something_else_when_parsed_then_the_forms_are_shown() {
    assertThatThrownBy(() -> Limit.parse("about 5")).hasMessageContaining("'<= 45min'");
    assertThatThrownBy(() -> Limit.parse("<= 5 parsec")).hasMessageContaining("'<= 45min'");
  }
}
