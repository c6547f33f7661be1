package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.RemoteNotification.Flag;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.push.PushMessage;
import dev.torpor.os.push.PushType;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Days in which all happens to a phone that can, with an app that does all that can be done. */
final class BusyDays {
  private static final NetworkPath WIFI =
      new NetworkPath(
          Interface.WIFI, "home", Story.LTE, new Link(20_000_000, 20_000_000, 20_000, 20_000));
  private static final NetworkPath CELLULAR =
      new NetworkPath(
          Interface.CELLULAR, "lte", Story.LTE, new Link(4_000_000, 1_000_000, 60_000, 60_000));

  private BusyDays() {}

  /** A story of so many days under the shipped rules. */
  static Story story(int days, boolean legacy) {
    Story story =
        Story.shipped("ios")
            .modes(EnumSet.allOf(BackgroundMode.class))
            .entitled(Entitlement.HEALTH_RESEARCH)
            .identifiers(BusyApp.identifiers())
            .battery(0.45)
            .firstLaunch(5 * MINUTE)
            .origin(origin())
            .extension(app -> BusyDays::change)
            .client(app -> new BusyApp(app, legacy));
    for (int day = 0; day < days; day++) {
      usual(story, day);
    }
    unusual(story);
    return story;
  }

  private static void usual(Story story, int day) {
    long at = day * DAY;
    story
        .path(at + 7 * HOUR, CELLULAR)
        .path(at + 19 * HOUR, WIFI)
        .open(at + 7 * HOUR + 30 * MINUTE, at + 7 * HOUR + 34 * MINUTE)
        .open(at + 12 * HOUR + 45 * MINUTE, at + 12 * HOUR + 46 * MINUTE)
        .act(at + 16 * HOUR, Kind.UNLOCK)
        .act(at + 16 * HOUR + 20 * MINUTE, Kind.LOCK)
        .open(at + 22 * HOUR, at + 22 * HOUR + 2 * MINUTE);
    if (day % 5 != 4) {
      story.charge(at + 23 * HOUR, at + 30 * HOUR);
    }
    for (int hour = 1; hour < 24; hour += 3) {
      story.push(at + hour * HOUR + 11 * MINUTE, PushMessage.background(Map.of("day", "" + day)));
      story.push(at + hour * HOUR + 14 * MINUTE, PushMessage.background(Map.of("day", "again")));
    }
    story.push(at + 7 * HOUR + 34 * MINUTE + 20 * SECOND, PushMessage.background(Map.of()));
    PushMessage alert = PushMessage.alert("news of day " + day);
    story.push(at + 9 * HOUR, alert.withPayload(alert.payload().with(Flag.MUTABLE_CONTENT)));
  }

  private static void unusual(Story story) {
    story
        .act(4 * MINUTE, Kind.START_WORK)
        .act(2 * DAY + 7 * HOUR + 31 * MINUTE, Kind.START_WORK)
        .act(2 * DAY + 7 * HOUR + 36 * MINUTE, Kind.FORCE_QUIT)
        .act(3 * DAY + 10 * HOUR, Kind.CAMERA_ON)
        .act(3 * DAY + 10 * HOUR + 40 * MINUTE, Kind.CAMERA_OFF)
        .act(3 * DAY + 14 * HOUR, Kind.THERMAL_SERIOUS)
        .act(3 * DAY + 15 * HOUR, Kind.THERMAL_FAIR)
        .act(3 * DAY + 16 * HOUR, Kind.THERMAL_NOMINAL)
        .act(4 * DAY + 1 * HOUR, Kind.CPU_BUSY_ON)
        .act(4 * DAY + 3 * HOUR, Kind.CPU_BUSY_OFF)
        .act(4 * DAY + 9 * HOUR, Kind.CALL_ON)
        .act(4 * DAY + 11 * HOUR, Kind.CALL_OFF)
        .act(4 * DAY + 12 * HOUR, Kind.CAR_ON)
        .act(4 * DAY + 14 * HOUR, Kind.CAR_OFF)
        .act(4 * DAY + 15 * HOUR, Kind.HEALTH_STUDY_OFF)
        .act(5 * DAY + 12 * HOUR + 30 * MINUTE, Kind.HEALTH_STUDY_ON)
        .act(5 * DAY + 9 * HOUR, Kind.LOW_DATA_MODE_ON)
        .act(5 * DAY + 17 * HOUR, Kind.LOW_DATA_MODE_OFF)
        .act(6 * DAY + 2 * HOUR, Kind.REBOOT)
        .act(6 * DAY + 14 * HOUR, Kind.LOW_POWER_MODE_ON)
        .act(6 * DAY + 20 * HOUR, Kind.LOW_POWER_MODE_OFF)
        .act(7 * DAY + 2 * HOUR, Kind.OS_UPDATE)
        .act(7 * DAY + 9 * HOUR, Kind.NETWORK_WEAK)
        .act(7 * DAY + 12 * HOUR, Kind.NETWORK_GOOD)
        .act(8 * DAY + 8 * HOUR, Kind.FORCE_QUIT)
        .act(9 * DAY + 10 * HOUR, Kind.BACKGROUND_REFRESH_OFF)
        .act(9 * DAY + 15 * HOUR, Kind.BACKGROUND_REFRESH_ON)
        .act(10 * DAY + 10 * HOUR, Kind.AIRPLANE_MODE_ON)
        .act(10 * DAY + 14 * HOUR, Kind.AIRPLANE_MODE_OFF)
        .act(11 * DAY + 1 * HOUR, Kind.RESTORE_ON)
        .act(11 * DAY + 5 * HOUR, Kind.RESTORE_OFF);
    RemoteNotification big = RemoteNotification.background(Map.of("x", "y".repeat(4_400)));
    PushMessage background = PushMessage.background(Map.of());
    story
        .push(DAY + HOUR, background.withPayload(big))
        .push(DAY + 2 * HOUR, new PushMessage(PushType.VOIP, 10, PushMessage.UNSPECIFIED, "", big))
        .push(DAY + 3 * HOUR, background.withCollapseId("z".repeat(70)))
        .push(DAY + 4 * HOUR, background.withPriority(PushMessage.IMMEDIATELY));
  }

  /** Now and then longer than an extension has. */
  private static void change(RemoteNotification alert, Consumer<RemoteNotification> show) {
    String text = String.valueOf(alert.alert());
    if (!text.endsWith("3")) {
      show.accept(alert.withAlert(text + ", changed"));
    }
  }

  private static Origin origin() {
    Body small = Body.of(new byte[2_000]);
    Body big = Body.of(new byte[300_000]);
    return (request, now) ->
        switch (request.target()) {
          case "/big" -> ServerReply.now(ok(big));
          case "/chunk" -> new ServerReply(ok(big), 2 * SECOND, 5 * SECOND, null);
          case "/slow" -> new ServerReply(ok(small), 20 * SECOND, 20 * SECOND, null);
          case "/stalls" -> stalls(now, small);
          case "/moved" ->
              ServerReply.now(
                  new HttpResponse(302, List.of(new Header("Location", "/chunk")), Body.none()));
          default -> ServerReply.now(ok(small));
        };
  }

  private static ServerReply stalls(long now, Body small) {
    long wait = now < 8 * DAY ? 10 * MINUTE : 0;
    return new ServerReply(ok(small), wait, wait, null);
  }

  private static HttpResponse ok(Body body) {
    return new HttpResponse(200, List.of(), body);
  }
}
