package dev.torpor.device;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the battery did. */
public sealed interface BatteryEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.ENERGY;
  }

  /**
   * A reading of the battery's own account: at the start, at every change of the charger, at every
   * threshold, at the end of warm-up and at the end of the run.
   *
   * @param picojoules energy left
   * @param deliveredPicojoules what the charger has delivered since the start, to the battery and
   *     to the device together
   */
  record Level(long picojoules, long deliveredPicojoules, long capacityPicojoules, boolean charging)
      implements BatteryEvent {
    @Override
    public String type() {
      return "battery.level";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("picojoules", picojoules);
      out.number("deliveredPicojoules", deliveredPicojoules);
      out.number("capacityPicojoules", capacityPicojoules);
      out.flag("charging", charging);
    }
  }
}
