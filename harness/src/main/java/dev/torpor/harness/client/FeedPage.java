package dev.torpor.harness.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says: records and, from a feed with cursors, where to go on.
 *
 * @param cursor null when the feed has none
 */
record FeedPage(List<RecordVersion> records, @Nullable String cursor) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads a feed; null when the bytes are not one. */
  static @Nullable FeedPage parse(Body body) {
    try (JsonParser in = JSON.createParser(body.bytes())) {
      List<RecordVersion> records = new ArrayList<>();
      String cursor = null;
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        JsonToken value = in.nextToken();
        if (field.equals("cursor")) {
          cursor = in.getText();
        } else if (value == JsonToken.START_ARRAY) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            records.add(record(in));
          }
        } else {
          in.skipChildren();
        }
      }
      return new FeedPage(records, cursor);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static RecordVersion record(JsonParser in) throws IOException {
    String id = null;
    long version = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "id" -> id = in.getText();
        case "version" -> version = in.getLongValue();
        default -> in.skipChildren();
      }
    }
    if (id == null || version < 1) {
      throw new IllegalArgumentException("a record needs an id and a version");
    }
    return new RecordVersion(id, version);
  }
}
