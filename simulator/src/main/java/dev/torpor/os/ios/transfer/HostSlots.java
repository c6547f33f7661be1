package dev.torpor.os.ios.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** At most so many tasks talk to a host at a time; the others wait in order. */
final class HostSlots {
  private final int perHost;
  private final Map<String, Host> hosts = new TreeMap<>();

  private static final class Host {
    private final Deque<DaemonTask> waiting = new ArrayDeque<>();
    private int busy;
  }

  HostSlots(int perHost) {
    this.perHost = perHost;
  }

  /** True when the task may begin; else it waits until {@link #leave} gives it a place. */
  boolean enter(DaemonTask task) {
    Host host = hosts.computeIfAbsent(task.host(), name -> new Host());
    if (host.busy < perHost) {
      host.busy++;
      return true;
    }
    host.waiting.add(task);
    return false;
  }

  /**
   * Gives a place back.
   *
   * @param next told the task that has it now, if one waits
   */
  void leave(DaemonTask task, Consumer<DaemonTask> next) {
    Host host = hosts.computeIfAbsent(task.host(), name -> new Host());
    DaemonTask first = host.waiting.poll();
    if (first == null) {
      host.busy--;
    } else {
      next.accept(first);
    }
  }

  /** A task no longer waits for a place. */
  void withdraw(DaemonTask task) {
    hosts.computeIfAbsent(task.host(), name -> new Host()).waiting.remove(task);
  }
}
