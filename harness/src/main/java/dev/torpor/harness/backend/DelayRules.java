package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.text.NearestMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads delays, and says what is wrong with those that cannot be. */
final class DelayRules {
  private static final List<String> TYPES = List.of("fixed", "lognormal", "uniform");

  private final JsonSource source;

  DelayRules(JsonSource source) {
    this.source = source;
  }

  /**
   * The delay of an object that has both fields under these names.
   *
   * @param path of the object, empty for the file itself
   */
  StubDelay read(JsonNode object, String path, String fixedName) {
    JsonNode fixed = object.path(fixedName);
    JsonNode distribution = object.path("delayDistribution");
    return new StubDelay(
        present(fixed) ? whole(fixed, path, fixedName) : null,
        present(distribution) ? distribution(distribution, join(path, "delayDistribution")) : null);
  }

  /** The delay that is one distribution; none when it is missing. */
  StubDelay alone(JsonNode distribution, String path) {
    return new StubDelay(null, present(distribution) ? distribution(distribution, path) : null);
  }

  /** The dribble delay of a response; null when there is none or it is wrong. */
  @Nullable Dribble dribble(JsonNode response, String path) {
    JsonNode dribble = response.path("chunkedDribbleDelay");
    if (!present(dribble)) {
      return null;
    }
    String field = join(path, "chunkedDribbleDelay");
    Long chunks = whole(dribble.path("numberOfChunks"), field, "numberOfChunks");
    Long total = whole(dribble.path("totalDuration"), field, "totalDuration");
    if (chunks != null && chunks < 1) {
      source.refuse(join(field, "numberOfChunks"), "there is at least 1 chunk, not 0");
    }
    if (chunks == null || chunks < 1 || total == null) {
      return null;
    }
    return new Dribble(chunks.intValue(), total.intValue());
  }

  private StubDelay.@Nullable Distribution distribution(JsonNode node, String path) {
    String type = node.path("type").asText("");
    return switch (type) {
      case "fixed" -> {
        Long millis = whole(node.path("milliseconds"), path, "milliseconds");
        yield millis == null ? null : new StubDelay.Fixed(millis);
      }
      case "uniform" -> uniform(node, path);
      case "lognormal" -> lognormal(node, path);
      default -> unknown(type, join(path, "type"));
    };
  }

  private StubDelay.@Nullable Distribution unknown(String type, String field) {
    source.refuse(
        field,
        "there is no delay distribution '"
            + type
            + "', only "
            + String.join(", ", TYPES)
            + NearestMatch.hint(type, TYPES));
    return null;
  }

  private StubDelay.@Nullable Distribution uniform(JsonNode node, String path) {
    Long lower = whole(node.path("lower"), path, "lower");
    Long upper = whole(node.path("upper"), path, "upper");
    if (lower == null || upper == null) {
      return null;
    }
    if (upper < lower) {
      source.refuse(join(path, "upper"), "must not be below 'lower', but " + upper + " < " + lower);
      return null;
    }
    return new StubDelay.Uniform(lower, upper);
  }

  private StubDelay.@Nullable Distribution lognormal(JsonNode node, String path) {
    Double median = positive(node.path("median"), path, "median");
    Double sigma = positive(node.path("sigma"), path, "sigma");
    Double max = Double.POSITIVE_INFINITY;
    if (present(node.path("maxValue"))) {
      max = positive(node.path("maxValue"), path, "maxValue");
    }
    if (median != null && max != null && max < median) {
      source.refuse(join(path, "maxValue"), "must not be below 'median'");
      return null;
    }
    if (median == null || sigma == null || max == null) {
      return null;
    }
    return new StubDelay.Lognormal(median, sigma, max);
  }

  private @Nullable Long whole(JsonNode node, String path, String name) {
    if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0) {
      return node.longValue();
    }
    source.refuse(
        join(path, name),
        "must be a whole number from 0 to " + Integer.MAX_VALUE + ", not " + shown(node));
    return null;
  }

  private @Nullable Double positive(JsonNode node, String path, String name) {
    if (node.isNumber() && node.doubleValue() >= 0 && Double.isFinite(node.doubleValue())) {
      return node.doubleValue();
    }
    source.refuse(join(path, name), "must be a number of at least 0, not " + shown(node));
    return null;
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
