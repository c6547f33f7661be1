package dev.torpor.energy;

/** The parts of a device that draw power; each joule is booked under exactly one. */
public enum Component {
  /** What the device draws while everything is asleep, without its radio. */
  SUSPENDED_BASE,
  /** The display. */
  SCREEN,
  /** Playing audio. */
  AUDIO,
  /** The processor, while client code computes. */
  CPU,
  /** Creating or resuming a process. */
  LAUNCH,
  /** The radio on its way from idle to connected. */
  RADIO_PROMOTION,
  /** The radio from the first to the last packet, waits for round trips included. */
  RADIO_ACTIVE,
  /** The radio kept in high power after the last packet. */
  RADIO_TAIL,
  /** The radio listening for pages or beacons. */
  RADIO_IDLE,
  /** Scanning for and joining a Wi-Fi network. */
  RADIO_ATTACH
}
