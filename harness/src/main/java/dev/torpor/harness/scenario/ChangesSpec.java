package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Frequency;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.Moment;
import java.util.List;

/** How records change on the server. */
public sealed interface ChangesSpec {
  /** The same, as worlds are planned with it. */
  ChangeProcess process();

  /** At random. */
  record Poisson(@Key("Mean number of changes, such as 4/h.") Frequency poisson)
      implements ChangesSpec {
    @Override
    public ChangeProcess process() {
      return new ChangeProcess.Poisson(poisson.meanMicros());
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
}
