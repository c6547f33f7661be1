package dev.torpor.harness.blocking.socket;

import dev.torpor.harness.blocking.BlockingEnvironment;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the sockets of one process. */
public final class VirtualSockets {
  private static final byte[] EVERYWHERE = {(byte) 192, 0, 2, 1}; // TEST-NET-1, RFC 5737

  private final BlockingEnvironment environment;
  private final @Nullable Duration longest;

  /**
   * Sockets of a process.
   *
   * @param longest wait for a response to begin; null for any
   */
  public VirtualSockets(BlockingEnvironment environment, @Nullable Duration longest) {
    this.environment = environment;
    this.longest = longest;
  }

  /** A socket that is not connected. */
  public Socket create() {
    return new VirtualSocket(new Wire(environment, longest));
  }

  /** The same connection with TLS on it: its requests are those of https. */
  public static javax.net.ssl.SSLSocket secure(Socket plain) {
    if (plain instanceof VirtualSocket socket) {
      return socket.secured();
    }
    throw new IllegalArgumentException("no socket of this process: " + plain);
  }

  /** For clients that take a factory of sockets. */
  public SocketFactory socketFactory() {
    return new Factories.Plain(this);
  }

  /** For clients that put TLS on sockets of {@link #socketFactory}. */
  public SSLSocketFactory tlsFactory() {
    return new Factories.Tls(this);
  }

  /** The certificate of every host, for clients that look for it among those they trust. */
  public static java.security.cert.X509Certificate certificate() {
    return TlsFacts.certificate();
  }

  /** The address of every host: names are looked up by the phone, and cost what they cost there. */
  public static InetAddress address(String host) throws UnknownHostException {
    return InetAddress.getByAddress(host, EVERYWHERE);
  }
}
