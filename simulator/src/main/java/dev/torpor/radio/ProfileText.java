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
            + " uW attach "
            + profile.attachPicojoules()
            + " pJ paging "
            + profile.pagingMicros()
            + " us");
    for (int i = 0; i < profile.channels().size(); i++) {
      addChannel(lines, i, profile.channels().get(i));
    }
    return lines;
  }

  private static void addChannel(List<String> lines, int index, Channel channel) {
    StringBuilder first = new StringBuilder("channel ").append(index);
    first.append(" '").append(channel.name()).append("' ");
    first.append(channel.activeMicrowatts()).append(" uW up ");
    first.append(channel.upPicojoulesPerBit()).append(" pJ/bit down ");
    first.append(channel.downPicojoulesPerBit()).append(" pJ/bit restarts at ");
    lines.add(first.append(channel.timerBytes()).append(" B").toString());
    addPromotion(lines, "from idle", channel.fromIdle());
    addPromotion(lines, "from below", channel.fromBelow());
    for (TailPhase phase : channel.tail()) {
      StringBuilder line = new StringBuilder("tail '").append(phase.name()).append("' ");
      line.append(phase.microwatts()).append(" uW ").append(phase.micros()).append(" us");
      line.append(" then channel ").append(phase.channel());
      if (phase.resume().micros() > 0) {
        line.append(" after ").append(text(phase.resume()));
      }
      lines.add(line.append(phase.paged() ? " paged" : "").toString());
    }
  }

  private static void addPromotion(List<String> lines, String way, @Nullable Promotion promotion) {
    if (promotion == null) {
      return;
    }
    StringBuilder line = new StringBuilder(way).append(' ').append(text(promotion.phase()));
    line.append(" packets ").append(promotion.course());
    if (!promotion.isUnconditional()) {
      line.append(" over ").append(promotion.overUpBytes()).append(" B up or ");
      line.append(promotion.overDownBytes()).append(" B down");
    }
    lines.add(line.toString());
  }

  private static String text(RadioProfile.Phase phase) {
    return phase.microwatts() + " uW " + phase.micros() + " us";
  }
}
