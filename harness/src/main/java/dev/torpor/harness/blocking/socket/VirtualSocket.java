package dev.torpor.harness.blocking.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket in memory, with or without TLS, which is taken for granted. Connecting costs nothing
 * here: the phone has connections of its own, whose set-up it accounts for with the request.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread of a client runs at a time
final class VirtualSocket extends SSLSocket {
  private final Wire wire;
  private @Nullable InetSocketAddress peer;
  private volatile boolean closed;
  private int soTimeoutMillis;

  VirtualSocket(Wire wire) {
    this.wire = wire;
  }

  VirtualSocket secured() {
    wire.secure();
    return this;
  }

  @Override
  public void connect(SocketAddress endpoint) {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) {
    peer = (InetSocketAddress) endpoint;
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        refuseIfClosed();
        return length == 0 ? 0 : wire.read(into, from, length, soTimeoutMillis);
      }

      @Override
      public int available() {
        return wire.available();
      }

      @Override
      public void close() {
        VirtualSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        refuseIfClosed();
        wire.write(bytes, from, length);
      }

      @Override
      public void close() {
        VirtualSocket.this.close();
      }
    };
  }

  private void refuseIfClosed() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true; // by any thread: of foreign ones nothing reaches the phone
      wire.close();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return peer != null;
  }

  @Override
  public boolean isBound() {
    return peer != null;
  }

  @Override
  public boolean isInputShutdown() {
    return closed;
  }

  @Override
  public boolean isOutputShutdown() {
    return closed;
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return peer;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    InetSocketAddress address = peer;
    return address == null ? null : address.getAddress();
  }

  @Override
  public int getPort() {
    InetSocketAddress address = peer;
    return address == null ? 0 : address.getPort();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return peer;
  }

  @Override
  public InetAddress getLocalAddress() {
    try {
      return VirtualSockets.address("phone");
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of four bytes is one", e);
    }
  }

  @Override
  public int getLocalPort() {
    return 0;
  }

  @Override
  public void setSoTimeout(int millis) {
    soTimeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return soTimeoutMillis;
  }

  // What a real socket would be told about its packets, which the phone's network decides itself.

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public void setTrafficClass(int trafficClass) {}

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public void shutdownInput() {}

  @Override
  public void shutdownOutput() {}

  // TLS, taken for granted.

  @Override
  public String[] getSupportedCipherSuites() {
    return TlsFacts.ciphers();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return TlsFacts.ciphers();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedProtocols() {
    return TlsFacts.protocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return TlsFacts.protocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public SSLSession getSession() {
    InetSocketAddress address = peer;
    return TlsFacts.session(address == null ? "" : address.getHostString());
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {}

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {}

  @Override
  public void startHandshake() {}

  @Override
  public void setUseClientMode(boolean mode) {}

  @Override
  public boolean getUseClientMode() {
    return true;
  }

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return false;
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return false;
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {}

  @Override
  public boolean getEnableSessionCreation() {
    return true;
  }
}
