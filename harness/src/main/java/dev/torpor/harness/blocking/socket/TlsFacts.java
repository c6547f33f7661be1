package dev.torpor.harness.blocking.socket;

import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSession;

/** What a client is told about TLS, which the phone accounts for and nobody speaks here. */
final class TlsFacts {
  private static final String PROTOCOL = "TLSv1.3";
  private static final String CIPHER = "TLS_AES_128_GCM_SHA256";

  private TlsFacts() {}

  static String[] ciphers() {
    return new String[] {CIPHER};
  }

  static String[] protocols() {
    return new String[] {PROTOCOL};
  }

  /** A session with a host whose certificates nobody looks at. */
  static SSLSession session(String host) {
    return (SSLSession)
        Proxy.newProxyInstance(
            SSLSession.class.getClassLoader(),
            new Class<?>[] {SSLSession.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getProtocol" -> PROTOCOL;
                  case "getCipherSuite" -> CIPHER;
                  case "getPeerHost" -> host;
                  case "getPeerCertificates" -> new Certificate[0];
                  case "isValid" -> true;
                  case "getId" -> new byte[0];
                  case "getPeerPort", "getPacketBufferSize", "getApplicationBufferSize" -> 0;
                  case "getCreationTime", "getLastAccessedTime" -> 0L;
                  case "getValueNames" -> new String[0];
                  case "hashCode" -> host.hashCode();
                  case "equals" -> args != null && proxy == args[0];
                  case "toString" -> "session with " + host;
                  default -> null;
                });
  }
}
