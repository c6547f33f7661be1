package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.RadioProfile;
import dev.torpor.radio.TailPhase;
import org.jspecify.annotations.Nullable;

/** A phase after the last packet, as a radio file says it. */
sealed interface TailLines {
  /** What reports call it. */
  @Nullable String name();

  /** Its mean power in microwatts. */
  long meanMicrowatts();

  /** Its length. */
  Sourced<TimeSpan> time();

  /** The channel that carries what comes meanwhile; null for the one whose tail it is. */
  @Nullable String channel();

  /** What that packet waits for. */
  @Nullable PhaseLines resume();

  /** Whether the network must page. */
  boolean paged();

  /** A phase at one power. */
  record Steady(
      @Key("What reports call it.") @Nullable String name,
      @Key("Power.") Sourced<Power> power,
      @Key("Length.") Sourced<TimeSpan> time,
      @Key("The channel that carries what comes meanwhile, when it is another.")
          @Nullable String channel,
      @Key("What such a packet waits for.") @Nullable PhaseLines resume,
      @Key(value = "Whether the network must page the device meanwhile.", byDefault = "off")
          boolean paged)
      implements TailLines {
    @Override
    public long meanMicrowatts() {
      return power.value().microwatts();
    }
  }

  /** A phase of discontinuous reception, averaged over its cycle. */
  record Discontinuous(
      @Key("What reports call it.") @Nullable String name,
      @Key("Power while awake.") Sourced<Power> onPower,
      @Key("How long it stays awake.") Sourced<TimeSpan> onTime,
      @Key("Power the rest of the cycle.") Sourced<Power> basePower,
      @Key("From one waking to the next.") Sourced<TimeSpan> period,
      @Key("Length.") Sourced<TimeSpan> time,
      @Key("The channel that carries what comes meanwhile, when it is another.")
          @Nullable String channel,
      @Key("What such a packet waits for.") @Nullable PhaseLines resume,
      @Key(value = "Whether the network must page the device meanwhile.", byDefault = "off")
          boolean paged)
      implements TailLines {
    @Override
    public long meanMicrowatts() {
      return RadioProfile.dutyCycleMicrowatts(
          onPower.value().microwatts(),
          onTime.value().micros(),
          basePower.value().microwatts(),
          period.value().micros());
    }
  }

  /** The phase, resumed on the channel of that number. */
  default TailPhase toPhase(int resumedOn) {
    PhaseLines wait = resume();
    return new TailPhase(
        name() == null ? "" : name(),
        meanMicrowatts(),
        time().value().micros(),
        resumedOn,
        wait == null ? RadioProfile.Phase.NONE : wait.toPhase(),
        paged());
  }
}
