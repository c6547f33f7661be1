package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.UUID;

/** Notes which stub answers; registered before WireMock's templating, which comes last. */
final class MatchedStub implements ResponseDefinitionTransformerV2 {
  private final StubInFlight flight;
  private final Map<UUID, RunStub> byId;

  MatchedStub(StubInFlight flight, Map<UUID, RunStub> byId) {
    this.flight = flight;
    this.byId = byId;
  }

  @Override
  public String getName() {
    return "torpor-matched-stub";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    RunStub stub = byId.get(event.getStubMapping().getId());
    if (stub != null) {
      flight.matched(stub);
    }
    return event.getResponseDefinition();
  }
}
