package dev.torpor.harness.compare;

import dev.torpor.harness.compare.Headlines.Headline;
import dev.torpor.harness.report.Decimals;
import dev.torpor.harness.report.JsonText;
import dev.torpor.harness.report.JsonTree;
import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A comparison for machines, in the style of {@code result.json}: times in seconds, energies in
 * joules, what was not measured is absent.
 */
public final class ComparisonJson {
  /** Name and version of the format; the version goes up when a reader would break. */
  public static final String SCHEMA = "torpor-comparison/1";

  private ComparisonJson() {}

  /** The text of the file. */
  public static String text(Comparison comparison) {
    return JsonText.of(tree(comparison));
  }

  /** The same as nested maps, lists and numbers. */
  public static Map<String, Object> tree(Comparison comparison) {
    Window window = comparison.reference().runs().get(0).measured().run().window();
    JsonTree tree = new JsonTree();
    tree.put("schema", SCHEMA)
        .put("torpor.version", comparison.header().torporVersion())
        .put("scenario.name", comparison.header().scenarioName())
        .put("scenario.sha256", comparison.header().scenarioSha256())
        .put("policy", comparison.header().policy())
        .put("measured.from", Decimals.seconds(window.from()))
        .put("measured.to", Decimals.seconds(window.to()))
        .put("seeds", comparison.seeds())
        .put("reference", comparison.reference().client())
        .put("floor", contender(comparison.floor()));
    List<Object> clients = new ArrayList<>();
    comparison.contenders().forEach(contender -> clients.add(contender(contender)));
    tree.put("clients", clients);
    List<Object> differences = new ArrayList<>();
    comparison
        .others()
        .forEach(other -> differences.add(differences(other, comparison.reference())));
    return tree.put("differences", differences).root();
  }

  private static Map<String, Object> contender(Contender contender) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("client", contender.client());
    tree.put(
        "fingerprints", contender.runs().stream().map(run -> run.fingerprint().all()).toList());
    tree.put("violations", contender.runs().stream().mapToLong(ComparisonJson::violations).sum());
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (Headline headline : Headlines.all()) {
      Metric metric = headline.metric();
      OptionalDouble mean = contender.mean(metric);
      if (mean.isPresent()) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("mean", decimal(metric, mean.getAsDouble()));
        numbers.put("values", values(contender, metric));
        metrics.put(metric.path(), numbers);
      }
    }
    tree.put("metrics", metrics);
    return tree;
  }

  private static long violations(RunResult run) {
    return run.measured().run().violations().size();
  }

  /** One for each seed in which it was measured. */
  private static List<Object> values(Contender contender, Metric metric) {
    List<Object> values = new ArrayList<>();
    for (OptionalDouble value : contender.values(metric)) {
      if (value.isPresent()) {
        values.add(decimal(metric, value.getAsDouble()));
      }
    }
    return values;
  }

  private static Map<String, Object> differences(Contender other, Contender reference) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("client", other.client());
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (Headline headline : Headlines.all()) {
      Metric metric = headline.metric();
      Difference difference = other.minus(reference, metric);
      if (difference.mean().isPresent()) {
        metrics.put(metric.path(), difference(difference, metric));
      }
    }
    tree.put("metrics", metrics);
    return tree;
  }

  private static Map<String, Object> difference(Difference difference, Metric metric) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("seeds", difference.seeds());
    put(tree, "mean", metric, difference.mean());
    put(tree, "low", metric, difference.low());
    put(tree, "high", metric, difference.high());
    String verdict = difference.verdict(metric.better()).name().toLowerCase(Locale.ROOT);
    tree.put("verdict", verdict);
    return tree;
  }

  private static void put(
      Map<String, Object> tree, String name, Metric metric, OptionalDouble value) {
    if (value.isPresent()) {
      tree.put(name, decimal(metric, value.getAsDouble()));
    }
  }

  private static BigDecimal decimal(Metric metric, double value) {
    return Decimals.of(metric.unit(), value);
  }
}
