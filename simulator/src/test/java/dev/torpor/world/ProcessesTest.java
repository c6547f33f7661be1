package dev.torpor.world;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.app.LocalEdit;
import dev.torpor.network.NetworkPath;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.DatasetPlan.Mix;
import dev.torpor.world.Moment.TimeOfDay;
import dev.torpor.world.ServerChanges.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is drawn of changing data and of writing users, held against what it is drawn from. */
class ProcessesTest {
  private static final int RECORDS = 40;

  @Test
  void given_a_pattern_of_the_day_then_each_hour_has_its_share_of_the_changes() {
    List<Double> hours = new ArrayList<>(Collections.nCopies(24, .5));
    for (int hour = 9; hour < 17; hour++) {
      hours.set(hour, 1.0);
    }
    DayPattern pattern = new DayPattern(hours, Collections.nCopies(24, 0.0));
    ServerChanges changes =
        changes(new ChangeProcess.Diurnal(MINUTE, pattern), Mix.UPDATES, 28 * DAY);

    long busy = 0;
    long quiet = 0;
    for (int i = 0; i < changes.size(); i++) {
      long hour = changes.at(i) % DAY / HOUR;
      long weekday = changes.at(i) / DAY % 7; // the run starts on a Monday
      assertThat(weekday).isLessThan(5);
      busy += hour >= 9 && hour < 17 ? 1 : 0;
      quiet += hour >= 9 && hour < 17 ? 0 : 1;
    }
    double expected = 20 * 8 * 60; // 3.5 standard errors are 343
    assertThat((double) busy).isCloseTo(expected, within(343.0));
    assertThat((double) quiet).isCloseTo(expected, within(343.0));
  }

  @Test
  void given_bursts_then_their_mean_rate_and_their_variance_are_those_of_the_process() {
    // Fischer and Meier-Hellstern 1993, the interrupted Poisson process: index of dispersion of
    // counts over long times 1 + 2 lambda off^2 on / (on + off)^2 with mean times in one unit
    double on = .2;
    double off = 1.5;
    double inBurst = 51;
    ServerChanges changes =
        changes(
            new ChangeProcess.Bursts(HOUR / inBurst, on * HOUR, off * HOUR, null),
            Mix.UPDATES,
            400 * DAY);

    long days = 400;
    double[] perDay = new double[(int) days];
    for (int i = 0; i < changes.size(); i++) {
      perDay[(int) (changes.at(i) / DAY)]++;
    }
    double mean = 0;
    for (double count : perDay) {
      mean += count / days;
    }
    double variance = 0;
    for (double count : perDay) {
      variance += (count - mean) * (count - mean) / (days - 1);
    }
    double dispersion = 1 + 2 * inBurst * off * off * on / ((on + off) * (on + off));
    assertThat(mean).isCloseTo(6 * 24, within(3.5 * Math.sqrt(6 * 24 * dispersion / days)));
    assertThat(variance / mean).isCloseTo(dispersion, within(.25 * dispersion));
  }

  @Test
  void given_shares_of_kinds_then_they_are_met_and_no_change_touches_what_does_not_exist() {
    ServerChanges changes = changes(new ChangeProcess.Every(MINUTE), new Mix(.2, .2, .3), 14 * DAY);

    Map<Kind, Integer> kinds = new TreeMap<>();
    int reverted = 0;
    for (int i = 0; i < changes.size(); i++) {
      kinds.merge(changes.kind(i), 1, Integer::sum);
      reverted += changes.value(i) < changes.version(i) ? 1 : 0;
    }
    double all = changes.size();
    double error = 3.5 * Math.sqrt(.25 / all);
    assertThat(all).isGreaterThan(20_000);
    assertThat(kinds.getOrDefault(Kind.DELETE, 0) / all).isCloseTo(.2, within(error));
    assertThat(kinds.getOrDefault(Kind.CREATE, 0) / all).isCloseTo(.2, within(error));
    assertThat(reverted / all).isBetween(.1, .3); // a record's first change has nothing to revert
    assertThat(changes.recordsInAll()).isEqualTo(RECORDS + kinds.getOrDefault(Kind.CREATE, 0));
  }

  @Test
  void given_deletions_alone_then_changes_end_with_the_last_record() {
    ServerChanges changes = changes(new ChangeProcess.Every(MINUTE), new Mix(1, 0, 0), DAY);

    assertThat(changes.size()).isEqualTo(RECORDS);
  }

  @Test
  void given_a_longer_run_then_it_begins_as_the_shorter_one() {
    ChangeProcess process =
        new ChangeProcess.Bursts(MINUTE, HOUR, HOUR, DayPattern.daily(Collections.nCopies(24, .5)));
    Mix mix = new Mix(.1, .1, .1);
    ServerChanges shorter = changes(process, mix, 3 * DAY);
    ServerChanges longer = changes(process, mix, 9 * DAY);

    for (int i = 0; i < shorter.size(); i++) {
      assertThat(longer.at(i)).isEqualTo(shorter.at(i));
      assertThat(longer.record(i)).isEqualTo(shorter.record(i));
      assertThat(longer.kind(i)).isEqualTo(shorter.kind(i));
    }
  }

  @Test
  void given_a_rate_while_the_app_is_open_then_edits_fall_into_sessions_and_meet_it() {
    EditPlan plan = new EditPlan(new EditPlan.WhileOpen(2 * MINUTE), .3, .2, 500);
    World world = world(new DatasetPlan(RECORDS, new ChangeProcess.Every(HOUR)), plan, 100 * DAY);

    Map<LocalEdit.Kind, Integer> kinds = new TreeMap<>();
    for (UserEdit edit : world.edits()) {
      kinds.merge(edit.edit().kind(), 1, Integer::sum);
      long sinceOpen = edit.at() % DAY - 8 * HOUR;
      assertThat(sinceOpen).isBetween(0L, 20 * MINUTE - 1);
    }
    double all = world.edits().size();
    assertThat(all).isCloseTo(1_000, within(3.5 * Math.sqrt(1_000)));
    assertThat(kinds.getOrDefault(LocalEdit.Kind.CREATE, 0) / all).isCloseTo(.3, within(.06));
    assertThat(kinds.getOrDefault(LocalEdit.Kind.DELETE, 0) / all).isCloseTo(.2, within(.06));
  }

  @Test
  void given_edits_for_each_open_then_each_record_is_made_before_it_is_touched() {
    EditPlan plan = new EditPlan(new EditPlan.PerOpen(5), .4, .4, 500);
    DatasetPlan data =
        new DatasetPlan(3, new ChangeProcess.Every(HOUR), new Mix(.5, .5, 0), List.of());
    World world = world(data, plan, 60 * DAY);

    Map<String, Boolean> own = new TreeMap<>();
    for (UserEdit edit : world.edits()) {
      String record = edit.edit().record();
      switch (edit.edit().kind()) {
        case CREATE -> assertThat(own.put(record, true)).isNull();
        case UPDATE -> assertThat(own.getOrDefault(record, true)).isTrue();
        case DELETE -> assertThat(own.put(record, false)).isNotEqualTo(false);
      }
    }
    assertThat(world.edits()).hasSizeBetween(240, 360);
  }

  private static ServerChanges changes(ChangeProcess process, Mix mix, long duration) {
    return world(new DatasetPlan(RECORDS, process, mix, List.of()), EditPlan.NONE, duration)
        .changes();
  }

  private static World world(DatasetPlan data, EditPlan edits, long duration) {
    WorldPlan plan =
        new WorldPlan(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneId.of("UTC"),
            1,
            List.of(new WorldPlan.Open(new TimeOfDay(8 * HOUR), Days.DAILY, 20 * MINUTE)),
            List.of(),
            List.of(),
            NetworkPath.none(),
            List.of(),
            data,
            OtherUse.Plan.NONE,
            edits,
            PushPlan.none());
    return WorldFactory.draw(plan, duration, new RandomStreams(7));
  }
}
