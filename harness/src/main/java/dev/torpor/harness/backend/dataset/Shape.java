package dev.torpor.harness.backend.dataset;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;

/**
 * The way a sync API presents a dataset: what it asks of a request and how it says what is new.
 *
 * <p>One object serves one run and may keep what it built for the present state. A new shape is one
 * class and one line in {@link Shapes}.
 */
public interface Shape {
  /** What it is, in one sentence for help texts. */
  String summary();

  /** Answers a request from the dataset as it is. The method of the request does not matter. */
  HttpResponse answer(HttpRequest request, Dataset dataset);
}
