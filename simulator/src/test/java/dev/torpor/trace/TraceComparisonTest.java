package dev.torpor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceComparison.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceComparisonTest {
  private static @Nullable Difference compare(List<String> first, List<String> second) {
    TraceText text = new TraceText();
    play(first, text);
    TraceComparison comparison = new TraceComparison(text.lines());
    play(second, comparison);
    return comparison.difference();
  }

  private static void play(List<String> notes, TraceListener listener) {
    for (int i = 0; i < notes.size(); i++) {
      listener.on(i * TimeFormat.HOUR, Note.of(Subsystem.OS, notes.get(i)));
    }
  }

  private static String describe(List<String> first, List<String> second) {
    Difference difference = compare(first, second);
    return difference == null ? "the same" : difference.describe();
  }

  @Test
  void given_two_equal_runs_when_compared_then_there_is_no_difference() {
    assertThat(compare(List.of("a", "b"), List.of("a", "b"))).isNull();
  }

  @Test
  void given_a_changed_field_when_compared_then_the_first_such_event_is_told() {
    assertThat(describe(List.of("a", "b", "c"), List.of("a", "x", "y")))
        .isEqualTo(
            """
            the runs differ from event 2 on
              both      0d 00:00:00 note number=7 text=a flag=true texts=[a, b] subsystem=OS
              run 1     0d 01:00:00 note number=7 text=b flag=true texts=[a, b] subsystem=OS
              run 2     0d 01:00:00 note number=7 text=x flag=true texts=[a, b] subsystem=OS""");
  }

  @Test
  void given_a_run_that_ends_early_when_compared_then_that_is_told() {
    assertThat(describe(List.of("a", "b"), List.of("a"))).endsWith("run 2     has ended");
    assertThat(describe(List.of("a"), List.of("a", "b")))
        .contains("from event 2 on", "run 1     has ended");
  }

  @Test
  void given_runs_that_differ_at_once_when_compared_then_nothing_is_common() {
    assertThat(compare(List.of("a"), List.of("b"))).extracting(Difference::before).isNull();
  }
}
