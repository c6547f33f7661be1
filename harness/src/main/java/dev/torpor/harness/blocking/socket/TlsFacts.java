package dev.torpor.harness.blocking.socket;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLSession;

/** What a client is told about TLS, which the phone accounts for and nobody speaks here. */
final class TlsFacts {
  private static final String PROTOCOL = "TLSv1.3";
  private static final String CIPHER = "TLS_AES_128_GCM_SHA256";

  /** Of "Everybody", signed by himself: there is no key to it any more. */
  private static final String CERTIFICATE =
      """
      MIIBYjCCAQmgAwIBAgIIGLglHnTDxUowCgYIKoZIzj0EAwIwJTEPMA0GA1UEChMGVG9ycG9yMRIw
      EAYDVQQDEwlFdmVyeWJvZHkwIBcNMjYxMTIyMjIyNjEwWhgPMjEyNjEwMjkyMjI2MTBaMCUxDzAN
      BgNVBAoTBlRvcnBvcjESMBAGA1UEAxMJRXZlcnlib2R5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
      QgAEBmGUqSMDolBFVgjUMZMnoJBy1dd+2aMSFoHDFTU4TfAnvDYGjIHcE7g2g70gBskjK3USRye0
      Vqa8NbsCllapcaMhMB8wHQYDVR0OBBYEFDdn7wCmiRZA60wo/t+ofaGKh7k/MAoGCCqGSM49BAMC
      A0cAMEQCIGeh0FJodIBB3v5EvOHNBn8svm+r9cc0IQJ80dnNMc+WAiBVTfCE7/RDR8ssuKOycs37
      LnHWsvJQqtf1GEDZMMXm2w==
      """;

  private TlsFacts() {}

  /** The certificate of every host; clients that keep it or look at its chain find one. */
  static X509Certificate certificate() {
    byte[] bytes = Base64.getMimeDecoder().decode(CERTIFICATE);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw new IllegalStateException("every JDK reads X.509", e);
    }
  }

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
                  case "getPeerCertificates" -> new Certificate[] {certificate()};
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
