package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.EnergyPerBit;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.RadioProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A radio profile as its file says it. Powers are increments over the suspended device. */
record RadioFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped radio that it differs from only in what it says.") @Nullable String like,
    @Key("The networks it reaches.") List<RadioKind> reaches,
    @Key("From idle to connected; paid before the first packet.") PhaseLines promotion,
    @Key("From first to last packet.") ActiveLines active,
    @Key("Phases after the last packet, in order.") List<PhaseLines> tail,
    @Key("Listening for pages or beacons.") IdleLines idle,
    @Key("Energy to scan for a network and join it.") @Nullable Sourced<Energy> attach,
    @Key("Longest wait of server-initiated traffic for the idle radio.")
        @Nullable Sourced<TimeSpan> pagingWait,
    @Key("What the network carries, where a scenario does not say.") @Nullable LinkLines link)
    implements ProfileFile {

  /** A time at one power. */
  record PhaseLines(@Key("Power.") Sourced<Power> power, @Key("Length.") Sourced<TimeSpan> time) {
    RadioProfile.Phase toPhase() {
      return new RadioProfile.Phase(power.value().microwatts(), time.value().micros());
    }
  }

  /** What transfers cost. */
  record ActiveLines(
      @Key("Power whatever the rate.") Sourced<Power> power,
      @Key("What a bit sent costs on top.") Sourced<EnergyPerBit> up,
      @Key("What a bit received costs on top.") Sourced<EnergyPerBit> down) {}

  /** What an idle radio draws. */
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

  RadioProfile toProfile(String name) {
    List<RadioProfile.Phase> phases = new ArrayList<>();
    for (PhaseLines lines : tail) {
      phases.add(lines.toPhase());
    }
    return new RadioProfile(
        name,
        promotion.toPhase(),
        active.power().value().microwatts(),
        active.up().value().picojoulesPerBit(),
        active.down().value().picojoulesPerBit(),
        phases,
        idle.meanMicrowatts(),
        attach == null ? 0 : attach.value().picojoules(),
        pagingWait == null ? 0 : pagingWait.value().micros());
  }
}
