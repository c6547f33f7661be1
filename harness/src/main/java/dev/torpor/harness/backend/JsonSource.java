package dev.torpor.harness.backend;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file that knows where its fields are.
 *
 * <p>Read as WireMock reads it (comments and single quotes are fine), but a key that is written
 * twice and text after the end are mistakes.
 */
final class JsonSource {
  private static final ObjectMapper STRICT =
      Json.getObjectMapper()
          .copy()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String file;
  private final String text;
  private @Nullable Map<String, Place> places;

  JsonSource(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Line and column, from 1. */
  record Place(int line, int column) {}

  /** The file's name for messages. */
  String file() {
    return file;
  }

  /** The content; null when it is malformed, which is then among the problems. */
  @Nullable JsonNode read(Problems problems) {
    try {
      JsonNode node = STRICT.readTree(text);
      if (node.isMissingNode()) {
        problems.add(file, "the file is empty; write a stub, or remove the file");
        return null;
      }
      return node;
    } catch (JsonProcessingException malformed) {
      JsonLocation at = malformed.getLocation();
      String message = "malformed JSON: " + reason(malformed);
      problems.add(
          file, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), message);
      return null;
    }
  }

  /** Where a field is, or the nearest field around it that exists. */
  Place place(String field) {
    Map<String, Place> known = places;
    if (known == null) {
      known = findPlaces();
      places = known;
    }
    String path = field;
    while (!known.containsKey(path)) {
      int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
      path = path.substring(0, Math.max(end, 0));
    }
    return known.getOrDefault(path, new Place(1, 1));
  }

  private Map<String, Place> findPlaces() {
    Map<String, Place> found = new TreeMap<>();
    found.put("", new Place(1, 1));
    try (JsonParser parser = STRICT.getFactory().createParser(text)) {
      parser.nextToken();
      findPlaces(parser, "", found);
    } catch (IOException e) {
      throw new UncheckedIOException("read before without a problem: " + file, e);
    }
    return found;
  }

  private static void findPlaces(JsonParser parser, String path, Map<String, Place> found)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        found.put(field, place(parser));
        parser.nextToken();
        findPlaces(parser, field, found);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        String element = path + "[" + i + "]";
        found.put(element, place(parser));
        findPlaces(parser, element, found);
      }
    }
  }

  private static Place place(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(at.getLineNr(), at.getColumnNr());
  }

  /** What Jackson says, in one line and without the text of the file. */
  static String reason(JsonProcessingException e) {
    String reason = firstLine(e.getOriginalMessage());
    int marker = reason.indexOf(" (start marker at");
    return marker < 0 ? reason : reason.substring(0, marker);
  }

  static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
