package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.dataset.Shape;
import dev.torpor.harness.backend.dataset.ShapeReply;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A stub directory in one run: WireMock answers, the delays are spent in virtual time. */
final class WireMockBackend implements Backend {
  private static final String STUB_HEADERS = "Matched-Stub-";
  private static final ServerReply NOT_FOUND =
      ServerReply.now(new HttpResponse(404, List.of(), Body.none()));

  private final Dataset dataset;
  private final StubInFlight flight;
  private final Map<UUID, RunStub> stubs = new TreeMap<>();
  private final Complaints complaints = new Complaints();
  private final Engine engine;
  private long requests;

  WireMockBackend(
      List<Stub> stubs,
      BodyFiles files,
      DatasetSettings settings,
      ServerChanges changes,
      RandomStreams streams,
      Instant start) {
    this.dataset = new Dataset(changes, settings.recordBytes(), start);
    this.flight = new StubInFlight(start);
    Map<String, Shape> shapes = new TreeMap<>();
    for (Stub stub : stubs) {
      DatasetUse use = stub.dataset();
      BoundShape shape =
          use == null
              ? null
              : new BoundShape(
                  shapes.computeIfAbsent(use.key(), key -> use.create(settings, streams)),
                  use.collection());
      this.stubs.put(stub.id(), new RunStub(stub, streams, shape));
    }
    this.engine = new Engine(stubs, files, flight, this.stubs, complaints);
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    requests++;
    dataset.advanceTo(now);
    flight.arrived(now);
    Engine.Answer answer;
    try {
      answer = engine.answer(new DirectRequest(request));
    } catch (RuntimeException e) {
      // A server answers 500 when a stub's body cannot be made; the report tells why.
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      complaints.error(request.method() + " " + request.target() + ": " + reason);
      return ServerReply.now(new HttpResponse(500, List.of(), Body.none()));
    }
    RunStub stub = answer.stubId() == null ? null : stubs.get(answer.stubId());
    if (stub == null) {
      return NOT_FOUND;
    }
    if (answer.error() != null) {
      complaints.error(request.method() + " " + request.target() + ": " + answer.error());
    }
    return reply(request, now, answer.response(), stub);
  }

  private ServerReply reply(HttpRequest request, long now, Response response, RunStub stub) {
    long delay = stub.nextDelayMicros();
    TransferError failure = ClientFault.of(response.getFault());
    if (failure != null) {
      HttpResponse broken = new HttpResponse(response.getStatus(), List.of(), Body.none());
      return new ServerReply(broken, delay, delay, failure);
    }
    BoundShape shape = stub.shape();
    ShapeReply shaped = shape == null ? null : shape.answer(request, now, delay, dataset);
    List<ServerFact> facts = shaped == null ? List.of() : shaped.facts();
    HttpResponse whole = shaped == null ? own(response) : merged(shaped.response(), response);
    long ready = shaped == null ? delay : delay + shaped.holdMicros();
    HttpResponse sent =
        mayHaveBody(request, whole.status())
            ? whole
            : new HttpResponse(whole.status(), whole.headers(), Body.none());
    Dribble dribble = stub.dribble();
    int bytes = sent.body().length();
    if (dribble == null || bytes == 0) {
      return new ServerReply(sent, ready, ready, null, facts);
    }
    return new ServerReply(
        sent,
        ready + dribble.stepMillis(bytes) * 1_000,
        ready + dribble.lastMillis(bytes) * 1_000,
        null,
        facts);
  }

  private static HttpResponse own(Response response) {
    byte[] body = response.getBody();
    return new HttpResponse(
        response.getStatus(), headers(response), body == null ? Body.none() : Body.of(body));
  }

  /** The dataset's answer with the headers of the stub, except those that the dataset sets. */
  private static HttpResponse merged(HttpResponse answer, Response response) {
    List<Header> headers = new ArrayList<>(answer.headers());
    for (Header header : headers(response)) {
      if (answer.header(header.name()) == null) {
        headers.add(header);
      }
    }
    return new HttpResponse(answer.status(), headers, answer.body());
  }

  /** Without those that only describe the stub, and the length, which the wire adds. */
  private static List<Header> headers(Response response) {
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : response.getHeaders().all()) {
      if (header.key().startsWith(STUB_HEADERS) || header.keyEquals("Content-Length")) {
        continue;
      }
      for (String value : header.values()) {
        headers.add(new Header(header.key(), value));
      }
    }
    return headers;
  }

  private static boolean mayHaveBody(HttpRequest request, int status) {
    return !request.method().equals("HEAD") && status != 204 && status != 304;
  }

  @Override
  public Dataset dataset() {
    return dataset;
  }

  @Override
  public BackendReport report() {
    return complaints.report(requests);
  }
}
