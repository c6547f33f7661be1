package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A backend that is nothing but a dataset: it answers at any path, at once, in one shape. A path
 * that was once read as the whole stays the collection: what is asked for below it is a record.
 */
public final class DatasetOrigin implements Origin {
  private final Dataset dataset;
  private final Shape shape;
  private final String collection;
  private final Set<String> collections = new TreeSet<>();

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
    Asked asked = asked(request, now);
    if (asked.method().equals("GET") && asked.below(dataset).isEmpty()) {
      collections.add(asked.path());
    }
    ShapeReply reply = shape.answer(asked, dataset);
    HttpResponse response =
        request.method().equals("HEAD") ? withoutBody(reply.response()) : reply.response();
    long hold = reply.holdMicros();
    return new ServerReply(response, hold, hold, null, reply.facts());
  }

  private Asked asked(HttpRequest request, long now) {
    Asked asked = new Asked(request, now, collection, 0);
    String path = asked.path();
    String parent = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    return collection.isEmpty() && collections.contains(parent)
        ? new Asked(request, now, parent, 0)
        : asked;
  }

  private static HttpResponse withoutBody(HttpResponse response) {
    return new HttpResponse(response.status(), response.headers(), Body.none());
  }
}
