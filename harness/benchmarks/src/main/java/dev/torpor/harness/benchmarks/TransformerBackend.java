package dev.torpor.harness.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sync backend as one would write it on WireMock itself: a response transformer behind its
 * request handler, without a server. What the shapes of Torpor are held against.
 */
final class TransformerBackend {
  private static final int RECORDS = 100;

  private final Handler handler = new Handler();
  private final int revision = 4;

  TransformerBackend() {
    HttpClientFactory noClient =
        (options, trustAll, hosts, properties) ->
            request -> {
              throw new IllegalStateException("nothing is sent");
            };
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .extensions(handler, noClient, new Transformer())
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true));
    server.stubFor(
        WireMock.any(WireMock.urlPathEqualTo("/feed"))
            .willReturn(WireMock.aResponse().withTransformers("sync-dataset")));
  }

  Response answer(Request request) {
    Response[] answered = new Response[1];
    Objects.requireNonNull(handler.stubs)
        .handle(request, (asked, response, attributes) -> answered[0] = response, null);
    return answered[0];
  }

  private static final class Handler implements HttpServerFactory {
    private @Nullable StubRequestHandler stubs;

    @Override
    public HttpServer buildHttpServer(
        Options options, AdminRequestHandler admin, StubRequestHandler handler) {
      stubs = handler;
      return new HttpServer() {
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
      };
    }
  }

  private final class Transformer implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "sync-dataset";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      String tag = "\"s" + revision + "\"";
      ResponseDefinitionBuilder builder =
          ResponseDefinitionBuilder.like(event.getResponseDefinition());
      if (tag.equals(request.getHeader("If-None-Match"))) {
        return builder.withStatus(304).withHeader("ETag", tag).build();
      }
      if (request.getHeader("If-Match") != null && !tag.equals(request.getHeader("If-Match"))) {
        return builder.withStatus(412).build();
      }
      boolean isDelta = request.queryParameter("cursor").isPresent();
      StringBuilder body = new StringBuilder("{\"cursor\":\"c" + revision + "\",\"changes\":[");
      for (int i = 0; i < (isDelta ? revision : RECORDS); i++) {
        body.append(i == 0 ? "" : ",").append("{\"id\":\"r").append(i);
        body.append("\",\"version\":2,\"data\":\"123456\"}");
      }
      return builder
          .withStatus(200)
          .withHeader("Content-Type", "application/json")
          .withHeader("ETag", tag)
          .withBody(body.append("]}").toString())
          .build();
    }
  }
}
