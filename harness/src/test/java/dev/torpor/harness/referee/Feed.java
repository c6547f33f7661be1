package dev.torpor.harness.referee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of the server says.
 *
 * @param next token of the next page, null on the last
 * @param sync token to ask with next time, null but on the last page
 */
record Feed(List<RecordVersion> records, @Nullable String next, @Nullable String sync) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Null when the answer is not what the server promises. */
  static @Nullable Feed read(HttpResponse response) {
    JsonNode root = json(response);
    JsonNode list = root == null ? null : root.get(root.has("changes") ? "changes" : "records");
    if (root == null || list == null || !list.isArray()) {
      return null;
    }
    List<RecordVersion> records = new ArrayList<>();
    for (JsonNode each : list) {
      RecordVersion record = record(each);
      if (record != null) {
        records.add(record);
      }
    }
    return new Feed(records, text(root, "nextPageToken"), text(root, "nextSyncToken"));
  }

  /** The record of an answer to a write, null when it has none. */
  static @Nullable RecordVersion written(HttpResponse response) {
    JsonNode root = json(response);
    return root == null ? null : record(root);
  }

  private static @Nullable JsonNode json(HttpResponse response) {
    try {
      JsonNode root = JSON.readTree(response.body().bytes());
      return root != null && root.isObject() ? root : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable RecordVersion record(JsonNode node) {
    String id = text(node, "id");
    long version = node.path("version").asLong();
    return id == null || version < 1
        ? null
        : new RecordVersion(id, version, node.path("deleted").asBoolean());
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || !value.isTextual() ? null : value.asText();
  }
}
