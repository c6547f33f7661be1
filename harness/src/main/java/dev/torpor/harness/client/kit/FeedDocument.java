package dev.torpor.harness.client.kit;

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
 * What a feed answers, in any of the shapes that backends speak.
 *
 * @param complete the list {@code records} of everything there is, null without it
 * @param changes the list {@code changes}, null without it
 * @param cursor of a cursor feed
 * @param nextPage the page token of a paged feed, when another page follows
 * @param nextSync the sync token of a paged feed, on its last page
 * @param changed what a long poll says, null without it
 * @param backoffSeconds what a long poll asks for, 0 without it
 */
record FeedDocument(
    @Nullable List<RecordVersion> complete,
    @Nullable List<RecordVersion> changes,
    @Nullable String cursor,
    @Nullable String nextPage,
    @Nullable String nextSync,
    @Nullable Boolean changed,
    long backoffSeconds) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads an answer as a stream, without holding on to the payload; what it does not know it skips.
   *
   * @throws Trouble when it is malformed or cut off
   */
  static FeedDocument read(byte[] json) throws Trouble {
    try (JsonParser parser = JSON.createParser(json)) {
      return new Reader(parser).document();
    } catch (JsonProcessingException e) {
      throw Trouble.unreadable("the feed is malformed: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Trouble.unreadable("the feed cannot be read: " + e.getMessage());
    }
  }

  /** The one record of an answer about one record. */
  static RecordVersion readRecord(byte[] json) throws Trouble {
    try (JsonParser parser = JSON.createParser(json)) {
      Reader reader = new Reader(parser);
      reader.expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
      return reader.record();
    } catch (JsonProcessingException e) {
      throw Trouble.unreadable("the record is malformed: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Trouble.unreadable("the record cannot be read: " + e.getMessage());
    }
  }

  private static final class Reader {
    private final JsonParser parser;
    private @Nullable List<RecordVersion> complete;
    private @Nullable List<RecordVersion> changes;
    private @Nullable String cursor;
    private @Nullable String nextPage;
    private @Nullable String nextSync;
    private @Nullable Boolean changed;
    private long backoff;

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    FeedDocument document() throws IOException, Trouble {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        member(name);
      }
      return new FeedDocument(complete, changes, cursor, nextPage, nextSync, changed, backoff);
    }

    private void member(String name) throws IOException, Trouble {
      switch (name) {
        case "records" -> complete = records();
        case "changes" -> {
          if (parser.currentToken().isBoolean()) {
            changed = parser.getBooleanValue();
          } else {
            changes = records();
          }
        }
        case "cursor" -> cursor = parser.getValueAsString();
        case "nextPageToken" -> nextPage = parser.getValueAsString();
        case "nextSyncToken" -> nextSync = parser.getValueAsString();
        case "backoff" -> backoff = parser.getValueAsLong();
        default -> parser.skipChildren();
      }
    }

    private List<RecordVersion> records() throws IOException, Trouble {
      expect(parser.currentToken() == JsonToken.START_ARRAY, "its records are no list");
      List<RecordVersion> records = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser.currentToken() == JsonToken.START_OBJECT, "a record is no object");
        records.add(record());
      }
      return records;
    }

    RecordVersion record() throws IOException, Trouble {
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
        throw Trouble.unreadable("a record has no id or no version" + place());
      }
      return new RecordVersion(id, version, deleted);
    }

    void expect(boolean holds, String otherwise) throws Trouble {
      if (!holds) {
        throw Trouble.unreadable("the feed is malformed: " + otherwise + place());
      }
    }

    private String place() {
      return ", at byte " + parser.currentLocation().getByteOffset();
    }
  }
}
