package dev.torpor.radio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a profile as lines of text, complete and always in the same order. */
final class ProfileText {
  private ProfileText() {}

  static List<String> lines(RadioProfile profile) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "idle "
            + profile.idleMicrowatts()
            + " uW, attach "
            + profile.attachPicojoules()
            + " pJ, paging up to "
            + profile.pagingMicros()
            + " us");
    for (int i = 0; i < profile.channels().size(); i++) {
      Channel channel = profile.channels().get(i);
      lines.add(
          "channel "
              + i
              + " '"
              + channel.name()
              + "' "
              + channel.activeMicrowatts()
              + " uW, up "
              + channel.upPicojoulesPerBit()
              + " pJ/bit, down "
              + channel.downPicojoulesPerBit()
              + " pJ/bit, tail restarted by "
              + channel.timerBytes()
              + " B");
      addPromotion(lines, "from idle", channel.fromIdle());
      addPromotion(lines, "from below", channel.fromBelow());
      for (TailPhase phase : channel.tail()) {
        lines.add(
            "tail '"
                + phase.name()
                + "' "
                + text(new RadioProfile.Phase(phase.microwatts(), phase.micros()))
                + ", then channel "
                + phase.channel()
                + " after "
                + text(phase.resume())
                + (phase.paged() ? ", paged" : ""));
      }
    }
    return lines;
  }

  private static void addPromotion(List<String> lines, String way, @Nullable Promotion promotion) {
    if (promotion != null) {
      lines.add(
          way
              + " "
              + text(promotion.phase())
              + " over "
              + promotion.overUpBytes()
              + " B up or "
              + promotion.overDownBytes()
              + " B down, packets "
              + promotion.course());
    }
  }

  private static String text(RadioProfile.Phase phase) {
    return phase.microwatts() + " uW for " + phase.micros() + " us";
  }
}
