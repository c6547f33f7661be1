package dev.torpor.harness.blocking.okhttp;

import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.socket.VirtualSockets;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp with its full stack on sockets in memory: redirects, retries, cache, compression and the
 * headers it adds are its own, bytes and waits are the phone's.
 *
 * <p>OkHttp's time-outs run by the real clock and are off; leave them so. Its cache and cookies
 * grow old by the real clock, too: with a cache, responses must say {@code no-cache} to be asked
 * for again. A response that is closed before its end is read on for as long as OkHttp's clock, the
 * real one, has it: read to the end.
 */
public final class OkHttpOnSockets {
  private OkHttpOnSockets() {}

  /**
   * Settings of a client for one process, to be added to.
   *
   * @param longest wait for a response to begin; null for any
   */
  public static OkHttpClient.Builder builder(
      BlockingEnvironment environment, @Nullable Duration longest) {
    VirtualSockets sockets = new VirtualSockets(environment, longest);
    return new OkHttpClient.Builder()
        .callTimeout(Duration.ZERO)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .dispatcher(new Dispatcher(environment.executor()))
        .protocols(List.of(Protocol.HTTP_1_1))
        .proxy(Proxy.NO_PROXY)
        .dns(host -> List.of(VirtualSockets.address(host)))
        .socketFactory(sockets.socketFactory())
        .sslSocketFactory(sockets.tlsFactory(), new TrustEverybody())
        .hostnameVerifier((host, session) -> true);
  }

  /** Nobody is there whose certificates could be looked at. */
  private static final class TrustEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {VirtualSockets.certificate()}; // the cache looks for a root
    }
  }
}
