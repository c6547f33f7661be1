package dev.torpor.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The open connections of one process. They die with the process, when it is suspended and when the
 * device's path changes.
 */
public final class Connections {
  /** How long a server keeps an idle connection open. Modelling choice: no source names one. */
  public static final long KEEP_ALIVE_MICROS = 60_000_000;

  private final Map<String, List<Idle>> idle = new TreeMap<>();
  private final List<Transfer> underWay = new ArrayList<>();

  /** An open connection nobody uses; {@code path} numbers the network path it runs over. */
  private record Idle(long since, long path) {}

  /** Takes an idle connection to the host, if one is still alive on that path. */
  boolean take(String host, long now, long path) {
    List<Idle> open = idle.get(host);
    if (open == null) {
      return false;
    }
    open.removeIf(one -> one.path() != path || now - one.since() >= KEEP_ALIVE_MICROS);
    if (open.isEmpty()) {
      return false;
    }
    open.remove(open.size() - 1);
    return true;
  }

  /** Gives back a connection that is in order. */
  void giveBack(String host, long now, long path) {
    idle.computeIfAbsent(host, h -> new ArrayList<>()).add(new Idle(now, path));
  }

  void started(Transfer transfer) {
    underWay.add(transfer);
  }

  void ended(Transfer transfer) {
    underWay.remove(transfer);
  }

  /** Number of transfers of the process under way. */
  public int transfersUnderWay() {
    return underWay.size();
  }

  /** Closes every connection; transfers under way fail with that error, oldest first. */
  public void closeAll(TransferError error) {
    idle.clear();
    for (Transfer transfer : List.copyOf(underWay)) {
      transfer.abort(error);
    }
  }
}
