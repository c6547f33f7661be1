package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.torpor.http.Body;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON that is read from requests or built piece by piece. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Reads a body; null when it is not a JSON object. An empty one is an empty object. */
  static @Nullable ObjectNode read(Body body) {
    if (body.length() == 0) {
      return object();
    }
    try {
      return MAPPER.readTree(body.bytes()) instanceof ObjectNode object ? object : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads what we have written. */
  static JsonNode parse(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("we wrote it", e);
    }
  }

  /** A value as a body. */
  static Body body(JsonNode node) {
    try {
      return Body.of(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  /** A text with its quotes. */
  static String quote(String text) {
    return TextNode.valueOf(text).toString();
  }
}
