package dev.torpor.os;

/** Why the device powers down. */
public enum PowerOff {
  /** The battery is empty. */
  EMPTY("battery empty"),
  /** The user restarts it. */
  REBOOT("reboot"),
  /** The system installs an update. */
  UPDATE("system update");

  private final String text;

  PowerOff(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
