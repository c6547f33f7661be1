package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Amount;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Frequency;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.DatasetPlan;
import dev.torpor.world.DayPattern;
import dev.torpor.world.EditPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of data an app syncs, as a profile says it. */
record ContentFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped content that it differs from only in what it says.") @Nullable String like,
    @Key("How many records there are.") Sourced<Integer> records,
    @Key("How they change on the server.") ChangeLines changes,
    @Key("Size of a record.") Sourced<ByteSize> bytes,
    @Key("What the user writes, if anything.") @Nullable EditLines edits)
    implements ProfileFile {

  /** How records change. */
  record ChangeLines(
      @Key("Mean number of changes by day; with bursts, over bursts and pauses.")
          Sourced<Frequency> rate,
      @Key("What is left of the rate from 23:00 to 07:00.") @Nullable Sourced<Share> night,
      @Key("Mean length of a burst.") @Nullable Sourced<TimeSpan> on,
      @Key("Mean time between bursts.") @Nullable Sourced<TimeSpan> off,
      @Key("Share of the changes that make a record.") @Nullable Sourced<Share> creates,
      @Key("Share that deletes one.") @Nullable Sourced<Share> deletes,
      @Key("Share that gives one its former content back.") @Nullable Sourced<Share> reverts) {
    /** Checks that bursts are said completely. */
    ChangeLines {
      if ((on == null) != (off == null)) {
        throw new IllegalArgumentException("bursts need both 'on' and 'off'");
      }
    }

    ChangeProcess process() {
      double mean = rate.value().meanMicros();
      DayPattern day = night == null ? null : DayPatterns.quietNights(night.value().fraction());
      if (on != null && off != null) {
        double onMicros = on.value().micros();
        double offMicros = off.value().micros();
        double inBurst = mean * onMicros / (onMicros + offMicros);
        return new ChangeProcess.Bursts(inBurst, onMicros, offMicros, day);
      }
      return day == null ? new ChangeProcess.Poisson(mean) : new ChangeProcess.Diurnal(mean, day);
    }

    DatasetPlan.Mix mix() {
      return new DatasetPlan.Mix(fraction(deletes), fraction(creates), fraction(reverts));
    }
  }

  /** What the user writes. */
  record EditLines(
      @Key("Mean number of edits each time the app is open.") Sourced<Amount> perOpen,
      @Key("Share of them that makes something new.") @Nullable Sourced<Share> creates,
      @Key("Share that deletes something.") @Nullable Sourced<Share> deletes,
      @Key("Size of what is written.") Sourced<ByteSize> bytes) {
    EditPlan plan() {
      return new EditPlan(
          new EditPlan.PerOpen(perOpen.value().value().doubleValue()),
          fraction(creates),
          fraction(deletes),
          (int) bytes.value().bytes());
    }
  }

  Content toContent() {
    return new Content(
        new DatasetPlan(records.value(), changes.process(), changes.mix(), List.of()),
        (int) bytes.value().bytes(),
        edits == null ? EditPlan.NONE : edits.plan());
  }

  private static double fraction(@Nullable Sourced<Share> share) {
    return share == null ? 0 : share.value().fraction();
  }
}
