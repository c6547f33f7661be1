package dev.torpor.http;

import dev.torpor.energy.Cause;
import dev.torpor.network.Connections;
import dev.torpor.network.Network;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import dev.torpor.network.TransferRequest;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries requests over the network to the origin and responses back. */
public final class HttpStack {
  private final Network network;
  private final Origin origin;
  private final VirtualClock clock;
  private final Trace trace;
  private long callAt = Origin.NO_CALL;
  private long callTimer;

  /** A stack between one device's network and one backend. */
  public HttpStack(Network network, Origin origin, VirtualClock clock, Trace trace) {
    this.network = network;
    this.origin = origin;
    this.clock = clock;
    this.trace = trace;
  }

  /** Who waits for a response; called exactly once. */
  public interface Receiver {
    /** The whole response has arrived. */
    void received(long transfer, HttpResponse response);

    /** No response will come. */
    void failed(long transfer, TransferError error);

    /**
     * A response has begun and will not end; called in place of {@link #failed(long,
     * TransferError)}.
     *
     * @param response as it would have been
     * @param bodyBytes how much of its body has arrived
     */
    default void failed(long transfer, TransferError error, HttpResponse response, long bodyBytes) {
      failed(transfer, error);
    }
  }

  /**
   * Sends a request.
   *
   * @param timeoutMicros longest wait for the first byte of the response
   */
  public Transfer send(
      HttpRequest request,
      long timeoutMicros,
      Cause cause,
      Connections connections,
      Receiver receiver) {
    TransferRequest transfer =
        new TransferRequest(
            request.method() + " " + request.target(),
            request.host(),
            request.secure(),
            WireSize.of(request),
            timeoutMicros,
            cause);
    Exchange exchange = new Exchange(request, receiver);
    exchange.transfer = network.start(transfer, connections, exchange);
    return exchange.transfer;
  }

  /** Has the server make its next call when it is due, which may have changed. */
  private void scheduleCall() {
    long next = origin.nextCallAt();
    if (next == callAt) {
      return;
    }
    clock.cancel(callTimer);
    callAt = next;
    callTimer = next == Origin.NO_CALL ? 0 : clock.at(next, Lane.WORLD, this::call);
  }

  private void call() {
    callAt = Origin.NO_CALL;
    callTimer = 0;
    clock.holds().begin("backend: a call of its own");
    ServerCall call = origin.call(clock.now());
    clock.holds().end();
    trace.record(new HttpEvent.Called(call.request(), call.status()));
    scheduleCall();
  }

  private final class Exchange implements Transfer.Peer {
    private final HttpRequest request;
    private final Receiver receiver;
    private long id;
    private @Nullable HttpResponse response;
    private @Nullable Transfer transfer;

    Exchange(HttpRequest request, Receiver receiver) {
      this.request = request;
      this.receiver = receiver;
    }

    @Override
    public Transfer.Answer requestArrived(long transferId) {
      id = transferId;
      if (network.path().isCaptive()) {
        return portalAnswers();
      }
      clock.holds().begin("backend: " + request.method() + " " + request.target());
      ServerReply reply = origin.receive(request, clock.now());
      clock.holds().end();
      response = reply.response();
      long bytes = WireSize.of(reply.response());
      trace.record(
          new HttpEvent.Served(
              transferId, request.method(), request.target(), reply.response().status(), bytes));
      long wait = RetryAfter.micros(reply.response());
      if (wait > 0) {
        trace.record(new HttpEvent.AskedToWait(transferId, wait));
      }
      List<ServerFact> facts = reply.facts();
      for (int i = 0; i < facts.size(); i++) {
        trace.record(new HttpEvent.ServerTold(transferId, facts.get(i)));
      }
      scheduleCall();
      return new Transfer.Answer(
          bytes, reply.firstByteMicros(), reply.lastByteMicros(), reply.failure());
    }

    private Transfer.Answer portalAnswers() {
      response = CaptivePortal.PAGE;
      long bytes = WireSize.of(CaptivePortal.PAGE);
      trace.record(
          new HttpEvent.Intercepted(
              id, request.method(), request.target(), CaptivePortal.PAGE.status(), bytes));
      return new Transfer.Answer(bytes, 0, 0, null);
    }

    @Override
    public void completed() {
      HttpResponse whole = response;
      if (whole == null) {
        throw new IllegalStateException("transfer " + id + " completed before it was answered");
      }
      receiver.received(id, whole);
    }

    @Override
    public void failed(TransferError error) {
      HttpResponse begun = response;
      Transfer failed = transfer;
      if (begun == null || failed == null) {
        receiver.failed(id, error);
        return;
      }
      long headers = WireSize.of(begun) - begun.body().length();
      long arrived = Math.max(0, failed.bytesReceived() - headers);
      receiver.failed(id, error, begun, Math.min(begun.body().length(), arrived));
    }
  }
}
