package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.torpor.http.HttpResponse;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stub in one run: with its own chance, and the shape in which it serves the dataset. */
final class RunStub {
  private final Stub stub;
  private final Lookahead lookahead;
  private final RandomStream delayChance;
  private final RandomStream templateChance;
  private final RandomStream idChance;
  private final RandomStream callChance;
  private final @Nullable BoundShape shape;
  private @Nullable HttpResponse response;

  RunStub(Stub stub, RandomStreams streams, @Nullable BoundShape shape) {
    this.stub = stub;
    this.lookahead = new Lookahead(stub.mapping().getRequest());
    this.delayChance = streams.fork("backend/delay/" + stub.key());
    this.templateChance = streams.fork("backend/template/" + stub.key());
    this.idChance = streams.fork("backend/request-id/" + stub.key());
    this.callChance = streams.fork("backend/webhook/" + stub.key());
    this.shape = shape;
  }

  /** Its name, or its file and number. */
  String key() {
    return stub.key();
  }

  /** Where it stands. */
  String file() {
    return stub.file();
  }

  /** For WireMock. */
  StubMapping mapping() {
    return stub.mapping();
  }

  /** False when there is no need to ask WireMock whether the stub wants the request. */
  boolean mayMatch(DirectRequest request) {
    return lookahead.mayMatch(request);
  }

  boolean templated() {
    return stub.templated();
  }

  /** The response of a stub that is no template; the same for every request. */
  HttpResponse response(BodyFiles files) {
    HttpResponse made = response;
    if (made == null) {
      made = Rendering.response(stub.mapping().getResponse(), files);
      response = made;
    }
    return made;
  }

  @Nullable Fault fault() {
    return stub.mapping().getResponse().getFault();
  }

  /** The next delay in microseconds. */
  long nextDelayMicros() {
    return stub.delay().sampleMicros(delayChance);
  }

  @Nullable Dribble dribble() {
    return stub.dribble();
  }

  RandomStream templateChance() {
    return templateChance;
  }

  /** What {@code request.id} is in a template. */
  UUID nextRequestId() {
    return RandomHelpers.uuid(idChance);
  }

  /** The calls it makes after an answer. */
  List<Webhook> webhooks() {
    return stub.webhooks();
  }

  /** How long a call waits, in microseconds. */
  long nextDelayMicros(Webhook webhook) {
    return webhook.delay().sampleMicros(callChance);
  }

  /** Null when the stub serves its own body. */
  @Nullable BoundShape shape() {
    return shape;
  }
}
