package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.radio.Channel;
import dev.torpor.radio.Promotion;
import dev.torpor.radio.RadioProfile;
import dev.torpor.radio.TailPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several channels of a radio, as its file says it. */
record ChannelLines(
    @Key("The channel below; left out for the lowest.") @Nullable String above,
    @Key("The way here from idle, where there is one.") @Nullable PromotionLines fromIdle,
    @Key("The way here from the channel below, where there is one.")
        @Nullable PromotionLines fromBelow,
    @Key("From first to last packet.") ActiveLines active,
    @Key("Phases after the last packet, in order.") List<TailLines> tail,
    @Key("Fewer bytes than these leave the timers of a running tail as they are.")
        @Nullable Sourced<ByteSize> restartBytes) {

  /** A way to a channel. */
  record PromotionLines(
      @Key("Power meanwhile.") Sourced<Power> power,
      @Key("How long it takes.") Sourced<TimeSpan> time,
      @Key("Taken when more bytes than these wait to be sent.") @Nullable Sourced<ByteSize> overUp,
      @Key("Taken when more bytes than these wait to be received.")
          @Nullable Sourced<ByteSize> overDown,
      @Key(
              "What packets do meanwhile: first (they wait), meanwhile (they go over the channel"
                  + " below, and without them it is given up), regardless (it is completed even"
                  + " without them). Left out: first.")
          @Nullable Sourced<Promotion.Course> course) {
    Promotion toPromotion() {
      return new Promotion(
          new RadioProfile.Phase(power.value().microwatts(), time.value().micros()),
          threshold(overUp),
          threshold(overDown),
          course == null ? Promotion.Course.FIRST : course.value());
    }

    private static long threshold(@Nullable Sourced<ByteSize> over) {
      return over == null ? Promotion.ANY : over.value().bytes();
    }
  }

  /**
   * The channels, lowest first.
   *
   * @throws IllegalArgumentException when they do not form one stack
   */
  static List<Channel> stack(Map<String, ChannelLines> byName) {
    List<String> order = order(byName);
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      String name = order.get(i);
      ChannelLines lines = byName.get(name);
      if (lines != null) {
        channels.add(lines.toChannel(name, i, order));
      }
    }
    return channels;
  }

  private static List<String> order(Map<String, ChannelLines> byName) {
    List<String> order = new ArrayList<>();
    String below = null;
    while (order.size() < byName.size()) {
      String found = null;
      for (Map.Entry<String, ChannelLines> entry : byName.entrySet()) {
        String above = entry.getValue().above();
        boolean next = below == null ? above == null : below.equals(above);
        if (next && found != null) {
          throw new IllegalArgumentException(
              "the channels "
                  + found
                  + " and "
                  + entry.getKey()
                  + " claim the same place: 'above' of all but the lowest names the one below it");
        }
        found = next ? entry.getKey() : found;
      }
      if (found == null) {
        throw new IllegalArgumentException(
            below == null
                ? "no channel is the lowest: one of them is above none"
                : "no channel is above " + below + ": the channels must form one stack");
      }
      order.add(found);
      below = found;
    }
    return order;
  }

  private Channel toChannel(String name, int index, List<String> order) {
    List<TailPhase> phases = new ArrayList<>();
    for (TailLines lines : tail) {
      String other = lines.channel();
      phases.add(lines.toPhase(other == null ? index : indexOf(other, order)));
    }
    return new Channel(
        name,
        active.power().value().microwatts(),
        active.up().value().picojoulesPerBit(),
        active.down().value().picojoulesPerBit(),
        phases,
        fromIdle == null ? null : fromIdle.toPromotion(),
        fromBelow == null ? null : fromBelow.toPromotion(),
        restartBytes == null ? 0 : restartBytes.value().bytes());
  }

  private static int indexOf(String name, List<String> order) {
    int index = order.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no channel '" + name + "' here" + NearestMatch.hint(name, order));
    }
    return index;
  }
}
