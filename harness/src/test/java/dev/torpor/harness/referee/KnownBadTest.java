package dev.torpor.harness.referee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import dev.torpor.measure.Violation;
import dev.torpor.measure.referee.Invariant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownBadTest {
  static Stream<String> names() {
    return KnownBad.all().stream().map(KnownBad::name);
  }

  static Stream<Supplier<Trial>> trials() {
    return Trials.all().stream();
  }

  private static KnownBad of(String name) {
    return KnownBad.all().stream().filter(bad -> bad.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Violation> judge(KnownBad bad) {
    Trial trial = bad.trial().get();
    return trial.judge(app -> bad.client().apply(app, trial));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_known_bad_client_is_caught_by_the_monitor_that_names_its_bug(String name) {
    KnownBad bad = of(name);

    List<Violation> found = judge(bad);

    assertThat(found).extracting(Violation::id).contains(bad.rule());
    Violation named =
        found.stream().filter(v -> v.id().equals(bad.rule())).findFirst().orElseThrow();
    assertThat(named.message()).isNotBlank();
    assertThat(named.correct()).endsWith(".");
    assertThat(named.proof()).isNotEmpty().isSortedAccordingTo(KnownBadTest::byTime);
  }

  /** https://github.com/codepvg/leetcode-ranking/issues/380. */
  @Test
  void a_fleet_that_comes_on_the_hour_is_caught_and_one_that_spreads_is_not() {
    Violation herd = Objects.requireNonNull(Fleet.judge(BadManners::onTheHour));

    assertThat(herd.id()).isEqualTo("E5");
    assertThat(herd.message()).contains("50 devices");
    assertThat(Fleet.judge(BaseClient::new)).isNull();
  }

  /** Lines of the trace begin with day and time. */
  private static int byTime(String one, String other) {
    boolean both = one.matches("\\d+d .*") && other.matches("\\d+d .*");
    return both ? instant(one).compareTo(instant(other)) : 0;
  }

  private static String instant(String line) {
    String[] words = line.split(" ", 3);
    return String.format(Locale.ROOT, "%6s %s", words[0], words[1]);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void the_correct_base_trips_nothing(Supplier<Trial> made) {
    Trial trial = made.get();

    List<Violation> found = trial.judge(app -> new BaseClient(app, trial));

    assertThat(found).as(trial.name).isEmpty();
  }

  @Test
  void a_client_that_keeps_what_it_sent_sends_it_again_after_a_restore() {
    Trial trial = Trials.restoredBackup();

    List<Violation> found = trial.judge(app -> KitClient.careful(app, trial));

    assertThat(found).isEmpty();
  }

  @Test
  void the_matrix_of_clients_and_rules_is_known() {
    Set<String> rules = new LinkedHashSet<>();
    for (Invariant invariant : Invariant.values()) {
      rules.add(invariant.name());
    }
    StringBuilder table = new StringBuilder();
    for (KnownBad bad : KnownBad.all()) {
      TreeMap<String, Integer> counts = new TreeMap<>();
      judge(bad).forEach(violation -> counts.merge(violation.id(), 1, Integer::sum));
      List<String> cells = new ArrayList<>();
      for (String rule : rules) {
        if (counts.containsKey(rule)) {
          cells.add(rule + " " + counts.remove(rule));
        }
      }
      counts.forEach((rule, count) -> cells.add(rule + " " + count));
      table.append(
          String.format(
              Locale.ROOT,
              "%-28s %-4s %-48s %s\n",
              bad.name(),
              bad.rule(),
              bad.trial().get().name,
              String.join(", ", cells)));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%-28s %-4s %-48s %s\n",
            "on-the-hour",
            "E5",
            Fleet.NAME,
            Fleet.judge(BadManners::onTheHour) == null ? "" : "E5 1"));
    Golden.check("referee/known-bad.txt", table.toString());
  }
}
