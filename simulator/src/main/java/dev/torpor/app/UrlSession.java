package dev.torpor.app;

import dev.torpor.http.Body;
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

  /**
   * Starts a data task whose response is told of while it arrives ({@code URLSessionDataDelegate}).
   * Whoever does not take the data slows nothing down.
   *
   * @param timeout longest wait for the response to begin, and then for it to go on
   * @param delegate told of the end exactly once, unless the process dies first
   */
  Task dataTask(HttpRequest request, Duration timeout, DataDelegate delegate);

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

  /** Who is told of a response while it arrives. */
  interface DataDelegate extends Completion {
    /**
     * {@code didReceive response}: status and headers are there.
     *
     * @param head without a body
     * @param expectedContentLength of the body to come, in bytes
     */
    void didReceive(Response head, long expectedContentLength);

    /** {@code didReceive data}: the next bytes of the body. */
    void didReceive(Body data);
  }

  /**
   * A response and the exchange it came from.
   *
   * @param exchange number of the transfer; ties what is stored to when the server read it
   */
  record Response(long exchange, HttpResponse http) {}
}
