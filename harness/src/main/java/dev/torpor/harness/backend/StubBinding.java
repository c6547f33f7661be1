package dev.torpor.harness.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Has WireMock read a stub, and turns each of its complaints into a problem. */
final class StubBinding {
  private static final int MOST_COMPLAINTS = 20;

  /** Fields that WireMock reads and that are refused here, or are none of a file's business. */
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "additionalProxyRequestHeaders",
          "customMatcher",
          "fromConfiguredStub",
          "insertionIndex",
          "multipartPatterns",
          "persistent",
          "proxyBaseUrl",
          "proxyUrlPrefixToRemove",
          "removeProxyRequestHeaders",
          "serveEventListenerDefinitions",
          "uuid");

  private final JsonSource source;

  StubBinding(JsonSource source) {
    this.source = source;
  }

  /**
   * Tries to read a stub; a field that WireMock refuses is left out and the rest tried again, so
   * that all of them come to light.
   *
   * @param path of the stub within its file
   */
  void check(JsonNode stub, String path) {
    JsonNode rest = stub.deepCopy();
    for (int i = 0; i < MOST_COMPLAINTS; i++) {
      try {
        Json.getObjectMapper().treeToValue(rest, StubMapping.class);
        return;
      } catch (JsonMappingException e) {
        source.refuse(field(path, e), message(e));
        if (!remove(rest, e.getPath())) {
          return;
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        source.refuse(path, "WireMock cannot read this: " + reason(e));
        return;
      }
    }
    source.refuse(path, "and more that WireMock cannot read; mend these first");
  }

  private static String field(String path, JsonMappingException e) {
    StringBuilder field = new StringBuilder(path);
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String message(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known = names(unknown);
      String name = unknown.getPropertyName();
      return "WireMock knows no field '"
          + name
          + "' here, only "
          + String.join(", ", known)
          + NearestMatch.hint(name, known);
    }
    if (e instanceof InvalidFormatException invalid && invalid.getTargetType() == UUID.class) {
      return "an id has the form 2f0a1b5e-6a0c-4c4e-9d5b-7d2f0c9e1a11, not '"
          + invalid.getValue()
          + "'";
    }
    if (e instanceof InvalidFormatException invalid && invalid.getTargetType().isEnum()) {
      List<String> known = new ArrayList<>();
      for (Object constant : invalid.getTargetType().getEnumConstants()) {
        known.add(constant.toString());
      }
      String value = String.valueOf(invalid.getValue());
      return "there is no '"
          + value
          + "' here, only "
          + String.join(", ", known)
          + NearestMatch.hint(value, known);
    }
    return "WireMock cannot read this: " + reason(e);
  }

  private static List<String> names(UnrecognizedPropertyException unknown) {
    Set<String> names = new TreeSet<>();
    if (unknown.getKnownPropertyIds() != null) {
      unknown.getKnownPropertyIds().forEach(id -> names.add(id.toString()));
    }
    names.removeAll(NOT_OFFERED);
    return List.copyOf(names);
  }

  private static String reason(Exception e) {
    return e instanceof JsonProcessingException json
        ? JsonSource.reason(json)
        : JsonSource.firstLine(String.valueOf(e.getMessage()));
  }

  /** Takes the field at the end of a path out of a tree; false when it is not there. */
  private static boolean remove(JsonNode tree, List<JsonMappingException.Reference> path) {
    JsonNode parent = tree;
    for (int i = 0; i < path.size() - 1; i++) {
      JsonMappingException.Reference step = path.get(i);
      parent =
          step.getFieldName() == null
              ? parent.path(step.getIndex())
              : parent.path(step.getFieldName());
    }
    if (path.isEmpty()) {
      return false;
    }
    JsonMappingException.Reference last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object && last.getFieldName() != null) {
      return object.remove(last.getFieldName()) != null;
    }
    return parent instanceof ArrayNode array && array.remove(last.getIndex()) != null;
  }
}
