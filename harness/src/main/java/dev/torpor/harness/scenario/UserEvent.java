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
    @Key("Swipes the app out of the app switcher: true.") @Nullable Done forceQuit,
    @Key("Picks up and unlocks the device, for something else than the app: true.")
        @Nullable Done unlock,
    @Key("Puts the device away, which locks it and closes the app: true.") @Nullable Done lock,
    @Key("Starts something in the open app that takes long, such as an export: true.")
        @Nullable Done startWork,
    @Key("Cancels such work from its Live Activity: true.") @Nullable Done cancelWork,
    @Key("Memory runs low, and suspended apps are removed from it: true.")
        @Nullable Done memoryPressure,
    @Key("Restarts the device: true.") @Nullable Done reboot,
    @Key("The system updates itself and restarts: true.") @Nullable Done systemUpdate,
    @Key("Something gives the app another push token: true.") @Nullable Done newPushToken,
    @Key("Deletes the app: true.") @Nullable Done deleteApp,
    @Key("How hot the device gets.") @Nullable Thermal thermal,
    @Key("Sets the wall clock, ahead (30min) or back (-2h).") @Nullable ClockShift setClock,
    @Key("Gets to another time zone; times of this file keep to the zone of the start.")
        @Nullable ZoneId timeZone) {

  /** What is switched on or off; null when this event is not about it. */
  private record Switch(@Nullable Boolean on, Kind whenOn, Kind whenOff) {}

  /** What is done; null when this event is not about it. */
  private record Deed(@Nullable Done done, Kind kind) {}

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
    for (Switch each : switches()) {
      if (each.on() != null) {
        return each.on() ? each.whenOn() : each.whenOff();
      }
    }
    for (Deed each : deeds()) {
      if (each.done() != null) {
        return each.kind();
      }
    }
    throw new IllegalStateException("an event without a key");
  }

  private List<Switch> switches() {
    return List.of(
        new Switch(lowPowerMode, Kind.LOW_POWER_MODE_ON, Kind.LOW_POWER_MODE_OFF),
        new Switch(lowDataMode, Kind.LOW_DATA_MODE_ON, Kind.LOW_DATA_MODE_OFF),
        new Switch(backgroundRefresh, Kind.BACKGROUND_REFRESH_ON, Kind.BACKGROUND_REFRESH_OFF),
        new Switch(airplaneMode, Kind.AIRPLANE_MODE_ON, Kind.AIRPLANE_MODE_OFF),
        new Switch(healthStudy, Kind.HEALTH_STUDY_ON, Kind.HEALTH_STUDY_OFF),
        new Switch(notifications, Kind.NOTIFICATIONS_ON, Kind.NOTIFICATIONS_OFF),
        new Switch(camera, Kind.CAMERA_ON, Kind.CAMERA_OFF),
        new Switch(call, Kind.CALL_ON, Kind.CALL_OFF),
        new Switch(carPlay, Kind.CAR_ON, Kind.CAR_OFF),
        new Switch(busyProcessor, Kind.CPU_BUSY_ON, Kind.CPU_BUSY_OFF),
        new Switch(restore, Kind.RESTORE_ON, Kind.RESTORE_OFF),
        new Switch(weakNetwork, Kind.NETWORK_WEAK, Kind.NETWORK_GOOD));
  }

  private List<Deed> deeds() {
    return List.of(
        new Deed(forceQuit, Kind.FORCE_QUIT),
        new Deed(unlock, Kind.UNLOCK),
        new Deed(lock, Kind.LOCK),
        new Deed(startWork, Kind.START_WORK),
        new Deed(cancelWork, Kind.CANCEL_WORK),
        new Deed(memoryPressure, Kind.MEMORY_PRESSURE),
        new Deed(reboot, Kind.REBOOT),
        new Deed(systemUpdate, Kind.OS_UPDATE),
        new Deed(newPushToken, Kind.PUSH_TOKEN_CHANGED),
        new Deed(deleteApp, Kind.DELETE_APP));
  }
}
