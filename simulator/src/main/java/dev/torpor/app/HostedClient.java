package dev.torpor.app;

/**
 * A client behind which something real stands, such as threads or a process of the operating system
 * that runs the simulation. For adapters alone: a sync client never learns that its process dies.
 */
public interface HostedClient extends SyncClient {
  /**
   * The simulated process is gone, or the run is over: what it held in reality must be let go
   * before this returns. Called once, on the simulating thread. Nothing that is done here may reach
   * the simulated world.
   */
  void reclaim();
}
