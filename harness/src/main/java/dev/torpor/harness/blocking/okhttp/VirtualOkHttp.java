package dev.torpor.harness.blocking.okhttp;

import dev.torpor.harness.blocking.BlockingEnvironment;
import java.time.Duration;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * OkHttp whose calls go over the simulated phone by an interceptor that never proceeds. The client
 * is a {@code Call.Factory}, which Retrofit takes as it is.
 *
 * <p>What stands behind application interceptors is left out: cache, redirects, retries, cookies
 * and transparent compression. No header is added to what the code sets. The read time-out bounds
 * the wait for the response to begin, in virtual time; the others run by the real clock and are
 * off.
 */
public final class VirtualOkHttp {
  private VirtualOkHttp() {}

  /** Settings of a client for one process, to be added to. */
  public static OkHttpClient.Builder builder(BlockingEnvironment environment) {
    Calls calls = new Calls(environment);
    return new OkHttpClient.Builder()
        .callTimeout(Duration.ZERO)
        .connectTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .dispatcher(new Dispatcher(environment.executor()))
        .eventListener(calls)
        .addInterceptor(calls::intercept);
  }

  /** A client with OkHttp's own defaults, for one process. */
  public static OkHttpClient client(BlockingEnvironment environment) {
    return builder(environment).build();
  }
}
