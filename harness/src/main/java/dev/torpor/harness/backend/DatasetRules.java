package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.backend.dataset.ShapeOptionException;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.random.RandomStreams;
import java.util.List;
import java.util.Map;

/** Checks what a stub says about the dataset it serves. */
final class DatasetRules {
  private static final List<String> BODIES =
      List.of("body", "jsonBody", "base64Body", "bodyFileName");

  private final JsonSource source;

  DatasetRules(JsonSource source) {
    this.source = source;
  }

  /**
   * Checks a stub that serves the dataset.
   *
   * @param path of its response within the file
   */
  void check(JsonNode response, String path) {
    for (String body : BODIES) {
      if (response.has(body)) {
        source.refuse(path + "." + body, "the dataset writes the body; remove one of the two");
      }
    }
    int status = response.path("status").asInt(200);
    if (status != 200 && status != 0) {
      source.refuse(path + ".status", "the dataset decides the status; remove it");
    }
    JsonNode parameters = response.path("transformerParameters");
    String at = path + ".transformerParameters";
    for (Map.Entry<String, JsonNode> field : parameters.properties()) {
      if (field.getValue().isContainerNode() || field.getValue().isNull()) {
        source.refuse(at + "." + field.getKey(), "must be a text, a number or a word");
        return;
      }
    }
    String shape = parameters.path(DatasetUse.SHAPE).asText("");
    if (!shape.isEmpty() && !Shapes.names().contains(shape)) {
      source.refuse(
          at + "." + DatasetUse.SHAPE,
          "there is no shape '"
              + shape
              + "', only "
              + String.join(", ", Shapes.names())
              + NearestMatch.hint(shape, Shapes.names()));
    } else {
      checkOptions(shape, parameters, at);
    }
  }

  private void checkOptions(String shape, JsonNode parameters, String at) {
    for (Map.Entry<String, JsonNode> field : parameters.properties()) {
      String name = field.getKey();
      if (shape.isEmpty() && !name.equals(DatasetUse.SHAPE) && !name.equals("collection")) {
        source.refuse(
            at + "." + name, "an option belongs to a shape; write which, with 'shape' beside it");
        return;
      }
    }
    if (shape.isEmpty()) {
      return;
    }
    Map<String, String> options = DatasetUse.options(parameters);
    try {
      Shapes.create(shape, options, new RandomStreams(0).fork("check"));
    } catch (ShapeOptionException e) {
      source.refuse(at + "." + e.option(), String.valueOf(e.getMessage()));
    }
  }
}
