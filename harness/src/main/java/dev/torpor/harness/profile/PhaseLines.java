package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.RadioProfile;

/** A time at one power, as a radio file says it. */
record PhaseLines(@Key("Power.") Sourced<Power> power, @Key("Length.") Sourced<TimeSpan> time) {
  RadioProfile.Phase toPhase() {
    return new RadioProfile.Phase(power.value().microwatts(), time.value().micros());
  }
}
