package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Inline;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Frequency;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.Moment;
import dev.torpor.world.OtherUse.ChatterPlan;
import java.util.List;

/** Another app that talks to its server now and then, over the same radio. */
public sealed interface OtherAppSpec {
  /** When it does. */
  ChangeProcess process();

  /** What one transfer carries. */
  Bytes bytes();

  /** The same, as worlds are planned with it. */
  default ChatterPlan plan() {
    return new ChatterPlan(process(), bytes().sent().bytes(), bytes().received().bytes());
  }

  /** At random. */
  record Poisson(
      @Key("Mean number of transfers, such as 6/h.") Frequency poisson, @Inline Bytes bytes)
      implements OtherAppSpec {
    @Override
    public ChangeProcess process() {
      return new ChangeProcess.Poisson(poisson.meanMicros());
    }
  }

  /** Regularly. */
  record Every(@Key("Time from one transfer to the next.") TimeSpan every, @Inline Bytes bytes)
      implements OtherAppSpec {
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
  record At(
      @Key("Moments of the transfers; times of day recur every day.") List<Moment> at,
      @Inline Bytes bytes)
      implements OtherAppSpec {
    @Override
    public ChangeProcess process() {
      return new ChangeProcess.At(at);
    }
  }

  /** What one transfer carries. */
  record Bytes(
      @Key(value = "Bytes it sends each time.", byDefault = "1 KB") ByteSize sent,
      @Key(value = "Bytes it receives each time.", byDefault = "2 KB") ByteSize received) {}
}
