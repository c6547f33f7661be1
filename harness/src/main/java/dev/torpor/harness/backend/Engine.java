package dev.torpor.harness.backend;

import com.github.jknack.handlebars.Helper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.common.RequestCache;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.TemplateHelperProviderExtension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * WireMock without a server: finds the stub for a request and renders its response, on the calling
 * thread, with no socket, no thread of its own and no sleep.
 *
 * <p>WireMock has the whole response ready before anything waits; waiting is what its HTTP server
 * does, and here there is none.
 */
final class Engine {
  private final StubRequestHandler handler;
  private final Notifier notifier;
  private @Nullable Response response;
  private @Nullable ServeEvent event;

  /**
   * An engine with these stubs.
   *
   * @param flight told which stub answers, before its templates are rendered
   * @param byId the run's stubs
   * @param complaints told what WireMock finds wrong with templates and requests
   */
  Engine(
      List<Stub> stubs,
      BodyFiles files,
      StubInFlight flight,
      Map<UUID, RunStub> byId,
      Complaints complaints) {
    DirectServer server = new DirectServer();
    BodyStore store = new BodyStore(files);
    this.notifier = complaints;
    WireMockConfiguration options =
        new WireMockConfiguration()
            .withStores(store.asStores())
            .fileSource(store.asFileSource())
            .mappingSource(new CheckedStubs(stubs))
            .notifier(complaints)
            .disableRequestJournal()
            .stubRequestLoggingDisabled(true)
            .maxLoggedResponseSize(0)
            .disableOptimizeXmlFactoriesLoading(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .templatingEnabled(stubs.stream().anyMatch(Stub::templated))
            .notMatchedRendererFactory(extensions -> new Unmatched(complaints, byId))
            .extensions(server, new NoHttpClient(), helpers(flight));
    if (stubs.stream().anyMatch(Stub::templated)) {
      options.extensions(new MatchedStub(flight, byId));
    }
    new WireMockServer(options);
    this.handler = server.handler();
  }

  /**
   * What WireMock answers.
   *
   * @param stubId of the stub that answered, null when none wanted the request
   * @param error what went wrong with a template, null when nothing did
   */
  record Answer(Response response, @Nullable UUID stubId, @Nullable String error) {}

  /** Answers a request. */
  Answer answer(Request request) {
    LocalNotifier.set(notifier);
    try {
      handler.handle(request, this::keep, null);
    } finally {
      RequestCache.onRequestEnd(); // WireMock does it itself, but not when it throws
    }
    Response rendered = response;
    ServeEvent served = event;
    if (rendered == null || served == null) {
      throw new IllegalStateException("WireMock gave no answer to " + request.getUrl());
    }
    response = null;
    event = null;
    UUID id = rendered.wasConfigured() ? served.getStubMapping().getId() : null;
    return new Answer(rendered, id, error(served));
  }

  private void keep(Request asked, Response rendered, Map<String, Object> attributes) {
    response = rendered;
    event = (ServeEvent) attributes.get(ServeEvent.ORIGINAL_SERVE_EVENT_KEY);
  }

  private static @Nullable String error(ServeEvent served) {
    for (SubEvent subEvent : served.getSubEvents()) {
      if (subEvent.getType().equals(SubEvent.ERROR)) {
        return String.valueOf(subEvent.getData().get("message"));
      }
    }
    return null;
  }

  private static TemplateHelperProviderExtension helpers(StubInFlight flight) {
    return new TemplateHelperProviderExtension() {
      @Override
      public String getName() {
        return "torpor-helpers";
      }

      @Override
      public Map<String, Helper<?>> provideTemplateHelpers() {
        return TemplateHelpers.byName(flight);
      }
    };
  }
}
