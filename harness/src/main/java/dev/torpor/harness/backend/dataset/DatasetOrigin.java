package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;

/** A backend that is nothing but a dataset: it answers at any path, at once, in one shape. */
public final class DatasetOrigin implements Origin {
  private final Dataset dataset;
  private final Shape shape;
  private final String collection;

  /**
   * A backend at the start of the script.
   *
   * @param start the instant at which virtual time is 0
   */
  public DatasetOrigin(
      ServerChanges changes, DatasetSettings settings, RandomStreams streams, Instant start) {
    this.dataset = new Dataset(changes, settings.recordBytes(), start);
    this.collection = settings.options().getOrDefault("collection", "");
    this.shape = settings.create(streams.fork("backend/dataset"));
  }

  /** What it serves. */
  public Dataset dataset() {
    return dataset;
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    dataset.advanceTo(now);
    ShapeReply reply = shape.answer(new Asked(request, now, collection, 0), dataset);
    HttpResponse response =
        request.method().equals("HEAD") ? withoutBody(reply.response()) : reply.response();
    long hold = reply.holdMicros();
    return new ServerReply(response, hold, hold, null, reply.facts());
  }

  private static HttpResponse withoutBody(HttpResponse response) {
    return new HttpResponse(response.status(), response.headers(), Body.none());
  }
}
