package dev.torpor.simulation;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.os.OperatingSystem;
import dev.torpor.os.PowerOff;
import dev.torpor.world.World.UserAction;

/** Turns what people do to a phone into what its operating system notices. */
final class ActionPlayer {
  private final OperatingSystem os;
  private final Runnable closeApp;

  /**
   * A player for one phone.
   *
   * @param closeApp ends the session under way, if there is one
   */
  ActionPlayer(OperatingSystem os, Runnable closeApp) {
    this.os = os;
    this.closeApp = closeApp;
  }

  void play(UserAction action) {
    switch (action.kind()) {
      case FORCE_QUIT -> {
        closeApp.run();
        os.forceQuit();
      }
      case LOW_POWER_MODE_ON -> os.setLowPowerMode(true);
      case LOW_POWER_MODE_OFF -> os.setLowPowerMode(false);
      case LOW_DATA_MODE_ON -> os.setLowDataMode(true);
      case LOW_DATA_MODE_OFF -> os.setLowDataMode(false);
      case BACKGROUND_REFRESH_ON -> os.setBackgroundRefresh(true);
      case BACKGROUND_REFRESH_OFF -> os.setBackgroundRefresh(false);
      case AIRPLANE_MODE_ON -> os.setAirplaneMode(true);
      case AIRPLANE_MODE_OFF -> os.setAirplaneMode(false);
      case HEALTH_STUDY_ON -> os.setInHealthStudy(true);
      case HEALTH_STUDY_OFF -> os.setInHealthStudy(false);
      case UNLOCK -> os.userPicksUp();
      case LOCK -> {
        closeApp.run();
        os.userPutsAway();
      }
      case START_WORK -> os.userStartsWork();
      case CANCEL_WORK -> os.userCancelsWork();
      case CAMERA_ON -> os.setActive(Activity.CAMERA, true);
      case CAMERA_OFF -> os.setActive(Activity.CAMERA, false);
      case CALL_ON -> os.setActive(Activity.CALL, true);
      case CALL_OFF -> os.setActive(Activity.CALL, false);
      case CAR_ON -> os.setActive(Activity.CAR, true);
      case CAR_OFF -> os.setActive(Activity.CAR, false);
      case CPU_BUSY_ON -> os.setActive(Activity.CPU, true);
      case CPU_BUSY_OFF -> os.setActive(Activity.CPU, false);
      case RESTORE_ON -> os.setActive(Activity.RESTORE, true);
      case RESTORE_OFF -> os.setActive(Activity.RESTORE, false);
      case THERMAL_NOMINAL -> os.setThermal(Thermal.NOMINAL);
      case THERMAL_FAIR -> os.setThermal(Thermal.FAIR);
      case THERMAL_SERIOUS -> os.setThermal(Thermal.SERIOUS);
      case THERMAL_CRITICAL -> os.setThermal(Thermal.CRITICAL);
      case NETWORK_WEAK -> os.setNetworkQuality(OperatingSystem.WEAK_NETWORK);
      case NETWORK_GOOD -> os.setNetworkQuality(OperatingSystem.GOOD_NETWORK);
      case MEMORY_PRESSURE -> os.memoryPressure();
      case REBOOT -> restart(PowerOff.REBOOT);
      case OS_UPDATE -> restart(PowerOff.UPDATE);
      case CLOCK_SET -> os.setClock(action.micros());
      case NOTIFICATIONS_ON -> os.setNotificationsAllowed(true);
      case NOTIFICATIONS_OFF -> os.setNotificationsAllowed(false);
      case PUSH_TOKEN_CHANGED -> os.pushTokenChanges();
      case DELETE_APP -> {
        closeApp.run();
        os.deleteApp();
      }
      case ZONE_CHANGED -> {
        if (action.zone() != null) {
          os.moveToZone(action.zone());
        }
      }
    }
  }

  private void restart(PowerOff why) {
    closeApp.run();
    os.restart(why);
  }
}
