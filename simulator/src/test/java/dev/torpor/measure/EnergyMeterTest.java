package dev.torpor.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.device.BatteryEvent;
import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyMeterTest {
  private static final long S = TimeFormat.SECOND;
  private static final long CAPACITY = 1_000_000_000_000_000L;

  private final EnergyMeter meter = new EnergyMeter(new Window(10 * S, 100 * S));
  private final List<IdentityCheck.Failure> failures = new ArrayList<>();

  private void power(long at, int lane, Component component, Cause cause, long microwatts) {
    meter.on(at, new EnergyEvent.PowerChanged(lane, component, cause, microwatts));
  }

  private void level(long at, long lost, long delivered, boolean charging) {
    meter.on(at, new BatteryEvent.Level(CAPACITY - lost, delivered, CAPACITY, charging));
  }

  @Test
  void given_lanes_when_measured_then_power_times_time_is_booked_by_component_and_cause() {
    power(0, 0, Component.SUSPENDED_BASE, Cause.DEVICE, 100);
    power(20 * S, 1, Component.CPU, Cause.REFRESH, 1_000);
    power(25 * S, 1, Component.CPU, Cause.FOREGROUND, 2_000);
    power(30 * S, 1, Component.CPU, Cause.FOREGROUND, 0);

    Energy energy = meter.finish(100 * S, failures);

    assertThat(energy.inWindow().of(Component.SUSPENDED_BASE)).isEqualTo(90 * S * 100);
    assertThat(energy.wholeRun().of(Component.SUSPENDED_BASE)).isEqualTo(100 * S * 100);
    assertThat(energy.inWindow().of(Component.CPU, Cause.REFRESH)).isEqualTo(5 * S * 1_000);
    assertThat(energy.byCause()).containsEntry(Cause.FOREGROUND, 5 * S * 2_000);
    assertThat(energy.byComponent())
        .containsEntry(Component.CPU, 15_000 * S)
        .containsEntry(Component.SCREEN, 0L);
    assertThat(energy.battery()).isNull();
  }

  @Test
  void given_energy_spent_at_once_when_measured_then_the_window_is_half_open() {
    for (long at : new long[] {0, 10 * S, 100 * S}) {
      meter.on(at, new EnergyEvent.Spent(Component.LAUNCH, Cause.REFRESH, 7));
    }

    Energy energy = meter.finish(100 * S, failures);

    assertThat(energy.inWindow().total()).isEqualTo(7);
    assertThat(energy.wholeRun().total()).isEqualTo(21);
  }

  @Test
  void given_a_tail_cut_by_the_end_when_measured_then_it_stands_apart() {
    meter.on(50 * S, new EnergyEvent.Spent(Component.CPU, Cause.REFRESH, 5));
    meter.on(100 * S, new EnergyEvent.Drained(Component.RADIO_TAIL, Cause.REFRESH, 30));

    Energy energy = meter.finish(100 * S, failures);

    assertThat(energy.inWindow().total()).isEqualTo(5);
    assertThat(energy.drained().of(Cause.REFRESH)).isEqualTo(30);
    assertThat(energy.totalWithDrained()).isEqualTo(35);
  }

  @Test
  void given_readings_when_measured_then_start_end_and_minimum_belong_to_the_window() {
    level(0, 0, 0, false);
    power(0, 0, Component.SCREEN, Cause.FOREGROUND, 1_000_000_000);
    level(10 * S, 10_000_000_000_000_000L / 1_000, 0, false);
    level(60 * S, 60 * S * 1_000_000, 0, true);
    power(70 * S, 0, Component.SCREEN, Cause.FOREGROUND, 0);
    level(100 * S, 20 * S * 1_000_000, 50 * S * 1_000_000, true);

    Energy.Battery battery = requireNonNull(meter.finish(100 * S, failures).battery());

    assertThat(battery.start()).hasValue(.99);
    assertThat(battery.min()).hasValue(.94);
    assertThat(battery.end()).hasValue(.98);
  }

  @Test
  void given_a_discharging_battery_when_drawn_then_the_curve_follows_the_draw_exactly() {
    EnergyMeter day = new EnergyMeter(new Window(0, 4 * TimeFormat.HOUR));
    day.on(0, new BatteryEvent.Level(CAPACITY, 0, CAPACITY, false));
    day.on(0, new EnergyEvent.PowerChanged(0, Component.CPU, Cause.DEVICE, 1_000));
    for (int hour = 1; hour < 4; hour++) {
      long at = hour * TimeFormat.HOUR;
      day.on(at, new EnergyEvent.PowerChanged(0, Component.CPU, Cause.DEVICE, 1_000L * (hour + 1)));
    }
    long drawn = (1 + 2 + 3 + 4) * 1_000 * TimeFormat.HOUR;
    day.on(4 * TimeFormat.HOUR, new BatteryEvent.Level(CAPACITY - drawn, 0, CAPACITY, false));

    Energy.Battery battery = requireNonNull(day.finish(4 * TimeFormat.HOUR, failures).battery());

    assertThat(failures).isEmpty();
    double unit = 1_000.0 * TimeFormat.HOUR;
    assertThat(battery.level().maxima(4))
        .containsExactly(CAPACITY, CAPACITY - unit, CAPACITY - 3 * unit, CAPACITY - 6 * unit);
    assertThat(battery.level().means(2))
        .containsExactly(CAPACITY - 1.25 * unit, CAPACITY - 6.25 * unit);
  }

  @Test
  void I7_given_a_battery_that_lost_less_than_was_drawn_then_both_values_and_the_place_are_told() {
    level(0, 0, 0, false);
    power(0, 0, Component.CPU, Cause.DEVICE, 1);
    level(10 * S, 10 * S, 0, false);
    level(20 * S, 20 * S - 3, 0, false);
    level(100 * S, 100 * S - 3, 0, false);

    meter.finish(100 * S, failures);

    assertThat(failures)
        .containsExactly(
            new IdentityCheck.Failure(
                "I7",
                "energy by component and cause over the run: 100000000 pJ; battery at its first"
                    + " reading - at its last + delivered between: 99999997 pJ; they differ by 3"
                    + " pJ; the accounts first part before the reading of 0d 00:00:20: drawn since"
                    + " the reading before 10000000 pJ, battery 9999997 pJ"));
  }
}
