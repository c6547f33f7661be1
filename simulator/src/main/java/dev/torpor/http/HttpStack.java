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
  /** RFC 9110, section 9.2.2. */
  private static final List<String> IDEMPOTENT =
      List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

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

  /** A receiver that is told of the response while it arrives. */
  public interface StreamReceiver extends Receiver {
    /** Status and headers are there; not told when a whole response comes at once. */
    void begun(long transfer, HttpResponse response);

    /** So much of the body is there; not told of the end, which {@link #received} tells of. */
    void arrived(long transfer, HttpResponse response, long bodyBytes);
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
    Exchange exchange = new Exchange(request, receiver, transfer, connections);
    exchange.start();
    return exchange;
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
    clock.holds().begin("backend: ", "a call of its own");
    ServerCall call = origin.call(clock.now());
    clock.holds().end();
    trace.record(new HttpEvent.Called(call.request(), call.status()));
    scheduleCall();
  }

  private final class Exchange implements Transfer.Peer, Transfer {
    private final HttpRequest request;
    private final Receiver receiver;
    private final TransferRequest carried;
    private final Connections connections;
    private long id;
    private @Nullable HttpResponse response;
    private @Nullable Transfer transfer;
    private @Nullable ResponseStream stream;
    private long pacedMicros;
    private boolean serverBreaks;
    private boolean repeated;

    Exchange(
        HttpRequest request, Receiver receiver, TransferRequest carried, Connections connections) {
      this.request = request;
      this.receiver = receiver;
      this.carried = carried;
      this.connections = connections;
    }

    void start() {
      transfer = network.start(carried, connections, this);
    }

    private Transfer current() {
      Transfer started = transfer;
      if (started == null) {
        throw new IllegalStateException(carried.label() + " has not been started");
      }
      return started;
    }

    @Override
    public long id() {
      return current().id();
    }

    @Override
    public long bytesReceived() {
      return current().bytesReceived();
    }

    @Override
    public long bytesHere() {
      return current().bytesHere();
    }

    @Override
    public long expectedAt(long bytes) {
      return current().expectedAt(bytes);
    }

    @Override
    public boolean reusesConnection() {
      return current().reusesConnection();
    }

    @Override
    public void abort(TransferError error) {
      repeated = true;
      current().abort(error);
    }

    @Override
    public Transfer.Answer requestArrived(long transferId) {
      id = transferId;
      if (network.path().isCaptive()) {
        return portalAnswers();
      }
      clock.holds().begin("backend: ", carried.label());
      ServerReply reply = origin.receive(request, clock.now());
      clock.holds().end();
      serverBreaks =
          reply.failure() == TransferError.CONNECTION_LOST && reply.bytesBeforeFailure() == 0;
      pacedMicros = reply.lastByteMicros() - reply.firstByteMicros();
      long bytes = reply.isProcessed() ? WireSize.of(reply.response()) : 0;
      if (reply.isProcessed()) {
        response = reply.response();
        served(reply.response(), bytes);
      } else {
        trace.record(new HttpEvent.Unanswered(transferId, request.method(), request.target()));
      }
      List<ServerFact> facts = reply.facts();
      for (int i = 0; i < facts.size(); i++) {
        trace.record(new HttpEvent.ServerTold(transferId, facts.get(i)));
      }
      scheduleCall();
      return new Transfer.Answer(
          bytes,
          reply.firstByteMicros(),
          reply.lastByteMicros(),
          reply.failure(),
          reply.bytesBeforeFailure());
    }

    private void served(HttpResponse produced, long bytes) {
      trace.record(
          new HttpEvent.Served(id, request.method(), request.target(), produced.status(), bytes));
      long wait = RetryAfter.micros(produced);
      if (wait > 0) {
        trace.record(new HttpEvent.AskedToWait(id, wait));
      }
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
    public void begun() {
      HttpResponse coming = response;
      if (coming != null && receiver instanceof StreamReceiver told) {
        stream = new ResponseStream(clock, current(), coming, pacedMicros, told);
      }
    }

    private void endStream() {
      ResponseStream ending = stream;
      if (ending != null) {
        stream = null;
        ending.end();
      }
    }

    @Override
    public void completed() {
      endStream();
      HttpResponse whole = response;
      if (whole == null) {
        throw new IllegalStateException("transfer " + id + " completed before it was answered");
      }
      receiver.received(id, whole);
    }

    /**
     * A connection that had been kept open turns out closed: URLSession then sends a request that
     * may be repeated once more by itself (Technical Q&A QA1941 says that it may for idempotent
     * ones, documented; that it does so once, and only on a connection used before and without a
     * byte of an answer, is a modelling choice after the other stacks measured).
     */
    private boolean repeat(TransferError error) {
      if (error != TransferError.CONNECTION_LOST
          || !serverBreaks
          || repeated
          || !reusesConnection()
          || !IDEMPOTENT.contains(request.method())) {
        return false;
      }
      repeated = true;
      serverBreaks = false;
      response = null;
      long before = id;
      start();
      trace.record(new HttpEvent.Repeated(id(), before));
      return true;
    }

    @Override
    public void failed(TransferError error) {
      endStream();
      if (repeat(error)) {
        return;
      }
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
