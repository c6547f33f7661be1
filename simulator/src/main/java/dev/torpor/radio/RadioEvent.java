package dev.torpor.radio;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the radio machine does. */
public sealed interface RadioEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.ENERGY;
  }

  /** The radio has entered a state. */
  record StateChanged(String radio, RadioState state) implements RadioEvent {
    @Override
    public String type() {
      return "radio.state";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", radio);
      out.constant("state", state);
    }
  }
}
