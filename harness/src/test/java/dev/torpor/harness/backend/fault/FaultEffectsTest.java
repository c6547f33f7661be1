package dev.torpor.harness.backend.fault;

import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault has the effect that its text says, and the same seed repeats it to the microsecond.
 */
class FaultEffectsTest {
  @Test
  void given_faults_of_time_when_asked_then_the_story_is_as_told() {
    check("timing", both(FaultCase.timing(), FaultCase.limits()));
  }

  @Test
  void given_faults_of_connections_when_asked_then_the_story_is_as_told() {
    check("connections", both(FaultCase.connections(), FaultCase.breaks()));
  }

  @Test
  void given_faults_of_answers_when_asked_then_the_story_is_as_told() {
    check("answers", both(FaultCase.answers(), FaultCase.restores()));
  }

  @Test
  void given_faults_of_lists_when_asked_then_the_story_is_as_told() {
    check("lists", FaultCase.lists());
  }

  @Test
  void given_all_faults_when_counted_then_each_has_a_story() {
    Set<String> told = new TreeSet<>();
    all().forEach(story -> told.add(story.name().split(" ")[0]));
    assertThat(told).containsExactlyElementsOf(Faults.names());
  }

  @ParameterizedTest
  @MethodSource("all")
  void given_one_seed_when_played_again_then_every_event_repeats(FaultCase story) {
    List<String> first = story.play(7);
    assertThat(story.play(7)).isEqualTo(first).isNotEmpty();
    assertThat(first).anyMatch(line -> line.contains(" server.faulted "));
  }

  @Test
  void given_a_rate_when_the_seed_changes_then_other_requests_are_hit() {
    String fault = "- {fault: no-answer, seen: closed, rate: 30%}";
    assertThat(hits(fault, 1)).isEqualTo(hits(fault, 1)).isNotEqualTo(hits(fault, 2));
    assertThat(hits(fault, 1)).hasSizeBetween(20, 45);
  }

  @Test
  void given_a_fault_before_another_when_it_draws_then_the_other_one_draws_as_before() {
    String second = "- {fault: portal-page, rate: 30%}";
    List<Long> beside = hits("- {fault: latency, rate: 50%, delay: 1ms}\n" + second, 1);
    List<Long> alone = hits("- {fault: latency, rate: 0%, delay: 1ms}\n" + second, 1);
    assertThat(beside).isEqualTo(alone);
  }

  /** The seconds at which one of a hundred requests was spoiled, other than by being late. */
  private static List<Long> hits(String faults, long seed) {
    List<String> script = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      script.add(i + "s GET /i");
    }
    FaultPhone phone = new FaultPhone(faults, "cursor").seed(seed);
    return phone.ask(HOUR, script.toArray(String[]::new)).stream()
        .filter(line -> line.contains("server.faulted") && !line.endsWith("latency"))
        .map(line -> Long.parseLong(line.replaceAll(".*transfer=(\\d+).*", "$1")))
        .toList();
  }

  static List<FaultCase> all() {
    List<FaultCase> all = both(FaultCase.timing(), FaultCase.limits());
    all.addAll(both(FaultCase.connections(), FaultCase.breaks()));
    all.addAll(both(FaultCase.answers(), FaultCase.restores()));
    all.addAll(FaultCase.lists());
    return all;
  }

  private static List<FaultCase> both(List<FaultCase> first, List<FaultCase> second) {
    List<FaultCase> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static void check(String group, List<FaultCase> cases) {
    StringBuilder text = new StringBuilder();
    for (FaultCase story : cases) {
      text.append(story.name()).append(": ").append(story.effect()).append('\n');
      story.faults().lines().forEach(line -> text.append("  ").append(line).append('\n'));
      story.play(1).forEach(line -> text.append("    ").append(line).append('\n'));
    }
    Golden.check("fault/" + group + ".txt", text.toString());
  }
}
