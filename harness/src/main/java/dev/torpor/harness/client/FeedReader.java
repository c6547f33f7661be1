package dev.torpor.harness.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.torpor.app.Replica.RecordVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"cursor": ..., "changes": [{"id": ..., "version": ..., ...}, ...]}} as a stream,
 * without holding on to the payload. A record with {@code "deleted": true} is a tombstone. Fields
 * it does not know are skipped.
 */
final class FeedReader {
  private static final JsonFactory JSON = new JsonFactory();

  private FeedReader() {}

  /**
   * What a feed says.
   *
   * @param cursor null when it has none
   */
  record Feed(List<RecordVersion> records, @Nullable String cursor) {}

  /**
   * Reads a feed.
   *
   * @param list the name of its list of records
   * @throws FeedFormatException when it is malformed or has no such list
   */
  static Feed read(byte[] json, String list) throws FeedFormatException {
    try (JsonParser parser = JSON.createParser(json)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no object", parser);
      List<RecordVersion> records = null;
      String cursor = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(list)) {
          records = records(parser);
        } else if (name.equals("cursor")) {
          cursor = parser.getValueAsString();
        } else {
          parser.skipChildren();
        }
      }
      if (records == null) {
        throw new FeedFormatException("the feed has no '" + list + "'");
      }
      return new Feed(records, cursor);
    } catch (JsonProcessingException e) {
      throw new FeedFormatException("the feed is malformed: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new FeedFormatException("the feed cannot be read: " + e.getMessage());
    }
  }

  private static List<RecordVersion> records(JsonParser parser)
      throws IOException, FeedFormatException {
    expect(parser.currentToken() == JsonToken.START_ARRAY, "its records are no list", parser);
    List<RecordVersion> records = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken() == JsonToken.START_OBJECT, "a record is no object", parser);
      records.add(record(parser));
    }
    return records;
  }

  private static RecordVersion record(JsonParser parser) throws IOException, FeedFormatException {
    String id = null;
    long version = 0;
    boolean deleted = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getValueAsString();
        case "version" -> version = parser.getValueAsLong();
        case "deleted" -> deleted = parser.getValueAsBoolean();
        default -> parser.skipChildren();
      }
    }
    if (id == null || version < 1) {
      throw new FeedFormatException("a record has no id or no version" + place(parser));
    }
    return new RecordVersion(id, version, deleted);
  }

  private static void expect(boolean holds, String otherwise, JsonParser parser)
      throws FeedFormatException {
    if (!holds) {
      throw new FeedFormatException("the feed is malformed: " + otherwise + place(parser));
    }
  }

  private static String place(JsonParser parser) {
    return ", at byte " + parser.currentLocation().getByteOffset();
  }
}
