package dev.torpor.measure;

import java.util.OptionalDouble;

/**
 * One number of a run: how it is called in results, limits and comparisons, and where it is found.
 *
 * @param path dotted, as in {@code result.json}: {@code freshness.atOpen.staleAge.p95}
 * @param unit of the number
 * @param better which way it improves
 * @param description one line for people
 * @param extractor finds it
 */
public record Metric(
    String path, Unit unit, Better better, String description, Extractor extractor) {

  /** Where a metric is found. */
  @FunctionalInterface
  public interface Extractor {
    /** The number, empty when it was not measured. */
    OptionalDouble extract(Measured measured);
  }

  /** The number in {@link #unit}, empty when it was not measured. */
  public OptionalDouble of(Measured measured) {
    return extractor.extract(measured);
  }
}
