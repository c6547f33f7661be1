package dev.torpor.harness.report;

import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.UnmatchedRequests;
import dev.torpor.harness.run.ExpectationResult;
import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.LeanedOn;
import dev.torpor.measure.Measured;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Metrics;
import dev.torpor.measure.Unit;
import dev.torpor.measure.Violation;
import dev.torpor.measure.Window;
import dev.torpor.trace.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A result as {@code result.json}: stable in names and order, times in seconds, energies in joules,
 * sizes in bytes, all as decimal numbers. What was not measured is left out and never 0.
 *
 * <p>The numbers follow from the catalogue of metrics: a new metric appears under its path without
 * a change here.
 */
public final class ResultJson {
  /** Name and version of the format; the version goes up when a reader would break. */
  public static final String SCHEMA = "torpor-result/1";

  private ResultJson() {}

  /** The text of the file. */
  public static String text(RunResult result) {
    return JsonText.of(tree(result));
  }

  /** The same as nested maps, lists and numbers, in the order of the file. */
  public static Map<String, Object> tree(RunResult result) {
    JsonTree tree = new JsonTree();
    putHeader(tree, result.header());
    putWindow(tree, result.measured().run().window());
    putFingerprint(tree, result.fingerprint());
    putMetrics(tree, result.measured());
    putMaps(tree, result.measured().run());
    tree.put("violations", violations(result.measured().run().violations()));
    tree.put("unmatched", unmatched(result.backend()));
    if (result.backend().errors() > 0) {
      tree.put("backendErrors.count", result.backend().errors())
          .put("backendErrors.first", String.valueOf(result.backend().firstError()));
    }
    tree.put("warnings", result.warnings());
    putParameters(tree, result.parameters());
    tree.put("expectations", expectations(result.expectations()));
    return tree.root();
  }

  private static void putHeader(JsonTree tree, RunHeader header) {
    tree.put("schema", SCHEMA)
        .put("torpor.version", header.torporVersion())
        .put("scenario.name", header.scenarioName())
        .put("scenario.sha256", header.scenarioSha256())
        .put("seed", header.seed())
        .put("client", header.client())
        .put("policy", header.policy());
  }

  /** How much of the policy is known; absent when that is not known either. */
  private static void putParameters(JsonTree tree, LeanedOn.Count count) {
    if (count.all() > 0) {
      tree.put("policyParameters.all", count.all())
          .put("policyParameters.leanedOn", count.leanedOn())
          .put("policyParameters.assumptions", count.assumptions());
    }
  }

  private static void putWindow(JsonTree tree, Window window) {
    tree.put("measured.from", Decimals.seconds(window.from()))
        .put("measured.to", Decimals.seconds(window.to()));
  }

  /** Puts the fingerprints under {@code fingerprint}: the whole first, then one per subsystem. */
  static void putFingerprint(JsonTree tree, Fingerprint fingerprint) {
    tree.put("fingerprint.all", fingerprint.all());
    fingerprint
        .bySubsystem()
        .forEach((subsystem, hash) -> tree.put("fingerprint." + subsystem.label(), hash));
  }

  private static void putMetrics(JsonTree tree, Measured measured) {
    for (Metric metric : Metrics.all()) {
      OptionalDouble value = metric.of(measured);
      if (value.isPresent() && !metric.path().equals("violations")) { // a list of its own below
        tree.put(metric.path(), Decimals.of(metric.unit(), value.getAsDouble()));
      }
    }
  }

  private static void putMaps(JsonTree tree, Measurement run) {
    tree.put("traffic.byStatus", named(run.traffic().byStatus()));
    tree.put("traffic.byError", named(run.traffic().failures()));
    tree.put("os.exits", named(run.os().exits()));
    tree.put("os.metricKitExits", named(run.os().exitCounters()));
    Map<String, Object> blocked = new LinkedHashMap<>();
    run.os()
        .blockedMicros()
        .forEach((reason, micros) -> blocked.put(reason, Decimals.seconds(micros)));
    tree.put("os.blocked", blocked);
  }

  private static Map<String, Object> named(Map<?, Long> counts) {
    Map<String, Object> named = new LinkedHashMap<>();
    counts.forEach((key, count) -> named.put(String.valueOf(key), count));
    return named;
  }

  private static List<Object> violations(List<Violation> violations) {
    List<Object> all = new ArrayList<>();
    for (Violation violation : violations) {
      JsonTree tree = new JsonTree();
      tree.put("id", violation.id())
          .put("at", Decimals.seconds(violation.at()))
          .put("message", violation.message());
      if (!violation.correct().isEmpty()) {
        tree.put("correct", violation.correct()).put("proof", violation.proof());
      }
      all.add(tree.root());
    }
    return all;
  }

  private static List<Object> unmatched(BackendReport backend) {
    List<Object> all = new ArrayList<>();
    for (UnmatchedRequests requests : backend.unmatched()) {
      JsonTree tree = new JsonTree();
      tree.put("shape", requests.shape())
          .put("count", requests.count())
          .put("firstAt", Decimals.seconds(requests.firstAt()))
          .put("first", requests.first());
      if (requests.stub() != null && requests.file() != null) {
        tree.put("closestStub", requests.stub()).put("file", requests.file());
      }
      all.add(tree.put("comparison", requests.comparison()).root());
    }
    return all;
  }

  private static List<Object> expectations(List<ExpectationResult> expectations) {
    List<Object> all = new ArrayList<>();
    for (ExpectationResult expectation : expectations) {
      JsonTree tree = new JsonTree();
      tree.put("metric", expectation.metric()).put("limit", expectation.limit());
      if (expectation.value().isPresent()) {
        tree.put(
            "value", Decimals.of(unit(expectation.metric()), expectation.value().getAsDouble()));
      }
      all.add(tree.put("pass", expectation.pass()).root());
    }
    return all;
  }

  /** The unit of a metric; {@link Unit#COUNT} for numbers outside the catalogue. */
  static Unit unit(String path) {
    Metric metric = Metrics.find(path);
    return metric == null ? Unit.COUNT : metric.unit();
  }
}
