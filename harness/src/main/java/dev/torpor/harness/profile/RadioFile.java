package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.Channel;
import dev.torpor.radio.Promotion;
import dev.torpor.radio.RadioProfile;
import dev.torpor.radio.TailPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A radio profile as its file says it. Powers are increments over the suspended device. A radio
 * with one channel says {@code promotion}, {@code active} and {@code tail}; one with several says
 * {@code channels}.
 */
record RadioFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped radio that it differs from only in what it says.") @Nullable String like,
    @Key("The networks it reaches.") List<RadioKind> reaches,
    @Key("From idle to connected; paid before the first packet.") @Nullable PhaseLines promotion,
    @Key("From first to last packet.") @Nullable ActiveLines active,
    @Key("Phases after the last packet, in order.") @Nullable List<TailLines> tail,
    @Key("Ways to carry packets, by name, where there are several.")
        @Nullable Map<String, ChannelLines> channels,
    @Key("Listening for pages or beacons.") IdleLines idle,
    @Key("Energy to scan for a network and join it.") @Nullable Sourced<Energy> attach,
    @Key("Longest wait of server-initiated traffic for the idle radio.")
        @Nullable Sourced<TimeSpan> pagingWait,
    @Key("What the network carries, where a scenario does not say.") @Nullable LinkLines link)
    implements ProfileFile {

  /** A phase of a tail may draw this share more than the one before it: 1/20. */
  private static final long RISE_SHARE = 20;

  /** Checks that the figures make a radio. */
  public RadioFile {
    RadioProfile profile = profile("", promotion, active, tail, channels, idle, attach, pagingWait);
    for (Channel channel : profile.channels()) {
      checkTail(channel, profile.idleMicrowatts());
    }
  }

  RadioProfile toProfile(String name) {
    return profile(name, promotion, active, tail, channels, idle, attach, pagingWait);
  }

  private static RadioProfile profile(
      String name,
      @Nullable PhaseLines promotion,
      @Nullable ActiveLines active,
      @Nullable List<TailLines> tail,
      @Nullable Map<String, ChannelLines> channels,
      IdleLines idle,
      @Nullable Sourced<Energy> attach,
      @Nullable Sourced<TimeSpan> pagingWait) {
    return new RadioProfile(
        name,
        channels == null
            ? one(promotion, active, tail)
            : several(promotion, active, tail, channels),
        idle.meanMicrowatts(),
        attach == null ? 0 : attach.value().picojoules(),
        pagingWait == null ? 0 : pagingWait.value().micros());
  }

  private static List<Channel> one(
      @Nullable PhaseLines promotion,
      @Nullable ActiveLines active,
      @Nullable List<TailLines> tail) {
    if (promotion == null || active == null || tail == null) {
      String missing = promotion == null ? "promotion" : active == null ? "active" : "tail";
      throw new IllegalArgumentException(
          "'" + missing + "' is missing; a radio with several channels says 'channels' instead");
    }
    List<TailPhase> phases = new ArrayList<>();
    for (TailLines lines : tail) {
      if (lines.channel() != null) {
        throw new IllegalArgumentException("a radio with one channel has no other to go to");
      }
      phases.add(lines.toPhase(0));
    }
    return List.of(
        new Channel(
            "",
            active.power().value().microwatts(),
            active.up().value().picojoulesPerBit(),
            active.down().value().picojoulesPerBit(),
            phases,
            Promotion.always(promotion.toPhase()),
            null,
            0));
  }

  private static List<Channel> several(
      @Nullable PhaseLines promotion,
      @Nullable ActiveLines active,
      @Nullable List<TailLines> tail,
      Map<String, ChannelLines> channels) {
    if (promotion != null || active != null || tail != null) {
      throw new IllegalArgumentException(
          "beside 'channels' there is no 'promotion', 'active' or 'tail': they stand in each");
    }
    return ChannelLines.stack(channels);
  }

  /** A radio falls asleep, it does not wake up: a figure that says otherwise has a wrong unit. */
  private static void checkTail(Channel channel, long idleMicrowatts) {
    long before = channel.activeMicrowatts();
    for (TailPhase phase : channel.tail()) {
      String what = "a phase of the tail draws " + phase.microwatts() + " uW, ";
      if (phase.microwatts() > channel.activeMicrowatts()) {
        throw new IllegalArgumentException(
            what + "more than the active radio with " + channel.activeMicrowatts() + " uW");
      }
      if (phase.microwatts() > before + before / RISE_SHARE) {
        throw new IllegalArgumentException(what + "more than the phase before with " + before);
      }
      if (phase.microwatts() < idleMicrowatts) {
        throw new IllegalArgumentException(
            what + "less than the idle radio with " + idleMicrowatts + " uW");
      }
      before = phase.microwatts();
    }
  }
}
