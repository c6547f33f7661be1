package dev.torpor.harness.blocking.apache;

import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.socket.VirtualSockets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5 on sockets in memory: redirects, connection reuse, authentication and
 * compression are its own, bytes and waits are the phone's.
 *
 * <p>Automatic retries are off, since they would sleep in real time; so is a wait for a connection
 * of the pool, which is large. The user agent is pinned: the library's own names the Java version,
 * whose length would change sizes and times.
 */
public final class VirtualHttpClient5 {
  private static final int PLENTY = 10_000;

  private VirtualHttpClient5() {}

  /**
   * Settings of a client for one process, to be added to.
   *
   * @param longest wait for a response to begin; null for any
   */
  public static HttpClientBuilder builder(
      BlockingEnvironment environment, @Nullable Duration longest) {
    VirtualSockets sockets = new VirtualSockets(environment, longest);
    TlsSocketStrategy tls =
        (socket, target, port, attachment, context) -> VirtualSockets.secure(socket);
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                proxy -> sockets.create(),
                null,
                new OneAddress(),
                scheme -> "https".equals(scheme) ? tls : null),
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            null);
    connections.setMaxTotal(PLENTY);
    connections.setDefaultMaxPerRoute(PLENTY);
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setUserAgent("Apache-HttpClient/5")
        .disableCookieManagement()
        .disableAutomaticRetries();
  }

  private static final class OneAddress implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {VirtualSockets.address(host)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
