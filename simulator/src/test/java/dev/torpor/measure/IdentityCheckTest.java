package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.device.BatteryEvent;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Feed.Stamped;
import dev.torpor.network.NetworkEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityCheckTest {
  private static final List<Stamped> RUN = PollingDevice.events(1);
  private static final Window WINDOW = new Window(TimeFormat.DAY, PollingDevice.END);

  private static Measurement measure(List<Stamped> events) {
    Meters meters = new Meters(WINDOW);
    events.forEach(e -> meters.on(e.at(), e.event()));
    return meters.finish(PollingDevice.END);
  }

  private static List<String> failed(List<Stamped> events) {
    return measure(events).identities().failures().stream()
        .map(IdentityCheck.Failure::identity)
        .distinct()
        .toList();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void I3_I4_I6_I7_given_two_days_of_a_whole_phone_when_measured_then_every_identity_holds() {
    for (long seed = 1; seed <= 5; seed++) {
      Measurement measurement = measure(PollingDevice.events(seed));

      assertThat(measurement.identities().failures()).isEmpty();
      assertThat(measurement.traffic().completed()).isGreaterThan(30);
      assertThat(measurement.energy().wholeRun().total()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void I3_I4_given_a_random_history_when_measured_then_they_hold(long seed) {
    List<IdentityCheck.Failure> failures = new ArrayList<>();
    FreshnessMeter meter = new FreshnessMeter(RandomFeed.window(seed));
    RandomFeed.of(seed).playTo(meter);

    meter.finish(RandomFeed.END, failures);

    assertThat(failures).isEmpty();
  }

  @Test
  void given_a_lost_energy_event_when_measured_then_I7_fails() {
    for (int i : all(EnergyEvent.Spent.class)) {
      assertThat(failed(without(i))).containsExactly("I7");
    }
  }

  @Test
  void given_a_changed_power_when_measured_then_I7_fails() {
    List<Integer> places = all(EnergyEvent.PowerChanged.class);
    for (int i : places.subList(0, 50)) {
      Stamped next = RUN.get(i + 1);
      if (next.at() > RUN.get(i).at()) {
        assertThat(failed(with(i, e -> oneMicrowattMore((EnergyEvent.PowerChanged) e))))
            .containsExactly("I7");
      }
    }
  }

  private static EnergyEvent oneMicrowattMore(EnergyEvent.PowerChanged e) {
    return new EnergyEvent.PowerChanged(e.lane(), e.component(), e.cause(), e.microwatts() + 1);
  }

  @Test
  void given_a_wrong_reading_at_the_end_when_measured_then_I7_fails() {
    List<Integer> readings = all(BatteryEvent.Level.class);
    int last = readings.get(readings.size() - 1);

    List<Stamped> tampered =
        with(
            last,
            event -> {
              BatteryEvent.Level e = (BatteryEvent.Level) event;
              return new BatteryEvent.Level(
                  e.picojoules() + 1, e.deliveredPicojoules(), e.capacityPicojoules(), false);
            });

    assertThat(failed(tampered)).containsExactly("I7");
  }

  @Test
  void given_a_lost_answer_when_measured_then_requests_and_versions_fail() {
    for (int i : all(HttpEvent.Served.class)) {
      assertThat(failed(without(i))).contains("I6");
    }
  }

  @Test
  void given_a_lost_transfer_event_when_measured_then_I6_fails() {
    for (int i : all(NetworkEvent.TransferStarted.class)) {
      assertThat(failed(without(i))).contains("I6");
    }
  }

  @Test
  void given_other_bytes_on_the_device_when_measured_then_I6_fails() {
    for (int i : all(NetworkEvent.TransferCompleted.class)) {
      List<Stamped> tampered =
          with(
              i,
              event -> {
                NetworkEvent.TransferCompleted e = (NetworkEvent.TransferCompleted) event;
                return new NetworkEvent.TransferCompleted(
                    e.transfer(), e.via(), e.bytesUp(), e.bytesDown() + 1);
              });
      assertThat(failed(tampered)).containsExactly("I6");
    }
  }

  @Test
  void given_a_lost_change_when_its_version_is_seen_later_then_I3_and_versions_fail() {
    List<Integer> changes = all(WorldEvent.ServerChanged.class);
    for (int i : changes.subList(0, changes.size() / 2)) {
      assertThat(failed(without(i))).contains("versions");
    }
    assertThat(failed(without(changes.get(0)))).contains("I3", "versions");
  }

  @Test
  void given_an_apply_of_what_was_never_served_when_measured_then_versions_fail() {
    for (int i : all(ClientEvent.Applied.class)) {
      List<Stamped> tampered =
          with(i, e -> new ClientEvent.Applied(9_999, ((ClientEvent.Applied) e).records()));
      assertThat(failed(tampered)).containsExactly("versions");
    }
  }

  @Test
  void given_an_apply_of_a_version_that_the_server_never_made_then_I3_fails() {
    int last = all(ClientEvent.Applied.class).get(0);
    List<Stamped> tampered =
        with(
            last,
            e ->
                new ClientEvent.Applied(
                    ((ClientEvent.Applied) e).exchange(), List.of(new RecordVersion("r0", 99))));

    assertThat(failed(tampered)).contains("I3", "versions");
    assertThat(measure(tampered).identities().failures().get(0).message())
        .contains("the client applied version 99 of r0 over version 0, the server has");
  }

  @Test
  void given_time_that_runs_backwards_when_measured_then_the_trace_is_refused() {
    Meters meters = new Meters(WINDOW);
    meters.on(5, new WorldEvent.DatasetCreated(1));

    assertThatThrownBy(() -> meters.on(4, new WorldEvent.ServerChanged("r0", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an event at 4 us came after one at 5");
  }

  @Test
  void given_a_saved_trace_when_measured_again_then_the_numbers_are_the_same() {
    Measured first = Measured.of(measure(RUN));
    Measured again = Measured.of(measure(RUN));

    for (Metric metric : Metrics.all()) {
      assertThat(metric.of(again)).as(metric.path()).isEqualTo(metric.of(first));
    }
  }

  private static List<Integer> all(Class<? extends TraceEvent> type) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < RUN.size(); i++) {
      if (type.isInstance(RUN.get(i).event())) {
        places.add(i);
      }
    }
    assertThat(places).as(type.getSimpleName()).isNotEmpty();
    return places;
  }

  private static List<Stamped> without(int i) {
    List<Stamped> events = new ArrayList<>(RUN);
    events.remove(i);
    return events;
  }

  private static List<Stamped> with(int i, UnaryOperator<TraceEvent> change) {
    List<Stamped> events = new ArrayList<>(RUN);
    events.set(i, new Stamped(RUN.get(i).at(), change.apply(RUN.get(i).event())));
    return events;
  }
}
