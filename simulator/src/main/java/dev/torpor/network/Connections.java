package dev.torpor.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one process: at most so many to each host, further transfers wait in order.
 * They die with the process, when it is suspended and when the device's path changes.
 */
public final class Connections {
  private final Map<String, Host> hosts = new TreeMap<>();
  private final List<PacketTransfer> underWay = new ArrayList<>();

  private static final class Host {
    private final List<Connection> idle = new ArrayList<>();
    private final ArrayDeque<PacketTransfer> waiting = new ArrayDeque<>();
    private int busy;
    private boolean known;
  }

  /** Number of transfers of the process under way, those that wait for a connection included. */
  public int transfersUnderWay() {
    return underWay.size();
  }

  /**
   * Closes every connection; transfers under way fail with that error, oldest first. A server whose
   * client is {@link TransferError#SUSPENDED} does not know and closes its end when it is due.
   */
  public void closeAll(TransferError error) {
    for (Host host : hosts.values()) {
      host.waiting.clear();
      if (error != TransferError.SUSPENDED) {
        host.idle.forEach(Connection::forget);
      }
      host.idle.clear();
    }
    for (PacketTransfer transfer : List.copyOf(underWay)) {
      transfer.abort(error);
    }
  }

  /** Lets a transfer in; false when it has to wait until it is told to begin. */
  boolean admit(PacketTransfer transfer, String name, int perHost) {
    underWay.add(transfer);
    Host host = hosts.computeIfAbsent(name, h -> new Host());
    if (host.busy < perHost) {
      host.busy++;
      return true;
    }
    host.waiting.add(transfer);
    return false;
  }

  /**
   * Lets a transfer out.
   *
   * @param admitted false when it has never been told to begin
   * @return the one that may begin in its place
   */
  @Nullable PacketTransfer leave(PacketTransfer transfer, String name, boolean admitted) {
    underWay.remove(transfer);
    Host host = host(name);
    if (!admitted) {
      host.waiting.remove(transfer);
      return null;
    }
    PacketTransfer next = host.waiting.poll();
    if (next == null) {
      host.busy--;
    }
    return next;
  }

  /** Takes the idle connection used last, if one is still alive on that path. */
  @Nullable Connection take(String name, long now, long path, long keepAliveMicros) {
    List<Connection> idle = host(name).idle;
    while (!idle.isEmpty()) {
      Connection last = idle.remove(idle.size() - 1);
      if (last.path() == path && now - last.idleSince() < keepAliveMicros) {
        return last;
      }
    }
    return null;
  }

  /** Gives back a connection that is in order. */
  void giveBack(Connection connection, long now) {
    connection.idle(now);
    host(connection.host()).idle.add(connection);
  }

  /** True once the process has spoken to the host. */
  boolean knows(String name) {
    return host(name).known;
  }

  /** The process has spoken to the host. */
  void learn(String name) {
    host(name).known = true;
  }

  private Host host(String name) {
    return hosts.computeIfAbsent(name, h -> new Host());
  }
}
