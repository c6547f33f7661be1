package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.RequestCache;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.InMemoryScenarios;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.Scenarios;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WireMock without a server: finds the stub for a request and renders its response, on the calling
 * thread, with no socket, no thread of its own and no sleep.
 *
 * <p>Matching, scenario states and templates are WireMock's own; what its server wraps round them
 * (a journal entry with three copies of the request, random ids, timings of a real clock) is left
 * out. A test holds this against a stock server, request by request.
 */
final class Engine {
  private final List<RunStub> stubs;
  private final Scenarios scenarios = new InMemoryScenarios();
  private final BodyFiles files;
  private final StubInFlight flight;
  private final Complaints complaints;
  private @Nullable Templates templates;

  /**
   * An engine with these stubs.
   *
   * @param stubs in the order in which they are asked
   * @param flight told which stub answers, before its templates are rendered
   * @param complaints told what WireMock finds wrong with templates and requests
   */
  Engine(List<RunStub> stubs, BodyFiles files, StubInFlight flight, Complaints complaints) {
    this.stubs = stubs;
    this.files = files;
    this.flight = flight;
    this.complaints = complaints;
    for (RunStub stub : stubs) {
      scenarios.onStubMappingAdded(stub.mapping());
    }
  }

  /**
   * What a stub answers.
   *
   * @param response with the body that a GET would get
   * @param error what went wrong with a template, null when nothing did
   */
  record Answer(
      RunStub stub, HttpResponse response, @Nullable Fault fault, @Nullable String error) {}

  /** Answers a request; null when no stub wants it. */
  @Nullable Answer answer(DirectRequest request) {
    LocalNotifier.set(complaints);
    try {
      RunStub stub = find(request);
      if (stub == null) {
        return null;
      }
      scenarios.onStubServed(stub.mapping());
      flight.matched(stub);
      if (stub.templated()) {
        return templates().render(stub, request);
      }
      return new Answer(stub, stub.response(files), stub.fault(), null);
    } finally {
      RequestCache.onRequestEnd(); // what it remembers of a body holds for one request
    }
  }

  /** The first stub that wants the request and whose scenario is in the right state. */
  private @Nullable RunStub find(DirectRequest request) {
    for (RunStub stub : stubs) {
      if (stub.mayMatch(request) && matches(stub.mapping(), request)) {
        return stub;
      }
    }
    return null;
  }

  private boolean matches(StubMapping mapping, DirectRequest request) {
    return mapping.getRequest().match(request).isExactMatch()
        && (mapping.isIndependentOfScenarioState()
            || scenarios.mappingMatchesScenarioState(mapping));
  }

  /** The calls that a stub makes when its answer has gone out, in the order of its file. */
  List<HttpRequest> calls(RunStub stub, DirectRequest request) {
    return templates().calls(stub, request);
  }

  /** The stub that came closest to a request that none wanted; null when there are none. */
  @Nullable NearMiss nearest(DirectRequest request) {
    LoggedRequest logged = LoggedRequest.createFrom(request);
    StubMapping closest = null;
    MatchResult closestResult = null;
    double distance = Double.POSITIVE_INFINITY;
    for (RunStub stub : stubs) {
      RequestPattern pattern = stub.mapping().getRequest();
      MatchResult result = pattern.match(logged);
      double away = result.getDistance();
      if (closest == null || away < distance) {
        closest = stub.mapping();
        closestResult = result;
        distance = away;
      }
    }
    return closest == null
        ? null
        : new NearMiss(logged, closest, closestResult, scenarioState(closest));
  }

  private @Nullable String scenarioState(StubMapping mapping) {
    if (!mapping.isInScenario()) {
      return null;
    }
    Scenario scenario = scenarios.getByName(mapping.getScenarioName());
    return scenario == null ? null : scenario.getState();
  }

  /** Made when the first template turns up: many directories have none. */
  private Templates templates() {
    Templates made = templates;
    if (made == null) {
      made = new Templates(files, flight);
      templates = made;
    }
    return made;
  }
}
