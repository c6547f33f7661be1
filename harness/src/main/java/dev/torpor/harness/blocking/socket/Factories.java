package dev.torpor.harness.blocking.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The factories that clients ask for sockets. */
final class Factories {
  private Factories() {}

  /** Sockets without TLS. */
  static final class Plain extends SocketFactory {
    private final VirtualSockets sockets;

    Plain(VirtualSockets sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket() {
      return sockets.create();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(sockets.create(), host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
      return createSocket(address, port);
    }
  }

  /** Sockets with TLS. */
  static final class Tls extends SSLSocketFactory {
    private final VirtualSockets sockets;

    Tls(VirtualSockets sockets) {
      this.sockets = sockets;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return TlsFacts.ciphers();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return TlsFacts.ciphers();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) {
      return VirtualSockets.secure(plain);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return VirtualSockets.secure(connected(sockets.create(), host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
      return createSocket(address, port);
    }
  }

  private static Socket connected(Socket socket, String host, int port) throws IOException {
    socket.connect(new InetSocketAddress(VirtualSockets.address(host), port));
    return socket;
  }
}
