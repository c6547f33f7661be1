package dev.torpor.harness.backend;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.common.Json;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

  private static final Place START = new Place(1, 1, 1);

  private final String file;
  private final String text;
  private final List<String> lines;
  private final Problems problems;
  private @Nullable Map<String, Place> places;

  /**
   * A file.
   *
   * @param file its name for people
   * @param problems receives what is wrong with it
   */
  JsonSource(String file, String text, Problems problems) {
    this.file = file;
    this.text = text;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  /** Line and column from 1, and how many characters. */
  private record Place(int line, int column, int length) {}

  /** Reports a problem of a field; one that is missing is shown at the nearest field around it. */
  void refuse(String field, String message) {
    report(place(field), field, message);
  }

  private void report(Place place, String field, String message) {
    String line = place.line <= lines.size() ? lines.get(place.line - 1) : "";
    problems.add(new Problem(file, place.line, place.column, place.length, line, field, message));
  }

  /** The content; null when it is malformed, which is then among the problems. */
  @Nullable JsonNode read() {
    try {
      JsonNode node = STRICT.readTree(text);
      if (node.isMissingNode()) {
        report(START, "", "the file is empty; write a stub, or remove the file");
        return null;
      }
      return node;
    } catch (JsonProcessingException malformed) {
      JsonLocation at = malformed.getLocation();
      Place place = at == null ? START : new Place(at.getLineNr(), at.getColumnNr(), 1);
      report(place, "", "malformed JSON: " + reason(malformed));
      return null;
    }
  }

  private Place place(String field) {
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
    return known.getOrDefault(path, START);
  }

  private Map<String, Place> findPlaces() {
    Map<String, Place> found = new TreeMap<>();
    found.put("", START);
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

  private static Place place(JsonParser parser) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    boolean name = parser.currentToken() == JsonToken.FIELD_NAME;
    return new Place(at.getLineNr(), at.getColumnNr(), name ? parser.getTextLength() + 2 : 1);
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
