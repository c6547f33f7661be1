package dev.torpor.harness.blocking;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Builds clients of HTTP for one process; refuses what virtual time cannot honour. */
final class VirtualHttpClientBuilder implements HttpClient.Builder {
  private final BlockingEnvironment environment;
  private Redirect redirects = Redirect.NEVER;
  private @Nullable Duration connectTimeout;
  private @Nullable Executor executor;
  private @Nullable SSLContext sslContext;
  private SSLParameters sslParameters = new SSLParameters();

  VirtualHttpClientBuilder(BlockingEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public HttpClient build() {
    VirtualHttpClientBuilder copy = new VirtualHttpClientBuilder(environment);
    copy.redirects = redirects;
    copy.connectTimeout = connectTimeout;
    copy.executor = executor;
    copy.sslContext = sslContext;
    copy.sslParameters = sslParameters;
    return new VirtualHttpClient(environment, copy);
  }

  @Override
  public HttpClient.Builder followRedirects(Redirect policy) {
    redirects = policy;
    return this;
  }

  @Override
  public HttpClient.Builder connectTimeout(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a time-out must be positive, not " + duration);
    }
    connectTimeout = duration;
    return this;
  }

  @Override
  public HttpClient.Builder executor(Executor given) {
    executor = given;
    return this;
  }

  @Override
  public HttpClient.Builder sslContext(SSLContext context) {
    sslContext = context;
    return this;
  }

  @Override
  public HttpClient.Builder sslParameters(SSLParameters parameters) {
    sslParameters = parameters;
    return this;
  }

  @Override
  public HttpClient.Builder version(Version wanted) {
    return this; // a wish, and every server here answers in HTTP/1.1
  }

  @Override
  public HttpClient.Builder priority(int priority) {
    return this; // of HTTP/2 alone
  }

  @Override
  public HttpClient.Builder cookieHandler(CookieHandler cookies) {
    throw new UnsupportedOperationException(
        "java.net's cookies grow old by the real clock: set the Cookie header yourself");
  }

  @Override
  public HttpClient.Builder proxy(ProxySelector selector) {
    if (selector == NO_PROXY) {
      return this;
    }
    throw new UnsupportedOperationException("proxies are not simulated: leave the proxy out");
  }

  @Override
  public HttpClient.Builder authenticator(Authenticator authenticator) {
    throw new UnsupportedOperationException(
        "an Authenticator is not simulated: set the Authorization header yourself");
  }

  Redirect redirects() {
    return redirects;
  }

  Optional<Duration> connectTimeout() {
    return Optional.ofNullable(connectTimeout);
  }

  Optional<Executor> executor() {
    return Optional.ofNullable(executor);
  }

  Executor executorOr(Executor other) {
    Executor given = executor;
    return given == null ? other : given;
  }

  SSLContext sslContext() {
    SSLContext given = sslContext;
    if (given != null) {
      return given;
    }
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has a default SSLContext", e);
    }
  }

  SSLParameters sslParameters() {
    return sslParameters;
  }
}
