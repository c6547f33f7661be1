package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Frequency;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records change on the server. */
public sealed interface ChangesSpec {
  /** The same, as worlds are planned with it. */
  ChangeProcess process();

  /** At random. */
  record Poisson(
      @Key("Mean number of changes, such as 4/h; with 'day', in the busiest hours.")
          Frequency poisson,
      @Key("How the rate follows the local time of day, such as office-hours.")
          @Nullable DaySpec day)
      implements ChangesSpec {
    @Override
    public ChangeProcess process() {
      double mean = poisson.meanMicros();
      return day == null
          ? new ChangeProcess.Poisson(mean)
          : new ChangeProcess.Diurnal(mean, day.pattern());
    }
  }

  /** In bursts with pauses between them, both of exponential length. */
  record Bursts(
      @Key(
              "Mean number of changes over bursts and pauses, such as 6/h; with 'day', in the"
                  + " busiest hours.")
          Frequency bursts,
      @Key("Mean length of a burst.") TimeSpan on,
      @Key("Mean time from a burst to the next.") TimeSpan off,
      @Key("How the rate follows the local time of day, such as office-hours.")
          @Nullable DaySpec day)
      implements ChangesSpec {
    /** Checks that both take time. */
    public Bursts {
      if (on.micros() == 0 || off.micros() == 0) {
        throw new IllegalArgumentException("'on' and 'off' must be longer than 0");
      }
    }

    @Override
    public ChangeProcess process() {
      double whole = (double) on.micros() + off.micros();
      double inBurst = bursts.meanMicros() * on.micros() / whole;
      return new ChangeProcess.Bursts(
          inBurst, on.micros(), off.micros(), day == null ? null : day.pattern());
    }
  }

  /** Regularly. */
  record Every(@Key("Time from one change to the next.") TimeSpan every) implements ChangesSpec {
    /** Checks the period. */
    public Every {
      if (every.micros() == 0) {
        throw new IllegalArgumentException("'every' must be longer than 0");
      }
    }

    @Override
    public ChangeProcess process() {
      return new ChangeProcess.Every(every.micros());
    }
  }

  /** At given moments. */
  record At(@Key("Moments of the changes; times of day recur every day.") List<Moment> at)
      implements ChangesSpec {
    @Override
    public ChangeProcess process() {
      return new ChangeProcess.At(at);
    }
  }

  /** As they were recorded. */
  record Replay(
      @Key("CSV file of recorded changes with the columns time, record, bytes and maybe kind.")
          String replay)
      implements ChangesSpec {
    @Override
    public ChangeProcess process() {
      return new ChangeProcess.At(List.of());
    }
  }
}
