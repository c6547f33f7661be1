package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the radio machine does. */
public sealed interface RadioEvent extends TraceEvent {
  /** The radio's name. */
  String radio();

  @Override
  default Subsystem subsystem() {
    return Subsystem.ENERGY;
  }

  /**
   * The radio has entered a state, or a phase of its tail that has a name.
   *
   * @param detail the channel or the phase of the tail; empty when it has no name
   */
  record StateChanged(String radio, RadioState state, String detail) implements RadioEvent {
    @Override
    public String type() {
      return "radio.state";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", radio);
      out.constant("state", state);
      if (!detail.isEmpty()) {
        out.text("detail", detail);
      }
    }
  }

  /** The device uses this radio for the first time in the run, by these figures. */
  record Fitted(RadioProfile profile) implements RadioEvent {
    @Override
    public String radio() {
      return profile.name();
    }

    @Override
    public String type() {
      return "radio.fitted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", profile.name());
      out.texts("figures", ProfileText.lines(profile));
    }
  }

  /** The radio is the device's network interface from now on. */
  record Attached(String radio) implements RadioEvent {
    @Override
    public String type() {
      return "radio.attached";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", radio);
    }
  }

  /** The radio is no longer the device's network interface; {@code cut} when power was lost. */
  record Detached(String radio, boolean cut) implements RadioEvent {
    @Override
    public String type() {
      return "radio.detached";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", radio);
      out.flag("cut", cut);
    }
  }

  /**
   * A burst of packets has ended. With these the radio can be run again without some of the flows.
   *
   * @param flow number of the flow it belongs to, from 1 for each radio; a flow's next burst begins
   *     in answer to the one before
   * @param begunAt instant it began, before any promotion
   * @param begunAfter how many bursts of the radio had ended by then, attaching and detaching
   *     counted as well: tells the order of what happened at one instant
   * @param readyAt instant its first packet could leave
   * @param waitingUp bytes it said it would send
   * @param waitingDown bytes it said it would receive
   * @param bytesUp bytes it sent
   * @param bytesDown bytes it received
   */
  record Burst(
      String radio,
      long flow,
      Cause cause,
      long begunAt,
      long begunAfter,
      long readyAt,
      long waitingUp,
      long waitingDown,
      long bytesUp,
      long bytesDown)
      implements RadioEvent {
    @Override
    public String type() {
      return "radio.burst";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("radio", radio);
      out.number("flow", flow);
      out.constant("cause", cause);
      out.number("begunAt", begunAt);
      out.number("begunAfter", begunAfter);
      out.number("readyAt", readyAt);
      out.number("waitingUp", waitingUp);
      out.number("waitingDown", waitingDown);
      out.number("bytesUp", bytesUp);
      out.number("bytesDown", bytesDown);
    }
  }
}
