package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.simulation.Bound;
import dev.torpor.world.World;
import java.util.ArrayList;
import java.util.List;

/** Ceilings of comparisons of what a strategy can reach; the floor is {@code never}. */
public final class Bounds {
  private Bounds() {}

  /** {@code oracle-push}: every change at once and for nothing. */
  public static final class OraclePush implements BoundProvider {
    /** For the service mechanism. */
    public OraclePush() {}

    @Override
    public String name() {
      return "oracle-push";
    }

    @Override
    public String summary() {
      return "a bound, no client: has every change at the instant it is made, at no cost";
    }

    @Override
    public List<ClientOption> options() {
      return List.of();
    }

    @Override
    public Bound bound(ClientOptions options) {
      return new Foresight(OraclePush::changes);
    }

    private static List<Long> changes(World world) {
      List<Long> instants = new ArrayList<>(List.of(0L));
      for (int i = 0; i < world.changes().size(); i++) {
        long at = world.changes().at(i);
        if (instants.get(instants.size() - 1) != at) {
          instants.add(at);
        }
      }
      return instants;
    }
  }

  /** {@code oracle-prefetch}: everything some time before each open, for nothing. */
  public static final class OraclePrefetch implements BoundProvider {
    private static final ClientOption LEAD =
        ClientOption.duration("lead", "0s", "How long before each open.");

    /** For the service mechanism. */
    public OraclePrefetch() {}

    @Override
    public String name() {
      return "oracle-prefetch";
    }

    @Override
    public String summary() {
      return "a bound, no client: knows when the user will open the app and has everything a given"
          + " time before, at no cost";
    }

    @Override
    public List<ClientOption> options() {
      return List.of(LEAD);
    }

    @Override
    public Bound bound(ClientOptions options) {
      long lead = Math.max(1, options.micros(LEAD.name())); // before the open, not at it
      return new Foresight(
          world -> world.sessions().stream().map(session -> session.from() - lead).toList());
    }
  }
}
