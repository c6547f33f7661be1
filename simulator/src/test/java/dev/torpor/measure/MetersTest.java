package dev.torpor.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.measure.Feed.Stamped;
import dev.torpor.time.TimeFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetersTest {
  @Test
  void given_a_broken_rule_during_warm_up_when_measured_then_it_is_listed_all_the_same() {
    Meters meters = new Meters(new Window(100, 200));
    meters.on(5, new ClientEvent.Violation("B03", "completed twice"));
    meters.on(6, new ClientEvent.Logged("a line"));

    assertThat(meters.finish(200).violations())
        .containsExactly(new Violation("B03", 5, "completed twice"));
  }

  @Test
  void given_a_whole_phone_when_measured_then_its_parts_agree_with_each_other() {
    long end = PollingDevice.END;
    Meters meters = new Meters(new Window(0, end));
    List<Stamped> events = PollingDevice.events(3);
    events.forEach(e -> meters.on(e.at(), e.event()));

    Measurement m = meters.finish(end);

    long inStates = m.os().stateMicros().values().stream().mapToLong(Long::longValue).sum();
    assertThat(inStates).isEqualTo(end);
    assertThat(m.energy().inWindow().total()).isEqualTo(m.energy().wholeRun().total());
    Freshness freshness = requireNonNull(m.freshness());
    assertThat(freshness.syncs()).isEqualTo(m.traffic().completed());
    assertThat(freshness.changeToVisible().count()).isBetween(1L, 60L);
    assertThat(freshness.atOpen().opens()).isEqualTo(7);
    assertThat(m.traffic().byStatus()).containsOnlyKeys(200);
    assertThat(m.traffic().failed()).isPositive();
  }

  @Test
  void given_two_windows_when_a_run_is_measured_in_each_then_their_areas_add_up() {
    long cut = 31 * TimeFormat.HOUR;
    Freshness whole = freshness(new Window(0, PollingDevice.END));
    Freshness first = freshness(new Window(0, cut));
    Freshness second = freshness(new Window(cut, PollingDevice.END));

    assertThat(first.freshMicros() + second.freshMicros()).isEqualTo(whole.freshMicros());
    assertThat(first.syncAge().doubledSum().add(second.syncAge().doubledSum()))
        .isEqualTo(whole.syncAge().doubledSum());
    assertThat(first.staleAge().doubledSum().add(second.staleAge().doubledSum()))
        .isEqualTo(whole.staleAge().doubledSum());
    assertThat(first.versionLag().sum().add(second.versionLag().sum()))
        .isEqualTo(whole.versionLag().sum());
    assertThat(first.changeToVisible().count() + second.changeToVisible().count())
        .isEqualTo(whole.changeToVisible().count());
  }

  private static Freshness freshness(Window window) {
    Meters meters = new Meters(window);
    PollingDevice.events(2).forEach(e -> meters.on(e.at(), e.event()));
    Freshness freshness = meters.finish(PollingDevice.END).freshness();
    if (freshness == null) {
      throw new AssertionError("there is a dataset");
    }
    return freshness;
  }
}
