package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.extension.responsetemplating.ResponseTemplateTransformer;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.http.RequestPathParamsDecorator;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** WireMock's templating in one run, with helpers under the virtual clock and seeded chance. */
final class Templates {
  private static final String REQUEST = "request";

  private final BodyFiles files;
  private final TemplateEngine engine;
  private final ResponseTemplateTransformer transformer;

  Templates(BodyFiles files, StubInFlight flight) {
    this.files = files;
    this.engine = new TemplateEngine(TemplateHelpers.byName(flight), null, null, true, List.of());
    this.transformer =
        new ResponseTemplateTransformer(
            engine, false, new BodyStore(files).asFileSource(), List.of());
  }

  /** The response of a stub that is a template. */
  Engine.Answer render(RunStub stub, DirectRequest request) {
    ServeEvent event = event(stub, request);
    ResponseDefinition rendered = transformer.transform(event);
    return new Engine.Answer(
        stub, Rendering.response(rendered, files), rendered.getFault(), error(event));
  }

  /** The calls of a stub; every text of a webhook is a template, whether the stub is one or not. */
  List<HttpRequest> calls(RunStub stub, DirectRequest request) {
    List<HttpRequest> calls = new ArrayList<>();
    Map<String, Object> model = engine.buildModelForRequest(event(stub, request));
    Object original = model.get(REQUEST);
    for (Webhook webhook : stub.webhooks()) {
      Map<String, Object> own = new TreeMap<>();
      own.put("parameters", webhook.parameters());
      own.put("originalRequest", original);
      calls.add(webhook.request(text -> engine.getUncachedTemplate(text).apply(own)));
    }
    return calls;
  }

  /** What WireMock hands to a template, with an id of our own in the place of a random one. */
  private static ServeEvent event(RunStub stub, DirectRequest request) {
    StubMapping mapping = stub.mapping();
    DirectRequest identified = request.identified(stub.nextRequestId());
    LoggedRequest logged =
        LoggedRequest.createFrom(
            RequestPathParamsDecorator.decorate(identified, mapping.getRequest()));
    return new ServeEvent(
        identified.getId(), logged, mapping, mapping.getResponse(), null, false, null, null);
  }

  private static @Nullable String error(ServeEvent served) {
    for (SubEvent event : served.getSubEvents()) {
      if (event.getType().equals(SubEvent.ERROR)) {
        return String.valueOf(event.getData().get("message"));
      }
    }
    return null;
  }
}
