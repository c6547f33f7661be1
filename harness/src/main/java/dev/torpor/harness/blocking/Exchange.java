package dev.torpor.harness.blocking;

import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, and its response as it arrives. What has arrived is kept until it is read:
 * a slow reader slows nobody down.
 */
public final class Exchange {
  /** Stands for no limit: {@link UrlSession} needs one, and no run is that long. */
  private static final Duration UNLIMITED = Duration.ofDays(36_500);

  private final Baton baton;
  private final UrlSession.Task task;
  private final Deque<byte[]> unread = new ArrayDeque<>();
  private final Signal over;
  private Signal news;
  private int readOfFirst;
  private long expectedBytes;
  private UrlSession.@Nullable Response head;
  private UrlSession.@Nullable Response whole;
  private @Nullable TransferError error;

  /**
   * Sends a request.
   *
   * @param longest wait for the response to begin, null for any
   */
  Exchange(Baton baton, UrlSession session, HttpRequest request, @Nullable Duration longest) {
    this.baton = baton;
    over = new Signal(baton);
    news = new Signal(baton);
    task = session.dataTask(request, longest == null ? UNLIMITED : longest, new Arriving());
  }

  private final class Arriving implements UrlSession.DataDelegate {
    @Override
    public void didReceive(UrlSession.Response begun, long expectedContentLength) {
      head = begun;
      expectedBytes = expectedContentLength;
      tell();
    }

    @Override
    public void didReceive(Body data) {
      unread.add(data.bytes());
      tell();
    }

    @Override
    public void completed(UrlSession.Response response) {
      whole = response;
      tellOver();
    }

    @Override
    public void failed(TransferError failure) {
      error = failure;
      tellOver();
    }

    /** Who waits for the whole is not woken for its parts. */
    private void tellOver() {
      baton.callback(
          () -> {
            over.set();
            news.set();
          });
    }

    private void tell() {
      Signal told = news;
      news = new Signal(baton);
      baton.callback(told::set);
    }
  }

  /**
   * Waits for the whole response; an interruption cancels the request.
   *
   * @throws TransferException when it does not come
   */
  public UrlSession.Response await() throws TransferException, InterruptedException {
    if (!isOver()) {
      waitFor(over);
    }
    UrlSession.Response response = whole;
    if (response == null) {
      throw failure();
    }
    baton.current().read(response);
    return response;
  }

  /**
   * Waits for status and headers; an interruption cancels the request.
   *
   * @return the response, without its body unless that is there as well
   * @throws TransferException when they do not come
   */
  public UrlSession.Response awaitHead() throws TransferException, InterruptedException {
    while (head == null && !isOver()) {
      waitFor(news);
    }
    UrlSession.Response response = response();
    if (response == null) {
      throw failure();
    }
    baton.current().read(response);
    return response;
  }

  /** What is there of the response; null before its head is. */
  UrlSession.@Nullable Response response() {
    return whole == null ? head : whole;
  }

  /** Length of the body as the head of the response has it, in bytes. */
  public long expectedBytes() {
    return expectedBytes;
  }

  /** How many bytes of the body can be read without waiting. */
  public int available() {
    int bytes = -readOfFirst;
    for (byte[] piece : unread) {
      bytes += piece.length;
    }
    return bytes;
  }

  /**
   * Reads the next bytes of the body, for which it waits while there are none; an interruption
   * cancels the request.
   *
   * @return how many were read, -1 at the end of the body
   * @throws TransferException when the rest does not come
   */
  public int read(byte[] into, int from, int length) throws IOException, InterruptedException {
    while (unread.isEmpty() && !isOver()) {
      waitFor(news);
    }
    byte[] piece = unread.peek();
    if (piece == null) {
      UrlSession.Response response = whole;
      if (response == null) {
        throw failure();
      }
      baton.current().read(response);
      return -1;
    }
    int count = Math.min(length, piece.length - readOfFirst);
    System.arraycopy(piece, readOfFirst, into, from, count);
    readOfFirst += count;
    if (readOfFirst == piece.length) {
      readOfFirst = 0;
      unread.remove();
    }
    return count;
  }

  private void waitFor(Signal signal) throws InterruptedException {
    try {
      signal.await();
    } catch (InterruptedException e) {
      task.cancel();
      throw e;
    }
  }

  private TransferException failure() {
    TransferError failure = error;
    return new TransferException(failure == null ? TransferError.CANCELLED : failure);
  }

  private boolean isOver() {
    return whole != null || error != null;
  }

  /** Calls the request off; whoever waits hears of it. */
  public void cancel() {
    if (!isOver()) {
      task.cancel();
    }
  }

  /**
   * Calls the request off as {@link #cancel}, unless the calling thread is none of the client's, as
   * the cleaners of some libraries are: then nothing happens.
   */
  public void abandon() {
    if (baton.isHeldHere()) {
      cancel();
    }
  }
}
