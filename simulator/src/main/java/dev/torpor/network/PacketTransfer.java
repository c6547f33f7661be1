package dev.torpor.network;

import dev.torpor.radio.Radio;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response as the radio sees them: a burst out, the server's wait in which the
 * radio falls into its tail, a burst in. Without a wait the two are one burst.
 */
final class PacketTransfer implements Transfer {
  private enum Phase {
    WAITING,
    CONNECTING,
    SENDING,
    ON_ITS_WAY,
    AT_SERVER,
    COMING_BACK,
    RECEIVING,
    STALLED
  }

  private final Network network;
  private final VirtualClock clock;
  private final long id;
  private final TransferRequest request;
  private final Connections connections;
  private final Peer peer;
  private Phase phase = Phase.WAITING;
  private NetworkPath path = NetworkPath.none();
  private @Nullable Connection connection;
  private @Nullable Radio radio;
  private Radio.@Nullable Flow burst;
  private @Nullable RandomStream chance;
  private @Nullable Answer answer;
  private @Nullable Flow flow;
  private boolean announced;
  private boolean reused;
  private boolean over;
  private boolean allHere;
  private long bytesUpDone;
  private long bytesUpCarried;
  private long bytesDownCarried;
  private long pacedUntil;
  private long stalledSince;
  private long step;
  private long timeout;

  PacketTransfer(
      Network network, long id, TransferRequest request, Connections connections, Peer peer) {
    this.network = network;
    this.clock = network.clock();
    this.id = id;
    this.request = request;
    this.connections = connections;
    this.peer = peer;
  }

  @Override
  public long id() {
    return id;
  }

  /** Begins, or waits for a connection; the time allowed runs from here. */
  void start() {
    boolean admitted = connections.admit(this, request.host(), network.rules().perHost());
    if (request.timeoutMicros() < Long.MAX_VALUE - clock.now()) {
      timeout = clock.after(request.timeoutMicros(), Lane.NETWORK, this::timeIsUp);
    }
    if (admitted) {
      begin();
    } else {
      network.trace().record(new NetworkEvent.TransferQueued(id, request.label(), request.host()));
    }
  }

  /** Begins over the present path; the process has a connection to spare. */
  void begin() {
    path = network.path();
    phase = Phase.CONNECTING;
    RadioProfile profile = path.radio();
    if (profile == null) {
      announce(false);
      step = clock.at(clock.now(), Lane.NETWORK, () -> abort(TransferError.NOT_CONNECTED));
      return;
    }
    network.began(this);
    long number = network.pathNumber();
    Connection kept =
        connections.take(request.host(), clock.now(), number, network.rules().keepAliveMicros());
    if (kept != null) {
      kept.reuse(request.cause());
    }
    reused = kept != null;
    connection = kept != null ? kept : new Connection(request.host(), number, request.cause());
    announce(kept != null);
    use(profile);
    connect(kept != null);
  }

  private void connect(boolean warm) {
    Link link = path.link();
    long setup = 0;
    if (!warm) {
      ConnectionRules rules = network.rules();
      int roundTrips =
          connections.knows(request.host())
              ? rules.handshakeRoundTripsToKnownHost(request.secure())
              : rules.handshakeRoundTrips(request.secure());
      boolean nameKnown = network.knowsName(request.host());
      setup = Handshake.micros(link, nameKnown, roundTrips);
      if (link.isLossy()) {
        int exchanges = roundTrips + (nameKnown ? 0 : 1);
        setup = Saturated.add(setup, Handshake.repeatMicros(link, exchanges, chance()));
      }
    }
    long ready = burst().begin(request.bytesUp(), 0);
    if (setup == RateProfile.NEVER) {
      long givenUp = ready + Handshake.GIVE_UP_MICROS;
      step = clock.at(givenUp, Lane.NETWORK, () -> abort(TransferError.TIMED_OUT));
    } else {
      step = clock.at(ready + setup, Lane.NETWORK, this::send);
    }
  }

  private void send() {
    if (request.secure() && network.path().traits().contains(PathTrait.CAPTIVE_WITHOUT_TLS)) {
      abort(TransferError.CERTIFICATE_UNTRUSTED);
      return;
    }
    phase = Phase.SENDING;
    Losses losses = losses(network.path().link().upLossPpm());
    long bytes = request.bytesUp() - bytesUpCarried;
    Flow sending = new Flow(bytes, SendWindow.ofOpenConnection(), losses, this::sent);
    flow = sending;
    network.up().join(sending);
  }

  private void sent() {
    flow = null;
    phase = Phase.ON_ITS_WAY;
    step = clock.after(network.path().link().upDelayMicros(), Lane.NETWORK, this::arrived);
  }

  private void arrived() {
    network.learnName(request.host());
    connections.learn(request.host());
    bytesUpDone = request.bytesUp();
    carryUp(bytesUpDone - bytesUpCarried);
    phase = Phase.AT_SERVER;
    Answer given = peer.requestArrived(id);
    answer = given;
    if (over) {
      return;
    }
    if (given.firstByteMicros() > 0) {
      burst().end();
      step = clock.after(given.firstByteMicros(), Lane.NETWORK, this::answered);
    } else {
      comeBack();
    }
  }

  /** The server sends of its own accord, so that a radio that sleeps has to be paged. */
  private void answered() {
    long wait = network.pagingWait(radio().pagingMicros());
    if (wait > 0) {
      step = clock.after(wait, Lane.NETWORK, this::comeBack);
    } else {
      comeBack();
    }
  }

  private void comeBack() {
    phase = Phase.COMING_BACK;
    long ready = burst().begin(0, answer().bytesDown());
    long firstByte = ready + network.path().link().downDelayMicros();
    step = clock.at(firstByte, Lane.NETWORK, this::firstByteDue);
  }

  private void firstByteDue() {
    TransferError failure = answer().failure();
    if (failure != null && answer().bytesBeforeFailure() == 0) {
      abort(failure);
    } else {
      firstByteArrived();
    }
  }

  private void firstByteArrived() {
    peer.begun();
    pacedUntil = clock.now() + answer().lastByteMicros() - answer().firstByteMicros();
    receive();
  }

  private void receive() {
    phase = Phase.RECEIVING;
    Losses losses = losses(network.path().link().downLossPpm());
    Flow receiving =
        new Flow(
            bytesThatArrive() - bytesDownCarried, connection().window(), losses, this::received);
    flow = receiving;
    network.down().join(receiving);
  }

  private void received() {
    flow = null;
    allHere = true;
    Runnable end = answer().failure() == null ? this::completed : this::broke;
    if (pacedUntil > clock.now()) {
      step = clock.at(pacedUntil, Lane.NETWORK, end);
    } else {
      end.run();
    }
  }

  /** How much of the response gets here: all of it, unless it breaks. */
  private long bytesThatArrive() {
    Answer given = answer();
    return given.failure() == null ? given.bytesDown() : given.bytesBeforeFailure();
  }

  /** What was to arrive of a broken response has arrived. */
  private void broke() {
    carryDown(bytesThatArrive() - bytesDownCarried);
    TransferError failure = present(answer().failure());
    if (failure == TransferError.TIMED_OUT) {
      phase = Phase.STALLED;
      stalledSince = clock.now();
      burst().end();
    } else {
      abort(failure);
    }
  }

  private void completed() {
    over = true;
    clock.cancel(timeout);
    long bytesDown = answer().bytesDown();
    carryDown(bytesDown - bytesDownCarried);
    connections.giveBack(connection(), clock.now());
    network.leftIdle(connection());
    end(new NetworkEvent.TransferCompleted(id, path.via(), bytesUpDone, bytesDown));
    peer.completed();
  }

  @Override
  public boolean reusesConnection() {
    return reused;
  }

  @Override
  public long bytesReceived() {
    return bytesDownCarried;
  }

  @Override
  public long bytesHere() {
    if (allHere) {
      return bytesThatArrive();
    }
    Flow moving = phase == Phase.RECEIVING ? flow : null;
    return bytesDownCarried + (moving == null ? 0 : network.down().delivered(moving));
  }

  @Override
  public long expectedAt(long bytes) {
    Flow moving = phase == Phase.RECEIVING ? flow : null;
    return moving == null ? Long.MAX_VALUE : network.down().expectedAt(moving, bytes);
  }

  @Override
  public void abort(TransferError error) {
    if (over) {
      return;
    }
    over = true;
    clock.cancel(step);
    clock.cancel(timeout);
    if (!announced) {
      announce(false);
    }
    leaveChannel();
    long up = bytesUpDone == 0 ? bytesUpCarried : 0;
    if (up > 0 || bytesDownCarried > 0) {
      network.trace().record(new NetworkEvent.TransferCut(id, path.via(), up, bytesDownCarried));
    }
    end(new NetworkEvent.TransferFailed(id, path.via(), error, bytesUpDone));
    peer.failed(error);
  }

  /** Says how it ended and lets the next transfer have the place, before the radio goes quiet. */
  private void end(NetworkEvent outcome) {
    PacketTransfer next = connections.leave(this, request.host(), phase != Phase.WAITING);
    network.ended(this);
    if (next == null) {
      endBurst();
      network.trace().record(outcome);
    } else {
      network.trace().record(outcome);
      next.begin();
      endBurst();
    }
  }

  /** Goes on over another path: what was on the link is sent again after a round trip there. */
  void moveTo(NetworkPath next) {
    RadioProfile profile = next.radio();
    if (profile == null) {
      abort(TransferError.CONNECTION_LOST);
      return;
    }
    boolean wasBursting = burst().isBursting();
    boolean wasOnLink = flow != null;
    leaveChannel();
    endBurst();
    long up = bytesUpCarried;
    network
        .trace()
        .record(new NetworkEvent.TransferMoved(id, path.via(), next.via(), up, bytesDownCarried));
    path = next;
    use(profile);
    connection().moveTo(network.pathNumber());
    if (phase == Phase.CONNECTING) {
      clock.cancel(step);
      connect(false);
    } else if (wasBursting) {
      long ready = beginRest();
      if (wasOnLink) {
        step =
            clock.at(
                ready + next.link().rttMicros(),
                Lane.NETWORK,
                phase == Phase.SENDING ? this::send : this::receive);
      }
    }
  }

  /** The time allowed is over, unless bytes have moved since; URLSession then starts it anew. */
  private void timeIsUp() {
    long progress = -1;
    Flow moving = flow;
    if (moving != null) {
      progress = (phase == Phase.SENDING ? network.up() : network.down()).lastProgress(moving);
    } else if (phase == Phase.RECEIVING) {
      progress = clock.now();
    } else if (phase == Phase.STALLED) {
      progress = stalledSince;
    }
    long next = progress + request.timeoutMicros();
    if (progress >= 0 && next > clock.now()) {
      timeout = clock.at(next, Lane.NETWORK, this::timeIsUp);
    } else {
      abort(TransferError.TIMED_OUT);
    }
  }

  /** Stops what is on the link and books what it has carried. */
  private void leaveChannel() {
    Flow leaving = flow;
    if (leaving == null) {
      return;
    }
    flow = null;
    boolean sending = phase == Phase.SENDING;
    Channel channel = sending ? network.up() : network.down();
    long delivered = channel.delivered(leaving);
    channel.leave(leaving);
    if (sending) {
      carryUp(delivered);
    } else {
      carryDown(delivered);
    }
  }

  private void carryUp(long bytes) {
    bytesUpCarried += bytes;
    burst().carry(bytes, 0);
  }

  private void carryDown(long bytes) {
    bytesDownCarried += bytes;
    burst().carry(0, bytes);
  }

  private void use(RadioProfile profile) {
    Radio used = network.radio(profile);
    radio = used;
    burst = used.open(request.cause());
  }

  /** Begins the burst that carries what the path before has not carried. */
  private long beginRest() {
    Answer given = answer;
    return given == null
        ? burst().begin(request.bytesUp() - bytesUpCarried, 0)
        : burst().begin(0, given.bytesDown() - bytesDownCarried);
  }

  private void endBurst() {
    if (burst != null) {
      burst.end();
    }
  }

  private Losses losses(int ppm) {
    return ppm == 0 ? Losses.none() : Losses.of(chance(), ppm);
  }

  /** The chance behind this transfer's losses, made when it is first asked for. */
  private RandomStream chance() {
    RandomStream own = chance;
    if (own == null) {
      own = network.lossesOf(id);
      chance = own;
    }
    return own;
  }

  private Radio radio() {
    return present(radio);
  }

  private Radio.Flow burst() {
    return present(burst);
  }

  private Connection connection() {
    return present(connection);
  }

  private Answer answer() {
    return present(answer);
  }

  private <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("transfer " + id + " has not got that far: " + phase);
    }
    return part;
  }

  private void announce(boolean warm) {
    announced = true;
    network
        .trace()
        .record(
            new NetworkEvent.TransferStarted(
                id, request.label(), request.host(), path.via(), warm, request.cause()));
  }
}
