package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.verification.NearMiss;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.dataset.Shape;
import dev.torpor.harness.backend.dataset.ShapeReply;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerCall;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stub directory in one run: WireMock answers, the delays are spent in virtual time. */
final class WireMockBackend implements Backend {
  private static final ServerReply NOT_FOUND =
      ServerReply.now(new HttpResponse(404, List.of(), Body.none()));

  private final Dataset dataset;
  private final StubInFlight flight;
  private final Map<UUID, RunStub> byId = new TreeMap<>();
  private final Complaints complaints = new Complaints();
  private final NearMisses misses = new NearMisses();
  private final OutgoingCalls calls = new OutgoingCalls();
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
    List<RunStub> inOrder = new ArrayList<>();
    for (Stub stub : stubs) {
      DatasetUse use = stub.dataset();
      BoundShape shape =
          use == null
              ? null
              : new BoundShape(
                  shapes.computeIfAbsent(use.key(), key -> use.create(settings, streams)),
                  use.collection());
      RunStub runStub = new RunStub(stub, streams, shape);
      inOrder.add(runStub);
      byId.put(stub.mapping().getId(), runStub);
    }
    this.engine = new Engine(inOrder, files, flight, complaints);
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    requests++;
    ServerReply reply = answer(request, now);
    if (reply != null) {
      return reply;
    }
    DirectRequest asked = new DirectRequest(request);
    misses.add(
        request,
        now,
        new NearMisses.Search() {
          @Override
          public @Nullable NearMiss nearest() {
            return engine.nearest(asked);
          }

          @Override
          public RunStub stubOf(NearMiss miss) {
            return Objects.requireNonNull(byId.get(miss.getStubMapping().getId()));
          }
        });
    return NOT_FOUND;
  }

  /** Null when no stub wants the request. */
  private @Nullable ServerReply answer(HttpRequest request, long now) {
    dataset.advanceTo(now);
    flight.arrived(now);
    DirectRequest asked = new DirectRequest(request);
    Engine.Answer answer;
    try {
      answer = engine.answer(asked);
    } catch (RuntimeException e) {
      // A server answers 500 when a stub's body cannot be made; the report tells why.
      complain(request, e);
      return ServerReply.now(new HttpResponse(500, List.of(), Body.none()));
    }
    if (answer == null) {
      return null;
    }
    if (answer.error() != null) {
      complaints.error(request.method() + " " + request.target() + ": " + answer.error());
    }
    ServerReply reply = reply(request, now, answer);
    if (!answer.stub().webhooks().isEmpty()) {
      scheduleCalls(answer.stub(), asked, now + reply.lastByteMicros());
    }
    return reply;
  }

  private void complain(HttpRequest request, RuntimeException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    complaints.error(request.method() + " " + request.target() + ": " + reason);
  }

  private void scheduleCalls(RunStub stub, DirectRequest asked, long answeredAt) {
    try {
      List<HttpRequest> made = engine.calls(stub, asked);
      for (int i = 0; i < made.size(); i++) {
        calls.add(answeredAt + stub.nextDelayMicros(stub.webhooks().get(i)), made.get(i));
      }
    } catch (RuntimeException e) {
      complaints.error("a webhook of the stub '" + stub.key() + "': " + e.getMessage());
    }
  }

  @Override
  public long nextCallAt() {
    return calls.nextAt();
  }

  /** Stubs answer calls to any host that they want, like requests of the phone. */
  @Override
  public ServerCall call(long now) {
    HttpRequest request = calls.next();
    ServerReply reply = answer(request, now);
    return new ServerCall(
        request, reply == null ? ServerCall.UNANSWERED : reply.response().status());
  }

  private ServerReply reply(HttpRequest request, long now, Engine.Answer answer) {
    RunStub stub = answer.stub();
    long delay = stub.nextDelayMicros();
    TransferError failure = ClientFault.of(answer.fault());
    if (failure != null) {
      HttpResponse broken = new HttpResponse(answer.response().status(), List.of(), Body.none());
      return new ServerReply(broken, delay, delay, failure);
    }
    BoundShape shape = stub.shape();
    ShapeReply shaped = shape == null ? null : shape.answer(request, now, delay, dataset);
    List<ServerFact> facts = shaped == null ? List.of() : shaped.facts();
    HttpResponse own = answer.response();
    HttpResponse whole = shaped == null ? own : merged(shaped.response(), own);
    long ready = shaped == null ? delay : delay + shaped.holdMicros();
    HttpResponse sent = Rendering.sent(request, whole);
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

  /** The dataset's answer with the headers of the stub, except those that the dataset sets. */
  private static HttpResponse merged(HttpResponse answer, HttpResponse stubbed) {
    List<Header> headers = new ArrayList<>(answer.headers());
    for (Header header : stubbed.headers()) {
      if (answer.header(header.name()) == null) {
        headers.add(header);
      }
    }
    return new HttpResponse(answer.status(), headers, answer.body());
  }

  @Override
  public Dataset dataset() {
    return dataset;
  }

  @Override
  public BackendReport report() {
    return complaints.report(requests, misses.report());
  }
}
