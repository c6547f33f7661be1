package dev.torpor.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Moment.DayTime;
import dev.torpor.world.Moment.Offset;
import dev.torpor.world.Moment.TimeOfDay;
import dev.torpor.world.World.UserAction;
import dev.torpor.world.WorldPlan.Action;
import dev.torpor.world.WorldPlan.Open;
import dev.torpor.world.WorldPlan.PathWindow;
import dev.torpor.world.WorldPlan.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldFactoryTest {
  private static final long HOUR = TimeFormat.HOUR;
  private static final long DAY = TimeFormat.DAY;
  private static final NetworkPath WIFI = path(Interface.WIFI, "home");
  private static final NetworkPath SUBWAY = path(Interface.CELLULAR, "subway");
  private static final NetworkPath STREET = path(Interface.CELLULAR, "street");

  private List<Open> opens = List.of();
  private List<Window> charging = List.of();
  private List<PathWindow> network = List.of();
  private List<Action> actions = List.of();
  private int records = 10;
  private ChangeProcess changes = new ChangeProcess.Poisson(HOUR);

  @Test
  void given_opens_in_any_order_when_drawn_then_sessions_are_in_order_and_cut_to_the_run() {
    opens =
        List.of(
            new Open(new DayTime(1, DAY - 1), Days.DAILY, HOUR),
            new Open(new TimeOfDay(8 * HOUR), Days.DAILY, 5));

    assertThat(draw(2 * DAY, 1).sessions())
        .containsExactly(
            new World.Span(8 * HOUR, 8 * HOUR + 5),
            new World.Span(DAY + 8 * HOUR, DAY + 8 * HOUR + 5),
            new World.Span(2 * DAY - 1, 2 * DAY));
  }

  @Test
  void given_opens_that_overlap_when_drawn_then_they_are_refused() {
    opens =
        List.of(new Open(new Offset(0), Days.DAILY, 10), new Open(new Offset(9), Days.DAILY, 10));

    assertThatIllegalArgumentException().isThrownBy(() -> draw(DAY, 1));
  }

  @Test
  void given_charging_that_overlaps_or_touches_when_drawn_then_it_becomes_one_span() {
    charging =
        List.of(
            window(20 * HOUR, 22 * HOUR), window(22 * HOUR, DAY), window(21 * HOUR, 21 * HOUR + 1));

    assertThat(draw(DAY, 1).charging()).containsExactly(new World.Span(20 * HOUR, DAY));
  }

  @Test
  void given_rules_that_overlap_when_drawn_then_the_first_that_applies_wins() {
    network =
        List.of(
            new PathWindow(window(7 * HOUR, 8 * HOUR), SUBWAY),
            new PathWindow(window(20 * HOUR, 9 * HOUR), WIFI));

    assertThat(draw(DAY, 1).paths())
        .extracting(change -> TimeFormat.instant(change.at()) + " " + change.path().name())
        .containsExactly(
            "0d 00:00:00 home",
            "0d 07:00:00 subway",
            "0d 08:00:00 home",
            "0d 09:00:00 street",
            "0d 20:00:00 home");
  }

  @Test
  void given_no_rule_when_drawn_then_the_other_way_applies_from_the_start() {
    assertThat(draw(DAY, 1).paths()).containsExactly(new World.PathChange(0, STREET));
  }

  @Test
  void given_actions_of_one_instant_when_drawn_then_they_keep_the_order_of_the_plan() {
    actions =
        List.of(
            new Action(new Offset(5), Days.DAILY, UserAction.Kind.FORCE_QUIT),
            new Action(new Offset(1), Days.DAILY, UserAction.Kind.LOW_POWER_MODE_ON),
            new Action(new Offset(5), Days.DAILY, UserAction.Kind.LOW_POWER_MODE_OFF));

    assertThat(draw(DAY, 1).actions())
        .extracting(UserAction::kind)
        .containsExactly(
            UserAction.Kind.LOW_POWER_MODE_ON,
            UserAction.Kind.FORCE_QUIT,
            UserAction.Kind.LOW_POWER_MODE_OFF);
  }

  @Test
  void given_poisson_changes_when_many_are_drawn_then_their_number_and_spread_are_right() {
    World world = draw(4_000 * HOUR, 7);

    List<Integer> perRecord = new ArrayList<>(Collections.nCopies(10, 0));
    for (int i = 0; i < world.changes().size(); i++) {
      perRecord.set(world.changes().record(i), perRecord.get(world.changes().record(i)) + 1);
    }
    assertThat(world.changes().size()).isBetween(4_000 - 3 * 63, 4_000 + 3 * 63);
    assertThat(perRecord).allSatisfy(count -> assertThat(count).isBetween(340, 460));
  }

  @Test
  void given_one_seed_when_drawn_twice_then_the_worlds_are_the_same_and_another_seed_differs() {
    assertThat(changeTimes(draw(100 * HOUR, 1))).isEqualTo(changeTimes(draw(100 * HOUR, 1)));
    assertThat(changeTimes(draw(100 * HOUR, 1))).isNotEqualTo(changeTimes(draw(100 * HOUR, 2)));
  }

  @Test
  void given_a_longer_run_when_drawn_then_its_world_begins_with_that_of_a_shorter_one() {
    List<Long> all = changeTimes(draw(1_000 * HOUR, 3));
    List<Long> first = changeTimes(draw(100 * HOUR, 3));

    assertThat(all).hasSizeGreaterThan(first.size()).startsWith(first.toArray(new Long[0]));
  }

  @Test
  void given_more_opens_when_drawn_then_the_server_changes_as_before() {
    List<Long> before = changeTimes(draw(100 * HOUR, 3));
    opens = List.of(new Open(new TimeOfDay(8 * HOUR), Days.DAILY, 5));

    assertThat(changeTimes(draw(100 * HOUR, 3))).isEqualTo(before);
  }

  @Test
  void given_a_period_when_drawn_then_changes_come_after_each_whole_period() {
    changes = new ChangeProcess.Every(10);

    assertThat(changeTimes(draw(40, 1))).containsExactly(10L, 20L, 30L);
  }

  @Test
  void given_moments_when_drawn_then_changes_come_then_and_times_of_day_recur() {
    changes =
        new ChangeProcess.At(
            List.of(new TimeOfDay(8 * HOUR), new Offset(1), new DayTime(9, 0), new Offset(1)));

    assertThat(changeTimes(draw(2 * DAY, 1))).containsExactly(1L, 1L, 8 * HOUR, DAY + 8 * HOUR);
  }

  @Test
  void given_no_records_when_drawn_then_nothing_changes() {
    records = 0;

    assertThat(draw(DAY, 1).changes().size()).isZero();
  }

  @Test
  void given_too_many_changes_when_drawn_then_they_are_refused() {
    changes = new ChangeProcess.Every(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> draw(DAY, 1))
        .withMessageContaining("10000000");
  }

  private World draw(long durationMicros, long seed) {
    WorldPlan plan =
        new WorldPlan(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneId.of("UTC"),
            1,
            opens,
            charging,
            network,
            STREET,
            actions,
            records,
            changes);
    return WorldFactory.draw(plan, durationMicros, new RandomStreams(seed));
  }

  private static List<Long> changeTimes(World world) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < world.changes().size(); i++) {
      times.add(world.changes().at(i));
    }
    return times;
  }

  private static Window window(long from, long to) {
    return new Window(new TimeOfDay(from), new TimeOfDay(to), Days.DAILY);
  }

  private static NetworkPath path(Interface via, String name) {
    RadioProfile.Phase nothing = new RadioProfile.Phase(0, 0);
    RadioProfile radio = new RadioProfile("free", nothing, 0, 0, 0, List.of(), 0, 0, 0);
    return new NetworkPath(via, name, radio, new Link(0, 0, 0, 0));
  }
}
