package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import org.jspecify.annotations.Nullable;

/** Takes the place of WireMock's HTTP server: keeps the request handler and listens to nothing. */
final class DirectServer implements HttpServerFactory {
  private @Nullable StubRequestHandler handler;

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    handler = stubs;
    return new NoServer();
  }

  /** The handler, once WireMock has been built. */
  StubRequestHandler handler() {
    StubRequestHandler built = handler;
    if (built == null) {
      throw new IllegalStateException("WireMock has not asked for its server");
    }
    return built;
  }

  private static final class NoServer implements HttpServer {
    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public int port() {
      return -1;
    }

    @Override
    public int httpsPort() {
      return -1;
    }
  }
}
