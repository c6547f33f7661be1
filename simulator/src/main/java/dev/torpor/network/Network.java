package dev.torpor.network;

import dev.torpor.energy.PowerLanes;
import dev.torpor.network.ConnectionRules.IdleClose;
import dev.torpor.network.ConnectionRules.PathSwitch;
import dev.torpor.radio.Radio;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The device's network: one path at a time, its radio, and the transfers over it, which share the
 * link in each direction.
 *
 * <p>When the device gets to another network, what is under way is lost or moves, as the {@link
 * ConnectionRules} say; when only the conditions of its network change, transfers go on under the
 * new ones.
 */
public final class Network {
  /** Bytes of a TCP packet without data, as of a FIN: IP and TCP headers with timestamps. */
  static final int EMPTY_PACKET_BYTES = 52;

  private final VirtualClock clock;
  private final PowerLanes lanes;
  private final Trace trace;
  private final RandomStream paging;
  private final RandomStream losses;
  private final ConnectionRules rules;
  private final Channel down;
  private final Channel up;
  private final Map<String, Radio> radios = new TreeMap<>();
  private final Map<String, Long> namesKnownUntil = new TreeMap<>();
  private final List<PacketTransfer> underWay = new ArrayList<>();
  private NetworkPath path = NetworkPath.none();
  private long transfers;
  private long paths;

  /**
   * A network without a path, with the {@link ConnectionRules#STANDARD} rules.
   *
   * @param chance behind the wait of server-initiated traffic for an idle radio, and lost packets
   */
  public Network(VirtualClock clock, PowerLanes lanes, Trace trace, RandomStream chance) {
    this(clock, lanes, trace, chance, ConnectionRules.STANDARD);
  }

  /** A network without a path. */
  public Network(
      VirtualClock clock,
      PowerLanes lanes,
      Trace trace,
      RandomStream chance,
      ConnectionRules rules) {
    this.clock = clock;
    this.lanes = lanes;
    this.trace = trace;
    this.paging = chance;
    this.losses = chance.keyed(0);
    this.rules = rules;
    this.down = new Channel(clock);
    this.up = new Channel(clock);
  }

  /** The device's way to the network now. */
  public NetworkPath path() {
    return path;
  }

  /** How connections are made, kept and lost. */
  public ConnectionRules rules() {
    return rules;
  }

  /**
   * Changes the path. Another network fails or moves the transfers under way and leaves open
   * connections useless; other conditions of the same network only change rates and delays.
   */
  public void changePath(NetworkPath next) {
    if (next.equals(path)) {
      return;
    }
    NetworkPath before = path;
    path = next;
    if (before.isSameNetworkAs(next)) {
      trace.record(
          new NetworkEvent.ConditionsChanged(
              next.via(), next.name(), next.conditions(), next.traits()));
      useLink();
      return;
    }
    paths++;
    trace.record(
        new NetworkEvent.PathChanged(next.via(), next.name(), next.conditions(), next.traits()));
    namesKnownUntil.clear();
    useLink();
    boolean moves = rules.pathSwitch() == PathSwitch.MIGRATE && next.isUsable();
    for (PacketTransfer transfer : List.copyOf(underWay)) {
      if (moves) {
        transfer.moveTo(next);
      } else {
        transfer.abort(TransferError.CONNECTION_LOST);
      }
    }
    RadioProfile radioBefore = before.radio();
    RadioProfile radioAfter = next.radio();
    if (radioBefore != null && !radioBefore.equals(radioAfter)) {
      radio(radioBefore).detach();
    }
    if (radioAfter != null && !radioAfter.equals(radioBefore)) {
      radio(radioAfter).attach();
    }
  }

  private void useLink() {
    Link link = path.link();
    down.use(link.down(), clock.now(), link.rttMicros());
    up.use(link.up(), clock.now(), link.rttMicros());
  }

  /**
   * Starts a transfer over the present path, or as soon as the process has a connection to spare.
   * Without a path, it fails at once.
   *
   * @param connections of the process that asks
   */
  public Transfer start(TransferRequest request, Connections connections, Transfer.Peer peer) {
    PacketTransfer transfer = new PacketTransfer(this, ++transfers, request, connections, peer);
    transfer.start();
    return transfer;
  }

  /** Loses power: every radio goes dark and transfers under way fail. */
  public void powerOff() {
    path = NetworkPath.none();
    paths++;
    useLink();
    for (PacketTransfer transfer : List.copyOf(underWay)) {
      transfer.abort(TransferError.CONNECTION_LOST);
    }
    for (Radio radio : radios.values()) {
      radio.powerOff();
    }
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

  Channel down() {
    return down;
  }

  Channel up() {
    return up;
  }

  void began(PacketTransfer transfer) {
    underWay.add(transfer);
  }

  void ended(PacketTransfer transfer) {
    underWay.remove(transfer);
  }

  boolean knowsName(String host) {
    return namesKnownUntil.getOrDefault(host, Long.MIN_VALUE) > clock.now();
  }

  void learnName(String host) {
    namesKnownUntil.put(host, clock.now() + rules.nameMicros());
  }

  /**
   * A wait of server-initiated traffic that is at most this long. It depends on the instant alone,
   * so that other traffic before it changes nothing.
   */
  long pagingWait(long longestMicros) {
    return longestMicros == 0 ? 0 : paging.keyed(clock.now()).between(0, longestMicros);
  }

  /** The chance behind one transfer's losses; transfers that start together differ by number. */
  RandomStream lossesOf(long transfer) {
    return losses.keyed(clock.now()).keyed(transfer);
  }

  Radio radio(RadioProfile profile) {
    return radios.computeIfAbsent(profile.name(), name -> new Radio(profile, clock, lanes, trace));
  }

  /** A connection has nothing to do; its server may make itself heard when it closes it. */
  void leftIdle(Connection connection) {
    if (rules.idleClose() == IdleClose.DELAYED_FIN) {
      long since = clock.now();
      clock.after(rules.keepAliveMicros(), Lane.NETWORK, () -> serverCloses(connection, since));
    }
  }

  private void serverCloses(Connection connection, long since) {
    RadioProfile profile = path.radio();
    if (profile == null || connection.idleSince() != since || !connection.isOpen(paths)) {
      return;
    }
    Radio radio = radio(profile);
    long wait = pagingWait(radio.pagingMicros());
    clock.after(wait, Lane.NETWORK, () -> finArrives(connection, radio));
  }

  private void finArrives(Connection connection, Radio radio) {
    if (!connection.isOpen(paths)) {
      return;
    }
    connection.forget();
    trace.record(
        new NetworkEvent.ConnectionClosed(connection.host(), path.via(), connection.cause()));
    Radio.Flow farewell = radio.open(connection.cause());
    long ready = farewell.begin(2 * EMPTY_PACKET_BYTES, 2 * EMPTY_PACKET_BYTES);
    farewell.carry(2 * EMPTY_PACKET_BYTES, 2 * EMPTY_PACKET_BYTES);
    clock.at(ready + path.link().rttMicros(), Lane.NETWORK, farewell::end);
  }
}
