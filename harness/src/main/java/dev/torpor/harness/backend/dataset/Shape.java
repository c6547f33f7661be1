package dev.torpor.harness.backend.dataset;

/**
 * The way a sync API presents a dataset: what it asks of a request and how it says what is new.
 *
 * <p>One object serves one run and may keep what it built for the present state. A new shape is one
 * class and one line in {@link Shapes}.
 */
public interface Shape {
  /** Answers a request from the dataset as it is at the instant of the request. */
  ShapeReply answer(Asked asked, Dataset dataset);
}
