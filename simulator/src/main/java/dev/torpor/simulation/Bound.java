package dev.torpor.simulation;

import dev.torpor.os.ClientFactory;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.world.World;

/**
 * What no client can be better than: it knows the world's script beforehand and has the data
 * without any transfer. Only bounds of comparisons are given this; a client sees an {@link
 * dev.torpor.app.App} and nothing else.
 */
public interface Bound extends ClientFactory {
  /**
   * The run is about to begin.
   *
   * @param world everything that will happen
   * @param clock to act at instants of the script
   * @param trace to say what the device holds, in {@link dev.torpor.app.ClientEvent.Foreseen}
   *     events
   */
  void foresee(World world, VirtualClock clock, Trace trace);
}
