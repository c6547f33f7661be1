package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.dataset.Shape;
import dev.torpor.harness.backend.dataset.ShapeOptionException;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.random.RandomStreams;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a stub serves the dataset.
 *
 * @param shape name of the shape, empty for the scenario's
 * @param options of the shape as the stub writes them, by name
 * @param collection path of the dataset on the server, empty when the stub does not show it
 */
record DatasetUse(String shape, Map<String, String> options, String collection) {
  /** The field that names the shape; all others are its options. */
  static final String SHAPE = "shape";

  /** What a stub says, which is checked elsewhere. */
  static DatasetUse of(JsonNode stub) {
    JsonNode parameters = stub.path("response").path("transformerParameters");
    Map<String, String> options = options(parameters);
    String shown = CollectionPath.of(stub.path("request"));
    return new DatasetUse(
        parameters.path(SHAPE).asText(""), options, options.getOrDefault("collection", shown));
  }

  /** What is written beside the shape. */
  static Map<String, String> options(JsonNode parameters) {
    Map<String, String> options = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : parameters.properties()) {
      if (!field.getKey().equals(SHAPE)) {
        options.put(field.getKey(), field.getValue().asText());
      }
    }
    return options;
  }

  /** The same for stubs that share one shape in a run, with all that it remembers. */
  String key() {
    return shape + options;
  }

  /** The shape for one run. */
  Shape create(DatasetSettings settings, RandomStreams streams) {
    if (shape.isEmpty()) {
      return settings.create(streams.fork("backend/shape"));
    }
    try {
      return Shapes.create(shape, options, streams.fork("backend/shape/" + key()));
    } catch (ShapeOptionException e) {
      throw new IllegalStateException("was good when it was loaded: " + e.getMessage(), e);
    }
  }
}
