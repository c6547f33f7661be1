package dev.torpor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final List<String> log = new ArrayList<>();

  private void note(long at, Lane lane, String what) {
    clock.at(at, lane, () -> log.add(clock.now() + " " + what));
  }

  @Test
  void given_events_of_one_instant_when_run_then_lanes_come_in_order_and_then_scheduling() {
    note(5, Lane.METER, "meter");
    note(5, Lane.CLIENT, "client");
    note(5, Lane.OS, "os 1");
    note(5, Lane.OS, "os 2");
    note(5, Lane.NETWORK, "network");
    note(5, Lane.WORLD, "world");
    note(4, Lane.METER, "before");

    clock.runUntil(10);

    assertThat(log)
        .containsExactly(
            "4 before", "5 world", "5 network", "5 os 1", "5 os 2", "5 client", "5 meter");
    assertThat(clock.now()).isEqualTo(10);
  }

  @Test
  void given_an_event_that_schedules_in_an_earlier_lane_of_its_instant_then_it_runs_next() {
    clock.at(
        5,
        Lane.CLIENT,
        () -> {
          log.add("client");
          note(5, Lane.WORLD, "world after all");
        });
    note(5, Lane.METER, "meter");

    clock.runUntil(6);

    assertThat(log).containsExactly("client", "5 world after all", "5 meter");
  }

  @Test
  void given_an_event_on_the_horizon_when_run_until_there_then_it_waits_for_the_next_run() {
    note(10, Lane.WORLD, "on the horizon");

    clock.runUntil(10);
    assertThat(log).isEmpty();
    assertThat(clock.pending()).isEqualTo(1);

    clock.runUntil(11);
    assertThat(log).containsExactly("10 on the horizon");
  }

  @Test
  void given_a_cancelled_event_when_run_then_it_does_not_happen() {
    long handle = clock.after(3, Lane.OS, () -> log.add("never"));

    assertThat(clock.cancel(handle)).isTrue();
    assertThat(clock.cancel(handle)).isFalse();
    clock.runUntil(10);
    assertThat(log).isEmpty();
  }

  @Test
  void given_a_time_that_has_passed_when_scheduled_then_it_is_refused() {
    clock.runUntil(10);

    assertThatThrownBy(() -> clock.at(9, Lane.OS, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot schedule at 9: it is already 10");
  }

  @Test
  void given_an_event_that_repeats_without_delay_when_run_then_the_standstill_is_reported() {
    clock.at(TimeFormat.HOUR, Lane.OS, this::again);

    assertThatThrownBy(() -> clock.runUntil(TimeFormat.DAY))
        .isInstanceOf(StandstillException.class)
        .hasMessageStartingWith("virtual time stands still at 0d 01:00:00");
  }

  private void again() {
    clock.after(0, Lane.OS, this::again);
  }

  @Test
  void given_a_hold_when_it_is_begun_and_ended_then_its_owner_is_known_meanwhile() {
    Holds holds = clock.holds();
    holds.begin("backend: ", "GET /feed");

    assertThat(holds.current()).isEqualTo("backend: GET /feed");
    holds.end();
    assertThat(holds.current()).isNull();
    assertThat(holds.begun()).isEqualTo(1);
  }
}
