package dev.torpor.harness.blocking;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands the body of a response to a subscriber of java.net.http, as much as that asks for, when it
 * is there in virtual time: by the thread that waits for what the subscriber makes of it, and what
 * is asked for later by a thread of its own.
 *
 * <p>The stream of {@code BodyHandlers.ofInputStream}, on which {@code ofLines} stands too, would
 * wait for its queue in real time, where no baton is given up. It gets one {@link PulledBody},
 * whose iterator waits in virtual time.
 */
final class BodyPump<T> implements Flow.Subscription {
  /** As much as the real client hands over at a time. */
  private static final int PIECE_BYTES = 16 * 1024;

  private static final String OF_THE_JDK = "jdk.internal.net.http.";
  private static final String STREAM = OF_THE_JDK + "ResponseSubscribers$HttpResponseInputStream";
  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Baton baton;
  private final Exchange exchange;
  private final BodySubscriber<T> subscriber;
  private final byte[] buffer = new byte[PIECE_BYTES];
  private @Nullable Signal wanted;
  private long demand;
  private boolean over;
  private boolean pulled;

  /** A pump that has not begun. */
  BodyPump(Baton baton, Exchange exchange, BodySubscriber<T> subscriber) {
    this.baton = baton;
    this.exchange = exchange;
    this.subscriber = subscriber;
  }

  /**
   * Hands over what makes the subscriber's result; the rest follows as it is asked for.
   *
   * @return the result, which the caller is to wait for, in virtual time
   */
  CompletableFuture<T> start() throws InterruptedException {
    subscriber.onSubscribe(this);
    // Only now: what a stream is mapped with may read it before this returns.
    CompletableFuture<T> made = subscriber.getBody().toCompletableFuture();
    while (!over && !pulled && !made.isDone()) {
      next();
    }
    if (!over && !pulled) {
      Strand unused = baton.spawn("body", this::rest);
    }
    if (over && subscriber.getClass().getName().startsWith(OF_THE_JDK)) {
      whenDone(made);
    }
    return made;
  }

  /**
   * Waits in real time: the JDK's adapters of subscribers finish in its common pool, which takes no
   * virtual time and tells no baton.
   */
  private static void whenDone(CompletableFuture<?> made) {
    try {
      made.join();
    } catch (CompletionException | CancellationException e) {
      // whoever asks for the body is told
    }
  }

  private void rest() {
    try {
      while (!over) {
        next();
      }
    } catch (InterruptedException e) {
      fail(new IOException("interrupted while the body was awaited", e));
    }
  }

  private void next() throws InterruptedException {
    if (demand > 0) {
      demand--;
      ByteBuffer piece = piece();
      if (piece != null) {
        subscriber.onNext(List.of(piece));
      }
    } else {
      Signal signal = new Signal(baton);
      wanted = signal;
      signal.await();
    }
  }

  private @Nullable ByteBuffer piece() throws InterruptedException {
    int count;
    try {
      count = exchange.read(buffer, 0, buffer.length);
    } catch (TransferException e) {
      fail(Responses.failure(e, false));
      return null;
    } catch (IOException e) {
      fail(e);
      return null;
    }
    if (over) {
      return null; // cancelled while it waited
    }
    if (count < 0) {
      over = true;
      subscriber.onComplete();
      return null;
    }
    return ByteBuffer.wrap(Arrays.copyOf(buffer, count)).asReadOnlyBuffer();
  }

  private void fail(IOException failure) {
    if (!over) {
      over = true;
      subscriber.onError(failure);
    }
  }

  @Override
  public void request(long items) {
    if (over) {
      return;
    }
    if (CALLERS.getCallerClass().getName().equals(STREAM)) {
      if (!pulled) {
        pulled = true;
        subscriber.onNext(new PulledBody(this));
      }
      return;
    }
    demand = demand + items < 0 ? Long.MAX_VALUE : demand + items;
    tell();
  }

  /** How many bytes are there. */
  int available() {
    return over ? 0 : exchange.available();
  }

  /**
   * Waits for the next bytes; at the end, or when they will not come, tells the subscriber.
   *
   * @return null at the end
   */
  @Nullable ByteBuffer take() {
    try {
      return over ? null : piece();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IOException("interrupted while the body was read", e));
      return null;
    }
  }

  @Override
  public void cancel() {
    over = true;
    if (baton.isHeldHere()) {
      exchange.cancel();
      tell();
    }
  }

  private void tell() {
    Signal waiting = wanted;
    if (waiting != null) {
      wanted = null;
      waiting.set();
    }
  }
}
