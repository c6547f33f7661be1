package dev.torpor.harness.blocking;

import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request under way, and its response once it is there. */
public final class Exchange {
  /** Stands for no limit: {@link UrlSession} needs one, and no run is that long. */
  private static final Duration UNLIMITED = Duration.ofDays(36_500);

  private final Baton baton;
  private final Signal over;
  private final UrlSession.Task task;
  private UrlSession.@Nullable Response response;
  private @Nullable TransferError error;

  /**
   * Sends a request.
   *
   * @param longest wait for the response to begin, null for any
   */
  Exchange(Baton baton, UrlSession session, HttpRequest request, @Nullable Duration longest) {
    this.baton = baton;
    over = new Signal(baton);
    task =
        session.dataTask(
            request,
            longest == null ? UNLIMITED : longest,
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response whole) {
                response = whole;
                baton.callback(over::set);
              }

              @Override
              public void failed(TransferError failure) {
                error = failure;
                baton.callback(over::set);
              }
            });
  }

  /** Waits for the response; an interruption cancels the request. */
  public UrlSession.Response await() throws TransferException, InterruptedException {
    try {
      over.await();
    } catch (InterruptedException e) {
      task.cancel();
      throw e;
    }
    UrlSession.Response whole = response;
    if (whole == null) {
      TransferError failure = error;
      throw new TransferException(failure == null ? TransferError.CANCELLED : failure);
    }
    baton.current().read(whole);
    return whole;
  }

  /** Calls the request off; whoever waits hears of it. */
  public void cancel() {
    if (!over.isSet()) {
      task.cancel();
    }
  }
}
