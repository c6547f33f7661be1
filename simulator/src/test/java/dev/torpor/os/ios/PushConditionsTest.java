package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.PathTrait;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the state of the device makes of a push on its way to the app. */
class PushConditionsTest {
  private static Story story() {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .client(Pushed::new);
  }

  private static PushMessage news(int number) {
    return PushMessage.background(Map.of("n", String.valueOf(number)));
  }

  private static List<String> play(Story story) {
    return story.play(4 * HOUR, "push.stored", "push.arrived", "push.dropped", "client.");
  }

  /** Low Power Mode from half past, a push at one. */
  private static Story saving() {
    return story().act(30 * MINUTE, Kind.LOW_POWER_MODE_ON).push(HOUR, news(1));
  }

  @Test
  void given_priority_1_when_nobody_uses_the_device_then_the_push_waits_until_somebody_does() {
    Story story =
        story()
            .push(HOUR, news(1).withPriority(PushMessage.POWER_FIRST))
            .act(2 * HOUR, Kind.UNLOCK);

    assertThat(play(story))
        .containsExactly(
            "0d 01:00:00 push.stored push=1 why=POWER_RESTRICTION",
            "0d 02:00:00.2601 push.arrived push=1",
            "0d 02:00:00.3101 client.log message=got {n=1}");
    // twin: priority 5
    assertThat(play(story().push(HOUR, news(1)).act(2 * HOUR, Kind.UNLOCK)))
        .containsExactly(
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:00.3101 client.log message=got {n=1}");
  }

  @Test
  void given_low_power_mode_when_the_device_is_in_use_or_charges_then_priority_5_arrives_at_once() {
    List<String> stored = List.of("0d 01:00:00 push.stored push=1 why=POWER_RESTRICTION");
    List<String> arrived = List.of("0d 01:00:00.2601 push.arrived push=1");

    assertThat(saving().play(HOUR + MINUTE, "push.stored", "push.arrived")).isEqualTo(stored);
    assertThat(
            saving().act(59 * MINUTE, Kind.UNLOCK).play(HOUR + MINUTE, "push.stored", "push.arr"))
        .isEqualTo(arrived);
    assertThat(
            saving()
                .battery(0.5)
                .charge(59 * MINUTE, 2 * HOUR)
                .play(HOUR + MINUTE, "push.stored", "push.arrived"))
        .isEqualTo(arrived);
  }

  @Test
  void
      given_a_captive_portal_when_a_push_is_sent_then_it_waits_until_the_network_lets_it_through() {
    Link link = new Link(0, 0, 0, 0);
    Story story =
        story()
            .path(
                30 * MINUTE,
                new NetworkPath(
                    Interface.WIFI, "hotel", Story.LTE, link, "", EnumSet.of(PathTrait.CAPTIVE)))
            .path(2 * HOUR, new NetworkPath(Interface.WIFI, "home", Story.LTE, link))
            .push(HOUR, news(1));

    assertThat(play(story))
        .containsExactly(
            "0d 01:00:00 push.stored push=1 why=UNREACHABLE",
            "0d 02:00:00.2601 push.arrived push=1",
            "0d 02:00:00.3101 client.log message=got {n=1}");
  }

  @Test
  void given_an_app_on_its_way_up_for_a_push_when_it_is_swiped_away_then_the_push_is_lost() {
    Story story =
        story()
            .act(30 * MINUTE, Kind.MEMORY_PRESSURE)
            .push(HOUR, news(1))
            .act(HOUR + SECOND, Kind.FORCE_QUIT); // a launch takes a second

    assertThat(play(story))
        .containsExactly(
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:01 push.dropped push=1 where=DEVICE why=FORCE_QUIT");
  }

  @Test
  void given_a_push_to_an_open_app_when_another_comes_later_then_that_needs_no_spacing() {
    Story story =
        story()
            .open(HOUR, HOUR + 2 * MINUTE)
            .push(HOUR + MINUTE, news(1))
            .push(HOUR + 5 * MINUTE, news(2));

    assertThat(story.play(4 * HOUR, "client."))
        .containsExactly(
            "0d 01:01:00.2601 client.log message=got {n=1}",
            "0d 01:05:00.3101 client.log message=got {n=2}");
  }

  @Test
  void given_a_push_when_it_goes_over_the_air_then_its_frame_is_carried_with_its_payload() {
    String burst = "bytesDown=" + (39 + PushService.FRAME_BYTES);

    assertThat(story().push(HOUR, news(1)).play(2 * HOUR, "push.sent", "radio."))
        .anyMatch(line -> line.contains("push.sent") && line.endsWith("bytes=39"))
        .anyMatch(line -> line.contains(burst));
  }
}
