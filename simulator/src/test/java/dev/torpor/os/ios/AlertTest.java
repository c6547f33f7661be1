package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.Launch;
import dev.torpor.app.NotificationService;
import dev.torpor.app.RemoteNotification;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final PushMessage SILENT = PushMessage.background(Map.of());
  private static final PushMessage ALERT = PushMessage.alert("hello");
  private static final PushMessage MUTABLE =
      ALERT.withPayload(ALERT.payload().with(RemoteNotification.Flag.MUTABLE_CONTENT));
  private static final PushMessage MIXED =
      ALERT.withPayload(ALERT.payload().with(RemoteNotification.Flag.CONTENT_AVAILABLE));

  /** Marks what arrives, after as long as a test says. */
  private record Marker(ExtensionApp app, Duration time) implements NotificationService {
    @Override
    public void didReceive(
        RemoteNotification request, Consumer<RemoteNotification> contentHandler) {
      app.log("extension got " + request.alert());
      app.after(time, () -> contentHandler.accept(request.withAlert(request.alert() + "!")));
    }

    @Override
    public void serviceExtensionTimeWillExpire() {
      app.log("time will expire");
    }
  }

  private static Story story() {
    return new Story().modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION)).client(Pushed::new);
  }

  private static Story extended(Duration time) {
    return story().extension(app -> new Marker(app, time));
  }

  @Test
  void T63_given_a_silent_push_then_the_extension_does_not_run() {
    assertThat(
            extended(Duration.ZERO)
                .push(HOUR, SILENT)
                .play(2 * HOUR, "push.extension", "push.delivered", "client."))
        .containsExactly(
            "0d 01:00:00.3101 push.delivered push=1", "0d 01:00:00.3101 client.log message=got {}");
  }

  @Test
  void T63_given_mutable_content_and_a_sound_without_a_text_then_the_extension_does_not_run() {
    PushMessage sound =
        ALERT.withPayload(
            new RemoteNotification(
                null,
                null,
                "bell",
                EnumSet.of(RemoteNotification.Flag.MUTABLE_CONTENT),
                new TreeMap<>()));

    assertThat(
            extended(Duration.ZERO)
                .push(HOUR, sound)
                .play(2 * HOUR, "push.extension", "push.shown", "client."))
        .singleElement()
        .asString()
        .startsWith("0d 01:00:00.2601 push.shown push=1");
  }

  @Test
  void T63_given_an_alert_with_mutable_content_then_the_extension_changes_it_and_no_app_runs() {
    Story story = extended(Duration.ofSeconds(2)).push(HOUR, MUTABLE);

    assertThat(story.play(2 * HOUR, "push.ext", "push.shown", "push.del", "client.", "app."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 01:00:01.2601 push.extension push=1 stage=STARTED",
            "0d 01:00:01.2601 client.log message=extension got hello",
            "0d 01:00:03.2601 push.extension push=1 stage=FINISHED",
            "0d 01:00:03.2601 push.shown push=1 text=hello!",
            "0d 01:00:03.2601 push.delivered push=1");
  }

  @Test
  void T63_given_an_extension_that_takes_longer_than_30_s_then_the_original_is_shown() {
    Story story = extended(Duration.ofSeconds(40)).push(HOUR, MUTABLE);

    assertThat(story.play(2 * HOUR, "push.extension", "push.shown", "client."))
        .containsExactly(
            "0d 01:00:01.2601 push.extension push=1 stage=STARTED",
            "0d 01:00:01.2601 client.log message=extension got hello",
            "0d 01:00:31.2601 client.log message=time will expire",
            "0d 01:00:31.7601 push.extension push=1 stage=TIMED_OUT",
            "0d 01:00:31.7601 push.shown push=1 text=hello");
  }

  @Test
  void T63_twin_given_a_longer_limit_then_the_same_extension_gets_its_text_shown() {
    Story story =
        extended(Duration.ofSeconds(40)).duration("push.nseLimit", MINUTE).push(HOUR, MUTABLE);

    assertThat(story.play(2 * HOUR, "push.shown"))
        .containsExactly("0d 01:00:41.2601 push.shown push=1 text=hello!");
  }

  @Test
  void T63_twin_given_an_alert_without_mutable_content_then_the_extension_does_not_run() {
    Story story = extended(Duration.ZERO).push(HOUR, ALERT);

    assertThat(story.play(2 * HOUR, "push.extension", "push.shown"))
        .containsExactly("0d 01:00:00.2601 push.shown push=1 text=hello");
  }

  @Test
  void given_an_app_that_was_swiped_away_then_the_extension_runs() {
    Story story = extended(Duration.ZERO).act(MINUTE, Kind.FORCE_QUIT).push(HOUR, MUTABLE);

    assertThat(story.play(2 * HOUR, "push.shown"))
        .containsExactly("0d 01:00:01.2601 push.shown push=1 text=hello!");
  }

  @Test
  void given_a_system_that_does_not_run_it_for_such_an_app_then_the_original_is_shown() {
    Story story =
        extended(Duration.ZERO)
            .act(MINUTE, Kind.FORCE_QUIT)
            .push(HOUR, MUTABLE)
            .flag("push.nseRunsAfterForceQuit", false);

    assertThat(story.play(2 * HOUR, "push.shown"))
        .containsExactly("0d 01:00:00.2601 push.shown push=1 text=hello");
  }

  @Test
  void given_the_device_loses_power_while_an_extension_runs_then_its_alert_is_lost() {
    Story story =
        extended(Duration.ofSeconds(10)).push(HOUR, MUTABLE).act(HOUR + 5 * SECOND, Kind.REBOOT);

    assertThat(story.play(2 * HOUR, "push.extension", "push.shown", "push.dropped"))
        .containsExactly(
            "0d 01:00:01.2601 push.extension push=1 stage=STARTED",
            "0d 01:00:05 push.dropped push=1 where=DEVICE why=POWER_OFF");
  }

  @Test
  void given_an_extension_then_it_shares_files_and_stored_values_with_the_app() {
    Story story =
        story()
            .extension(
                app ->
                    (request, handler) -> {
                      app.storage().put("last", "seen by the extension");
                      handler.accept(request);
                    })
            .client(
                app ->
                    new Pushed(app) {
                      @Override
                      public void launched(Launch launch) {
                        super.launched(launch);
                        app.log("last " + app.storage().get("last"));
                      }
                    })
            .push(HOUR, MUTABLE)
            .act(HOUR + MINUTE, Kind.MEMORY_PRESSURE)
            .open(2 * HOUR, 2 * HOUR + MINUTE);

    assertThat(story.play(3 * HOUR, "client."))
        .containsExactly(
            "0d 00:00:01 client.log message=last null",
            "0d 02:00:01 client.log message=last seen by the extension");
  }

  @Test
  void given_an_alert_for_a_suspended_app_then_it_is_shown_and_nothing_is_woken() {
    Story story = story().push(HOUR, ALERT);

    assertThat(story.play(2 * HOUR, "push.arr", "push.shown", "push.del", "app."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:00.2601 push.shown push=1 text=hello",
            "0d 01:00:00.2601 push.delivered push=1");
  }

  @Test
  void given_an_alert_with_content_available_then_it_is_shown_at_once_and_wakes_the_app_later() {
    Story story = story().push(HOUR, SILENT).push(HOUR + MINUTE, MIXED);

    assertThat(story.play(2 * HOUR, "push.shown", "push.delivered"))
        .containsExactly(
            "0d 01:00:00.3101 push.delivered push=1",
            "0d 01:01:00.2601 push.shown push=2 text=hello",
            "0d 01:15:00.3101 push.delivered push=2");
  }

  @Test
  void given_notifications_switched_off_then_alerts_are_discarded_until_they_are_on() {
    Story story =
        story()
            .act(MINUTE, Kind.NOTIFICATIONS_OFF)
            .push(HOUR, ALERT)
            .act(2 * HOUR, Kind.NOTIFICATIONS_ON)
            .push(3 * HOUR, ALERT);

    assertThat(story.play(DAY, "push.shown", "push.dropped"))
        .containsExactly(
            "0d 01:00:00 push.dropped push=1 where=SERVICE why=NOTIFICATIONS_OFF",
            "0d 03:00:00.2601 push.shown push=2 text=hello");
  }

  @Test
  void given_a_user_who_refuses_alerts_then_they_are_discarded_and_silent_pushes_are_not() {
    Story story =
        story().flag("push.userAllowsAlerts", false).push(HOUR, ALERT).push(2 * HOUR, SILENT);

    assertThat(story.play(DAY, "push.dropped", "push.delivered"))
        .containsExactly(
            "0d 01:00:00 push.dropped push=1 where=SERVICE why=NOTIFICATIONS_OFF",
            "0d 02:00:00.3101 push.delivered push=2");
  }
}
