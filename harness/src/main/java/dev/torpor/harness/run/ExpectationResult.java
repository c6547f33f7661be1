package dev.torpor.harness.run;

import java.util.OptionalDouble;

/**
 * One limit of a scenario against the number of a run.
 *
 * @param metric path of the metric
 * @param limit as the scenario writes it, such as {@code <= 45min}
 * @param value in the metric's unit; empty when it was not measured, which fails the limit
 * @param pass whether the limit holds
 */
public record ExpectationResult(String metric, String limit, OptionalDouble value, boolean pass) {}
