package dev.torpor.network;

import dev.torpor.radio.Radio;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response as the radio sees them: a burst out, the server's wait in which the
 * radio falls into its tail, a burst in. Without a wait the two are one burst.
 */
final class PacketTransfer implements Transfer {
  private final Network network;
  private final VirtualClock clock;
  private final long id;
  private final TransferRequest request;
  private final Connections connections;
  private final Peer peer;
  private final NetworkPath path;
  private Radio.@Nullable Flow flow;
  private boolean over;
  private long bytesUpDone;
  private long step;
  private long timeout;

  PacketTransfer(
      Network network,
      long id,
      TransferRequest request,
      Connections connections,
      Peer peer,
      NetworkPath path) {
    this.network = network;
    this.clock = network.clock();
    this.id = id;
    this.request = request;
    this.connections = connections;
    this.peer = peer;
    this.path = path;
  }

  @Override
  public long id() {
    return id;
  }

  void failWithoutPath() {
    connections.started(this);
    recordStart(false);
    step = clock.at(clock.now(), Lane.NETWORK, () -> abort(TransferError.NOT_CONNECTED));
  }

  void start(Radio usedRadio) {
    Radio.Flow opened = usedRadio.open(request.cause());
    flow = opened;
    connections.started(this);
    boolean warm = connections.take(request.host(), clock.now(), network.pathNumber());
    recordStart(warm);
    Link link = path.link();
    long setup = warm ? 0 : setupMicros(link);
    long ready = opened.begin(request.bytesUp(), 0);
    long sent =
        ready + setup + TransferTime.serializeMicros(request.bytesUp(), link.upBitsPerSecond());
    if (request.timeoutMicros() < Long.MAX_VALUE - clock.now()) {
      timeout =
          clock.after(request.timeoutMicros(), Lane.NETWORK, () -> abort(TransferError.TIMED_OUT));
    }
    boolean fresh = !warm;
    step =
        clock.at(
            sent + link.rttMicros() / 2, Lane.NETWORK, () -> arrived(usedRadio, opened, fresh));
  }

  private long setupMicros(Link link) {
    long lookUp = network.knowsName(request.host()) ? 0 : TransferTime.lookUpMicros(link);
    return lookUp + TransferTime.connectMicros(link, request.secure());
  }

  private void arrived(Radio usedRadio, Radio.Flow opened, boolean fresh) {
    network.learnName(request.host());
    bytesUpDone = request.bytesUp();
    opened.carry(bytesUpDone, 0);
    Answer answer = peer.requestArrived(id);
    if (over) {
      return;
    }
    if (answer.firstByteMicros() > 0) {
      opened.end();
      step =
          clock.after(
              answer.firstByteMicros(),
              Lane.NETWORK,
              () -> answered(usedRadio, opened, answer, fresh));
    } else {
      receive(opened, answer, fresh);
    }
  }

  /** The server sends of its own accord, so that a radio that sleeps has to be paged. */
  private void answered(Radio usedRadio, Radio.Flow opened, Answer answer, boolean fresh) {
    long wait = network.pagingWait(usedRadio.pagingMicros());
    if (wait > 0) {
      step = clock.after(wait, Lane.NETWORK, () -> receive(opened, answer, fresh));
    } else {
      receive(opened, answer, fresh);
    }
  }

  private void receive(Radio.Flow opened, Answer answer, boolean fresh) {
    long ready = opened.begin(0, answer.bytesDown());
    Link link = path.link();
    long firstByte = ready + link.rttMicros() - link.rttMicros() / 2;
    if (answer.failure() != null) {
      TransferError failure = answer.failure();
      step = clock.at(firstByte, Lane.NETWORK, () -> abort(failure));
      return;
    }
    step = clock.at(firstByte, Lane.NETWORK, () -> firstByteArrived(opened, answer, fresh));
  }

  private void firstByteArrived(Radio.Flow opened, Answer answer, boolean fresh) {
    clock.cancel(timeout);
    long rate = path.link().downBitsPerSecond();
    long stall =
        fresh ? TransferTime.stallMicros(answer.bytesDown(), rate, path.link().rttMicros()) : 0;
    long body = stall + TransferTime.serializeMicros(answer.bytesDown(), rate);
    long paced = answer.lastByteMicros() - answer.firstByteMicros();
    long length = Math.max(body, paced);
    if (length == 0) {
      completed(opened, answer);
    } else {
      step = clock.after(length, Lane.NETWORK, () -> completed(opened, answer));
    }
  }

  private void completed(Radio.Flow opened, Answer answer) {
    over = true;
    opened.carry(0, answer.bytesDown());
    opened.end();
    network
        .trace()
        .record(
            new NetworkEvent.TransferCompleted(id, path.via(), bytesUpDone, answer.bytesDown()));
    network.ended(this);
    connections.ended(this);
    connections.giveBack(request.host(), clock.now(), network.pathNumber());
    peer.completed();
  }

  @Override
  public void abort(TransferError error) {
    if (over) {
      return;
    }
    over = true;
    clock.cancel(step);
    clock.cancel(timeout);
    if (flow != null) {
      flow.end();
    }
    network.trace().record(new NetworkEvent.TransferFailed(id, path.via(), error, bytesUpDone));
    network.ended(this);
    connections.ended(this);
    peer.failed(error);
  }

  private void recordStart(boolean warm) {
    network
        .trace()
        .record(
            new NetworkEvent.TransferStarted(
                id, request.label(), request.host(), path.via(), warm, request.cause()));
  }
}
