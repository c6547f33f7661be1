package dev.torpor.network;

import dev.torpor.energy.PowerLanes;
import dev.torpor.radio.Radio;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStream;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The device's network: one path at a time, its radio, and the transfers over it.
 *
 * <p>Each transfer gets the whole link; transfers do not slow each other down yet. When the path
 * changes, what is under way is lost.
 */
public final class Network {
  /** How long a looked-up name stays known on one path. Modelling choice: typical record lives. */
  public static final long NAME_MICROS = 300_000_000;

  private final VirtualClock clock;
  private final PowerLanes lanes;
  private final Trace trace;
  private final RandomStream paging;
  private final Map<String, Radio> radios = new TreeMap<>();
  private final Map<String, Long> namesKnownUntil = new TreeMap<>();
  private final List<PacketTransfer> underWay = new ArrayList<>();
  private NetworkPath path = NetworkPath.none();
  private long transfers;
  private long paths;

  /**
   * A network without a path.
   *
   * @param paging chance behind the wait of server-initiated traffic for an idle radio
   */
  public Network(VirtualClock clock, PowerLanes lanes, Trace trace, RandomStream paging) {
    this.clock = clock;
    this.lanes = lanes;
    this.trace = trace;
    this.paging = paging;
  }

  /** The device's way to the network now. */
  public NetworkPath path() {
    return path;
  }

  /** Changes the path; transfers under way fail and open connections are useless from now on. */
  public void changePath(NetworkPath next) {
    if (next.equals(path)) {
      return;
    }
    RadioProfile before = path.radio();
    RadioProfile after = next.radio();
    path = next;
    paths++;
    trace.record(new NetworkEvent.PathChanged(next.via(), next.name()));
    namesKnownUntil.clear();
    for (PacketTransfer transfer : List.copyOf(underWay)) {
      transfer.abort(TransferError.CONNECTION_LOST);
    }
    if (before != null && !before.equals(after)) {
      radio(before).detach();
    }
    if (after != null && !after.equals(before)) {
      radio(after).attach();
    }
  }

  /**
   * Starts a transfer over the present path. Without one, it fails at once.
   *
   * @param connections of the process that asks
   */
  public Transfer start(TransferRequest request, Connections connections, Transfer.Peer peer) {
    RadioProfile profile = path.radio();
    PacketTransfer transfer =
        new PacketTransfer(this, ++transfers, request, connections, peer, path);
    if (profile == null) {
      transfer.failWithoutPath();
    } else {
      underWay.add(transfer);
      transfer.start(radio(profile));
    }
    return transfer;
  }

  /** Loses power: every radio goes dark and transfers under way fail. */
  public void powerOff() {
    for (PacketTransfer transfer : List.copyOf(underWay)) {
      transfer.abort(TransferError.CONNECTION_LOST);
    }
    for (Radio radio : radios.values()) {
      radio.powerOff();
    }
    path = NetworkPath.none();
    paths++;
  }

  /** Ends the run: transfers under way stay unfinished, radios say what they would still spend. */
  public void drainAtEnd() {
    for (Radio radio : radios.values()) {
      radio.drainAtEnd();
    }
  }

  /** Numbers the paths the device has had, so that a connection knows whether its own is gone. */
  long pathNumber() {
    return paths;
  }

  VirtualClock clock() {
    return clock;
  }

  Trace trace() {
    return trace;
  }

  void ended(PacketTransfer transfer) {
    underWay.remove(transfer);
  }

  boolean knowsName(String host) {
    return namesKnownUntil.getOrDefault(host, Long.MIN_VALUE) > clock.now();
  }

  void learnName(String host) {
    namesKnownUntil.put(host, clock.now() + NAME_MICROS);
  }

  /** A wait of server-initiated traffic that is at most this long. */
  long pagingWait(long longestMicros) {
    return longestMicros == 0 ? 0 : paging.between(0, longestMicros);
  }

  private Radio radio(RadioProfile profile) {
    return radios.computeIfAbsent(profile.name(), name -> new Radio(profile, clock, lanes, trace));
  }
}
