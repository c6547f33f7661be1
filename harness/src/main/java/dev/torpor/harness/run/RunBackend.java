package dev.torpor.harness.run;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.StubDirectory;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.fault.FaultLayer;
import dev.torpor.harness.backend.fault.FaultSite;
import dev.torpor.harness.backend.fault.FaultSpec;
import dev.torpor.harness.backend.loopback.LoopbackBackend;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.Calendar;
import dev.torpor.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the backends of runs, with the faults of the scenario before them. */
final class RunBackend {
  private final LoadedScenario loaded;
  private final @Nullable StubDirectory stubs;
  private final BackendMode mode;

  /** Backends of a scenario, from stubs that have been read. */
  RunBackend(LoadedScenario loaded, @Nullable StubDirectory stubs, RunOverrides overrides) {
    BackendMode asked = overrides.backendMode();
    this.loaded = loaded;
    this.stubs = stubs;
    this.mode = asked == null ? loaded.scenario().backend().mode() : asked;
  }

  /**
   * A backend as it is at the start of every run.
   *
   * @throws BackendException when the stubs do not fit the dataset
   */
  Backend open(World world, long seed, long durationMicros) throws BackendException {
    List<FaultSpec> faults = loaded.scenario().backend().faults();
    Backend first = openPlain(world, seed);
    if (faults.isEmpty()) {
      return first;
    }
    return new FaultLayer(
        faults,
        new Opener(first, world, seed),
        new Calendar(world.start(), world.zone(), durationMicros),
        new RandomStreams(seed),
        world.start());
  }

  /** Hands out the backend that showed that there can be one, and then more of the same. */
  private final class Opener implements Supplier<Backend> {
    private final World world;
    private final long seed;
    private @Nullable Backend first;

    Opener(Backend first, World world, long seed) {
      this.first = first;
      this.world = world;
      this.seed = seed;
    }

    @Override
    public Backend get() {
      Backend opened = first;
      if (opened != null) {
        first = null;
        return opened;
      }
      try {
        return openPlain(world, seed);
      } catch (BackendException e) {
        throw new IllegalStateException("a backend that could be opened cannot be any more", e);
      }
    }
  }

  private Backend openPlain(World world, long seed) throws BackendException {
    RandomStreams streams = new RandomStreams(seed);
    Backend backend =
        stubs == null
            ? Backends.open(null, dataset(), world.changes(), streams, world.start())
            : stubs.open(dataset(), world.changes(), streams, world.start());
    return mode == BackendMode.LOOPBACK ? LoopbackBackend.around(backend) : backend;
  }

  private DatasetSettings dataset() {
    return loaded.dataset().settings();
  }

  /**
   * Checks that every fault can do there what it says.
   *
   * @throws BackendException with those that cannot
   */
  void checkFaults() throws BackendException {
    FaultSite site =
        stubs == null
            ? new FaultSite(List.of(dataset().shape()), FaultSite.Answers.NONE)
            : new FaultSite(
                stubs.shapes(dataset().shape()),
                stubs.hasAnswersOfItsOwn() ? FaultSite.Answers.SOME : FaultSite.Answers.NONE);
    List<Problem> problems = new ArrayList<>();
    List<FaultSpec> faults = loaded.scenario().backend().faults();
    for (int i = 0; i < faults.size(); i++) {
      FaultSpec spec = faults.get(i);
      String refusal = spec.fault().refusal(spec.rules(), site);
      if (refusal != null) {
        String message = "the fault " + spec.name() + " can do nothing: " + refusal;
        problems.add(loaded.problemAt("backend.faults[" + i + "].fault", message));
      }
    }
    if (!problems.isEmpty()) {
      throw new BackendException(problems);
    }
  }
}
