package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.http.Body;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants done to one record.
 *
 * @param id of the user's edit, empty when the request names none
 * @param record name of the record, empty for the server to choose
 * @param data the new content as JSON, null when there is none
 * @param condition what must hold
 */
record Edit(String id, Kind kind, String record, @Nullable Body data, Condition condition) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,63}");

  /** What is done. */
  enum Kind {
    /** It must not exist yet. */
    CREATE,
    /** It is made, or has its content replaced. */
    PUT,
    /** It is deleted. */
    DELETE
  }

  /** True when its record has a name that records may have. */
  boolean isNamed() {
    return NAME.matcher(record).matches() && !record.equals("batch");
  }

  /** What a single request wants; the body's JSON must be an object, or empty. */
  static Edit of(Asked asked, Kind kind, String below, JsonNode body) {
    String header = asked.header("Edit-Id");
    String id = header == null ? body.path("edit").asText("") : header;
    String record = below.isEmpty() ? body.path("id").asText("") : below;
    return new Edit(id, kind, record, data(body), Condition.of(asked));
  }

  /**
   * One element of a batch: {@code {"edit":"e17","kind":"update","id":"r7","version":3,
   * "data":"..."}}, where {@code version} is the one it is based on.
   *
   * @return null when its kind is none
   */
  static @Nullable Edit of(JsonNode element) {
    Kind kind =
        switch (element.path("kind").asText("update").toLowerCase(Locale.ROOT)) {
          case "create" -> Kind.CREATE;
          case "update" -> Kind.PUT;
          case "delete" -> Kind.DELETE;
          default -> null;
        };
    String id = element.path("edit").asText("");
    String record = element.path("id").asText("");
    return kind == null
        ? null
        : new Edit(id, kind, record, data(element), Condition.of(element.path("version")));
  }

  private static @Nullable Body data(JsonNode object) {
    JsonNode data = object.get("data");
    return data == null ? null : Json.body(data);
  }
}
