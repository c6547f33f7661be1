package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.world.ServerChanges;
import java.util.List;

/**
 * A backend that is nothing but a dataset: it answers GET and HEAD at any path, at once, in one
 * shape.
 */
public final class DatasetOrigin implements Origin {
  private static final HttpResponse NOT_ALLOWED =
      new HttpResponse(405, List.of(new Header("Allow", "GET, HEAD")), Body.none());

  private final Dataset dataset;
  private final Shape shape;

  /** A backend at the start of the script. */
  public DatasetOrigin(ServerChanges changes, DatasetSettings settings) {
    this.dataset = new Dataset(changes, settings.recordBytes());
    this.shape = Shapes.create(settings.shape());
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    dataset.advanceTo(now);
    return switch (request.method()) {
      case "GET" -> ServerReply.now(shape.answer(request, dataset));
      case "HEAD" -> ServerReply.now(withoutBody(shape.answer(request, dataset)));
      default -> ServerReply.now(NOT_ALLOWED);
    };
  }

  private static HttpResponse withoutBody(HttpResponse response) {
    return new HttpResponse(response.status(), response.headers(), Body.none());
  }
}
