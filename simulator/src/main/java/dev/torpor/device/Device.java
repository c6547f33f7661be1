package dev.torpor.device;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.PowerLanes;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;

/** The phone beside its radio: base draw, screen, audio, processor and battery. */
public final class Device {
  private final DeviceProfile profile;
  private final PowerLanes lanes;
  private final PowerLanes.Lane base;
  private final PowerLanes.Lane screen;
  private final PowerLanes.Lane audio;
  private final PowerLanes.Lane cpu;
  private final Battery battery;
  private boolean on;
  private long bootedAt;
  private final VirtualClock clock;

  /**
   * A device that is powered off.
   *
   * @param batteryLevel state of charge from 0 to 1
   */
  public Device(
      DeviceProfile profile,
      double batteryLevel,
      VirtualClock clock,
      PowerLanes lanes,
      Trace trace) {
    this.profile = profile;
    this.lanes = lanes;
    this.clock = clock;
    this.base = lanes.open(Component.SUSPENDED_BASE);
    this.screen = lanes.open(Component.SCREEN);
    this.audio = lanes.open(Component.AUDIO);
    this.cpu = lanes.open(Component.CPU);
    this.battery = new Battery(profile, batteryLevel, clock, trace);
    lanes.connect(battery);
  }

  /** What the device costs. */
  public DeviceProfile profile() {
    return profile;
  }

  /** The battery. */
  public Battery battery() {
    return battery;
  }

  /** True while the device is powered on. */
  public boolean on() {
    return on;
  }

  /** Microseconds since the device booted: the monotonic clock. */
  public long uptimeMicros() {
    return on ? clock.now() - bootedAt : 0;
  }

  /** Boots. */
  public void powerOn() {
    on = true;
    bootedAt = clock.now();
    base.set(Cause.DEVICE, profile.suspendedMicrowatts());
  }

  /** Loses all power: every lane goes dark. */
  public void powerOff() {
    on = false;
    lanes.allOff();
  }

  /**
   * The user looks at the screen.
   *
   * @param cause whose screen it is
   */
  public void screenOn(Cause cause) {
    screen.set(cause, profile.screenMicrowatts());
  }

  /** The user has stopped looking. */
  public void screenOff() {
    screen.off();
  }

  /** Another app starts to play audio. */
  public void audioOn() {
    audio.set(Cause.OTHER_APPS, profile.audioMicrowatts());
  }

  /** The audio has stopped. */
  public void audioOff() {
    audio.off();
  }

  /** Client code starts to compute. */
  public void cpuBusy(Cause cause) {
    cpu.set(cause, profile.cpuMicrowatts());
  }

  /** Client code has stopped computing. */
  public void cpuIdle() {
    cpu.off();
  }

  /** A process is created. */
  public void coldLaunch(Cause cause) {
    lanes.spend(Component.LAUNCH, cause, profile.coldLaunchPicojoules());
  }

  /** A suspended process is resumed. */
  public void resume(Cause cause) {
    lanes.spend(Component.LAUNCH, cause, profile.resumePicojoules());
  }
}
