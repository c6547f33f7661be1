package dev.torpor.simulation;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.measure.Attribution.Share;
import dev.torpor.measure.Energy;
import dev.torpor.measure.EnergySource;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.radio.RadioEvent;
import dev.torpor.radio.RadioHistory;
import dev.torpor.radio.RadioProfile;
import dev.torpor.radio.Radios;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.Chatter;
import dev.torpor.world.OtherUse;
import dev.torpor.world.World.Span;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OtherUseTest {
  private static final long AT = 10 * MINUTE;

  private static Story story(OtherUse use) {
    return new Story().otherUse(use);
  }

  private static OtherUse chatter(long... at) {
    return new OtherUse(List.of(), List.of(new Chatter(at, 1_000, 2_000)));
  }

  private static Measurement measure(Story story) {
    Meters meters = new Meters(new Window(0, HOUR));
    story.play(HOUR, List.of(meters));
    return meters.finish(HOUR);
  }

  @Test
  void given_another_app_then_its_transfers_use_the_radio_and_are_no_requests_of_the_app() {
    Measurement measured = measure(story(chatter(AT)));

    assertThat(measured.energy().inWindow().of(Component.RADIO_TAIL, Cause.OTHER_APPS))
        .isEqualTo(1_060_000L * 11_576_000);
    assertThat(measured.traffic().requests()).isZero();
    assertThat(measured.traffic().cumulativeCellularDownload()).isZero();
    assertThat(measured.identities().failures()).isEmpty();
    Share share =
        Objects.requireNonNull(
            measured.energy().attribution().bySource().get(EnergySource.OTHER_APPS));
    assertThat(share.standAlone()).isEqualTo(measured.energy().inWindow().of(Cause.OTHER_APPS));
  }

  @Test
  void given_no_network_or_no_power_then_another_app_keeps_silent() {
    assertThat(story(chatter(AT)).path(0, NetworkPath.none()).play(HOUR, "world.other", "transfer"))
        .containsExactly("0d 00:10:00 world.otherApp app=0 bytesUp=1000 bytesDown=2000");
    assertThat(story(chatter(AT)).battery(0.0101).play(HOUR, "world.other", "transfer", "os.power"))
        .noneMatch(line -> line.contains("transfer."));
  }

  @Test
  void given_audio_then_it_draws_for_as_long_as_it_plays() {
    OtherUse use = new OtherUse(List.of(new Span(AT, AT + 5 * MINUTE)), List.of());

    assertThat(story(use).play(HOUR, "world.audio"))
        .containsExactly(
            "0d 00:10:00 world.audio playing=true", "0d 00:15:00 world.audio playing=false");
    assertThat(measure(story(use)).energy().inWindow().of(Component.AUDIO, Cause.OTHER_APPS))
        .isEqualTo(Story.AUDIO_MICROWATTS * 5 * MINUTE);
  }

  @Test
  void given_two_transfers_close_by_then_each_is_charged_less_than_alone() {
    Measurement measured = measure(story(chatter(AT, AT + 5 * SECOND)));

    assertThat(measured.energy().inWindow().of(Component.RADIO_PROMOTION))
        .isEqualTo(1_210_700L * 260_100);
  }

  @Test
  void given_a_phone_between_networks_then_its_radios_run_again_draw_what_they_drew() {
    RandomStream random = new RandomStreams(9).fork("chatter");
    for (int i = 0; i < 20; i++) {
      long[] at = new long[40];
      Arrays.setAll(at, n -> random.between(0, HOUR - 1));
      Arrays.sort(at);
      Story story =
          story(chatter(at))
              .path(random.between(1, 20 * MINUTE), NetworkPath.none())
              .path(random.between(21 * MINUTE, 40 * MINUTE), cellular("sa", Radios.SA))
              .path(random.between(41 * MINUTE, HOUR - 1), cellular("nsa", Radios.NSA));
      RadioHistory history = new RadioHistory();
      Meters meters = new Meters(new Window(MINUTE, HOUR));
      TraceListener radios =
          (time, event) -> {
            if (event instanceof RadioEvent radio) {
              history.on(time, radio);
            }
          };
      story.play(HOUR, List.of(meters, radios));
      Measurement measured = meters.finish(HOUR);

      assertThat(history.picojoules(EnumSet.allOf(Cause.class), MINUTE, HOUR, HOUR))
          .isEqualTo(radios(measured.energy()));
    }
  }

  private static NetworkPath cellular(String name, RadioProfile radio) {
    return new NetworkPath(
        Interface.CELLULAR, name, radio, new Link(1_000_000, 500_000, 100_000, 0));
  }

  private static long radios(Energy energy) {
    long sum = energy.drained().total();
    for (Component component : Component.values()) {
      sum += component.name().startsWith("RADIO") ? energy.inWindow().of(component) : 0;
    }
    return sum;
  }
}
