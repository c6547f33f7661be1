package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.Asked;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.Shape;
import dev.torpor.harness.backend.dataset.ShapeReply;
import dev.torpor.http.HttpRequest;

/**
 * The shape in which a stub serves the dataset in one run.
 *
 * @param collection path of the dataset on the server, empty when the stub does not show it
 */
record BoundShape(Shape shape, String collection) {
  /**
   * Answers a request.
   *
   * @param delay of the stub, in microseconds
   */
  ShapeReply answer(HttpRequest request, long now, long delay, Dataset dataset) {
    return shape.answer(new Asked(request, now, collection, delay), dataset);
  }
}
