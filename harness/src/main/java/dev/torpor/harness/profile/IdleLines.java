package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.RadioProfile;

/** What an idle radio draws, as a radio file says it. */
sealed interface IdleLines {
  /** Mean power in microwatts. */
  long meanMicrowatts();

  /** A mean. */
  record Mean(@Key("Mean power.") Sourced<Power> power) implements IdleLines {
    @Override
    public long meanMicrowatts() {
      return power.value().microwatts();
    }
  }

  /** A receiver that wakes now and then. */
  record DutyCycle(
      @Key("Power while awake.") Sourced<Power> onPower,
      @Key("How long it stays awake.") Sourced<TimeSpan> onTime,
      @Key("From one waking to the next.") Sourced<TimeSpan> period)
      implements IdleLines {
    @Override
    public long meanMicrowatts() {
      return RadioProfile.dutyCycleMicrowatts(
          onPower.value().microwatts(), onTime.value().micros(), period.value().micros());
    }
  }
}
