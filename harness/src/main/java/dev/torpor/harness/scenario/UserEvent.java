package dev.torpor.harness.scenario;

import dev.torpor.device.Thermal;
import dev.torpor.harness.binding.ExactlyOne;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ClockShift;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import dev.torpor.world.World.UserAction.Kind;
import dev.torpor.world.WorldPlan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user, or the surroundings, do something to the device. */
@ExactlyOne({
  "lowPowerMode",
  "lowDataMode",
  "backgroundRefresh",
  "airplaneMode",
  "healthStudy",
  "notifications",
  "camera",
  "call",
  "carPlay",
  "busyProcessor",
  "restore",
  "weakNetwork",
  "forceQuit",
  "unlock",
  "lock",
  "startWork",
  "cancelWork",
  "memoryPressure",
  "reboot",
  "systemUpdate",
  "newPushToken",
  "deleteApp",
  "thermal",
  "setClock",
  "timeZone"
})
public record UserEvent(
    @Key("A time of day (07:40), a day and a time (2d 14:00), or a time after the start (90min).")
        Moment at,
    @Key(value = "On which days, for a time of day.", byDefault = "daily") Days days,
    @Key("Switches Low Power Mode.") @Nullable Boolean lowPowerMode,
    @Key("Switches Low Data Mode.") @Nullable Boolean lowDataMode,
    @Key("Switches Background App Refresh.") @Nullable Boolean backgroundRefresh,
    @Key("Switches airplane mode: on, there is no network whatever is around.")
        @Nullable Boolean airplaneMode,
    @Key("Joins the app's health study, or leaves it; at the start the user takes part.")
        @Nullable Boolean healthStudy,
    @Key("Switches the app's notifications.") @Nullable Boolean notifications,
    @Key("Begins to use the camera, or stops.") @Nullable Boolean camera,
    @Key("Begins a call, or ends it.") @Nullable Boolean call,
    @Key("Connects a car's display, or disconnects it.") @Nullable Boolean carPlay,
    @Key("Other apps load the processor, or stop to.") @Nullable Boolean busyProcessor,
    @Key("A restore from a backup begins, or ends.") @Nullable Boolean restore,
    @Key("The network gets too weak for background work, or good again.")
        @Nullable Boolean weakNetwork,
    @Key("Swipes the app out of the app switcher: true.") @Nullable Boolean forceQuit,
    @Key("Picks up and unlocks the device, for something else than the app: true.")
        @Nullable Boolean unlock,
    @Key("Puts the device away, which locks it and closes the app: true.") @Nullable Boolean lock,
    @Key("Starts something in the open app that takes long, such as an export: true.")
        @Nullable Boolean startWork,
    @Key("Cancels such work from its Live Activity: true.") @Nullable Boolean cancelWork,
    @Key("Memory runs low, and suspended apps are removed from it: true.")
        @Nullable Boolean memoryPressure,
    @Key("Restarts the device: true.") @Nullable Boolean reboot,
    @Key("The system updates itself and restarts: true.") @Nullable Boolean systemUpdate,
    @Key("Something gives the app another push token: true.") @Nullable Boolean newPushToken,
    @Key("Deletes the app: true.") @Nullable Boolean deleteApp,
    @Key("How hot the device gets.") @Nullable Thermal thermal,
    @Key("Sets the wall clock, ahead (30min) or back (-2h).") @Nullable ClockShift setClock,
    @Key("Gets to another time zone; times of this file keep to the zone of the start.")
        @Nullable ZoneId timeZone) {

  /** What a key that is on or off stands for; {@code off} is null for what can only be done. */
  private record Change(String key, @Nullable Boolean value, Kind on, @Nullable Kind off) {}

  /** Checks that what can only be done is done. */
  public UserEvent {
    for (Change each :
        deeds(
            forceQuit,
            unlock,
            lock,
            startWork,
            cancelWork,
            memoryPressure,
            reboot,
            systemUpdate,
            newPushToken,
            deleteApp)) {
      if (Boolean.FALSE.equals(each.value())) {
        throw new IllegalArgumentException(
            "'" + each.key() + "' can only be true; leave the line out when it does not happen");
      }
    }
  }

  WorldPlan.Action toPlan() {
    if (setClock != null) {
      return new WorldPlan.Action(at, days, Kind.CLOCK_SET, setClock.micros(), null);
    }
    if (timeZone != null) {
      return new WorldPlan.Action(at, days, Kind.ZONE_CHANGED, 0, timeZone);
    }
    return new WorldPlan.Action(at, days, kind());
  }

  private Kind kind() {
    if (thermal != null) {
      return switch (thermal) {
        case NOMINAL -> Kind.THERMAL_NOMINAL;
        case FAIR -> Kind.THERMAL_FAIR;
        case SERIOUS -> Kind.THERMAL_SERIOUS;
        case CRITICAL -> Kind.THERMAL_CRITICAL;
      };
    }
    List<Change> all = new ArrayList<>(switches());
    all.addAll(
        deeds(
            forceQuit,
            unlock,
            lock,
            startWork,
            cancelWork,
            memoryPressure,
            reboot,
            systemUpdate,
            newPushToken,
            deleteApp));
    for (Change each : all) {
      if (each.value() != null) {
        return each.value() || each.off() == null ? each.on() : each.off();
      }
    }
    throw new IllegalStateException("an event without a key");
  }

  private List<Change> switches() {
    return List.of(
        new Change("lowPowerMode", lowPowerMode, Kind.LOW_POWER_MODE_ON, Kind.LOW_POWER_MODE_OFF),
        new Change("lowDataMode", lowDataMode, Kind.LOW_DATA_MODE_ON, Kind.LOW_DATA_MODE_OFF),
        new Change(
            "backgroundRefresh",
            backgroundRefresh,
            Kind.BACKGROUND_REFRESH_ON,
            Kind.BACKGROUND_REFRESH_OFF),
        new Change("airplaneMode", airplaneMode, Kind.AIRPLANE_MODE_ON, Kind.AIRPLANE_MODE_OFF),
        new Change("healthStudy", healthStudy, Kind.HEALTH_STUDY_ON, Kind.HEALTH_STUDY_OFF),
        new Change("notifications", notifications, Kind.NOTIFICATIONS_ON, Kind.NOTIFICATIONS_OFF),
        new Change("camera", camera, Kind.CAMERA_ON, Kind.CAMERA_OFF),
        new Change("call", call, Kind.CALL_ON, Kind.CALL_OFF),
        new Change("carPlay", carPlay, Kind.CAR_ON, Kind.CAR_OFF),
        new Change("busyProcessor", busyProcessor, Kind.CPU_BUSY_ON, Kind.CPU_BUSY_OFF),
        new Change("restore", restore, Kind.RESTORE_ON, Kind.RESTORE_OFF),
        new Change("weakNetwork", weakNetwork, Kind.NETWORK_WEAK, Kind.NETWORK_GOOD));
  }

  private static List<Change> deeds(@Nullable Boolean... done) {
    return List.of(
        new Change("forceQuit", done[0], Kind.FORCE_QUIT, null),
        new Change("unlock", done[1], Kind.UNLOCK, null),
        new Change("lock", done[2], Kind.LOCK, null),
        new Change("startWork", done[3], Kind.START_WORK, null),
        new Change("cancelWork", done[4], Kind.CANCEL_WORK, null),
        new Change("memoryPressure", done[5], Kind.MEMORY_PRESSURE, null),
        new Change("reboot", done[6], Kind.REBOOT, null),
        new Change("systemUpdate", done[7], Kind.OS_UPDATE, null),
        new Change("newPushToken", done[8], Kind.PUSH_TOKEN_CHANGED, null),
        new Change("deleteApp", done[9], Kind.DELETE_APP, null));
  }
}
