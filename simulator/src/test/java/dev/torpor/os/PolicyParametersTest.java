package dev.torpor.os;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.simulation.Story;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that make no policy are refused by name, before anything runs. */
class PolicyParametersTest {
  static Stream<Arguments> impossible() {
    return Stream.of(
        no("bgt.maxPendingRefresh must not be negative", s -> s.count("bgt.maxPendingRefresh", -1)),
        no("budget.energyPerDay must not be negative", s -> s.decimal("budget.energyPerDay", -3)),
        no("das.weight.battery must not be negative", s -> s.decimal("das.weight.battery", -1)),
        no("predict.slot must be longer than nothing", s -> s.duration("predict.slot", 0)),
        no("predict.slot must divide a day", s -> s.duration("predict.slot", 7 * MINUTE)),
        no("predict.halfLife must be longer than nothing", s -> s.duration("predict.halfLife", 0)),
        no("penalty.halfLife must be longer than nothing", s -> s.duration("penalty.halfLife", 0)),
        no("cond.nightFrom is a time of day", s -> s.duration("cond.nightFrom", 30 * HOUR)),
        no("url.connectionsPerHost must be at least 1", s -> s.count("url.connectionsPerHost", 0)),
        no("cond.thermalBlockLevel is 'warm'", s -> s.word("cond.thermalBlockLevel", "warm")));
  }

  private static Arguments no(String message, UnaryOperator<Story> change) {
    return Arguments.of(message, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void given_a_value_that_makes_no_policy_then_it_is_refused_by_name(
      String message, UnaryOperator<Story> change) {
    Story story = change.apply(Story.shipped("ios"));

    assertThatThrownBy(() -> story.spec(DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter " + message);
  }

  @Test
  void given_the_values_as_shipped_then_they_make_one() {
    assertThat(Story.shipped("ios").spec(DAY)).isNotNull();
  }
}
