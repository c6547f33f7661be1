package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import java.util.List;

/** What a radio machine does to the outside; {@code at} is the instant the machine has reached. */
interface RadioOutput {
  /** The components a machine draws power for over time. */
  List<Component> LANES =
      List.of(
          Component.RADIO_IDLE,
          Component.RADIO_PROMOTION,
          Component.RADIO_ACTIVE,
          Component.RADIO_TAIL);

  /** One of the {@link #LANES} draws this much from now on. */
  void draws(long at, Component component, Cause cause, long microwatts);

  /** Energy is spent at once. */
  void spends(long at, Component component, Cause cause, long picojoules);

  /** The machine has entered a state; {@code detail} names its channel or phase, or is empty. */
  void entered(long at, RadioState state, String detail);
}
