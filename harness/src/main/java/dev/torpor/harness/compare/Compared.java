package dev.torpor.harness.compare;

import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.Use;
import dev.torpor.measure.Measurement;
import java.util.ArrayList;
import java.util.List;

/** A comparison that is ready to run: one scenario, some clients, some seeds. */
public final class Compared {
  private static final Use FLOOR = Use.parse("never");

  private final PreparedRun first;
  private final RunOverrides overrides;
  private final List<Use> clients;
  private final int seeds;

  private Compared(PreparedRun first, RunOverrides overrides, List<Use> clients, int seeds) {
    this.first = first;
    this.overrides = overrides;
    this.clients = List.copyOf(clients);
    this.seeds = seeds;
  }

  /**
   * Checks that every client exists with its options.
   *
   * @param run the scenario under its first seed
   * @param overrides of the command line, without clients
   * @param clients at least one, all different
   * @param seeds how many worlds, at least 1; the seeds follow one on the other
   * @throws OverrideException when there is no such client, or it has no such option
   */
  public static Compared of(PreparedRun run, RunOverrides overrides, List<Use> clients, int seeds)
      throws OverrideException {
    List<String> mistakes = new ArrayList<>();
    for (Use client : clients) {
      try {
        run.withClient(client);
      } catch (OverrideException e) {
        mistakes.addAll(e.messages());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new OverrideException(mistakes);
    }
    return new Compared(run, overrides, clients, seeds);
  }

  /** Hears which run is about to begin. */
  public interface Watcher {
    /** This client is about to run under this seed. */
    void beginning(Use client, long seed);
  }

  /** How many runs there will be. */
  public int runs() {
    return seeds * (contenders().size() + 1);
  }

  /** The clients apart from the floor, which runs in any case. */
  private List<Use> contenders() {
    return clients.stream().filter(client -> !client.equals(FLOOR)).toList();
  }

  /**
   * Runs every client in every world.
   *
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public Comparison run(Watcher watcher)
      throws OverrideException, BackendException, InterruptedException {
    List<Long> all = new ArrayList<>();
    List<RunResult> floor = new ArrayList<>();
    List<List<RunResult>> results = new ArrayList<>();
    contenders().forEach(client -> results.add(new ArrayList<>()));
    for (int i = 0; i < seeds; i++) {
      long seed = Math.addExact(first.header().seed(), i);
      PreparedRun world = i == 0 ? first : first.with(overrides.withSeed(seed));
      all.add(seed);
      watcher.beginning(FLOOR, seed);
      RunResult without = world.withClient(FLOOR).run(null, List.of());
      Measurement measured = without.measured().run();
      floor.add(without);
      for (int c = 0; c < results.size(); c++) {
        Use client = contenders().get(c);
        watcher.beginning(client, seed);
        results.get(c).add(world.withClient(client).run(measured, List.of()));
      }
    }
    Contender never = new Contender(FLOOR.toString(), floor);
    return new Comparison(
        first.withClient(clients.get(0)).header(), all, never, named(never, results));
  }

  /** The contenders as they were named, the floor among them if it was. */
  private List<Contender> named(Contender floor, List<List<RunResult>> results) {
    List<Contender> named = new ArrayList<>();
    int next = 0;
    for (Use client : clients) {
      named.add(
          client.equals(FLOOR) ? floor : new Contender(client.toString(), results.get(next++)));
    }
    return named;
  }
}
