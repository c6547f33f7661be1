package dev.torpor.app;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.time.Duration;

/**
 * URLSession with the default configuration: transfers that live and die with the process.
 *
 * <p>The request timeout is 60 s ({@code timeoutIntervalForRequest}) unless the client says
 * otherwise; without a path a task fails at once, since {@code waitsForConnectivity} is off.
 */
public interface UrlSession {
  /** {@code timeoutIntervalForRequest} of the default configuration. */
  Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);

  /** Starts a data task with the default timeout. */
  default Task dataTask(HttpRequest request, Completion completion) {
    return dataTask(request, DEFAULT_REQUEST_TIMEOUT, completion);
  }

  /**
   * Starts a data task.
   *
   * @param timeout longest wait for the response to begin
   * @param completion called exactly once, unless the process dies first
   */
  Task dataTask(HttpRequest request, Duration timeout, Completion completion);

  /** A task under way. */
  interface Task {
    /** Cancels it; its completion is called with {@link TransferError#CANCELLED}. */
    void cancel();
  }

  /** Who waits for the outcome of a task. */
  interface Completion {
    /** The whole response has arrived. */
    void completed(Response response);

    /** No response will come. */
    void failed(TransferError error);
  }

  /**
   * A response and the exchange it came from.
   *
   * @param exchange number of the transfer; ties what is stored to when the server read it
   */
  record Response(long exchange, HttpResponse http) {}
}
