package dev.torpor.harness.client.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several edits in one request (reference 2.2 B20). Which ones and under which idempotency key is
 * durable before the request is first sent, so that it can be sent again as it was.
 */
final class EditBatch {
  private static final String STORED = "batch";
  private static final String MOST = "batch.most";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Notes notes;
  private final EditQueue queue;
  private final long most;

  /**
   * Batches of edits from a queue.
   *
   * @param most edits in one request, 1 for no batches
   */
  EditBatch(Notes notes, EditQueue queue, long most) {
    this.notes = notes;
    this.queue = queue;
    this.most = most;
  }

  /**
   * A batch that was sent, or is about to be.
   *
   * @param places of its edits in the queue
   */
  record Sent(String key, long firstSentMillis, List<Long> places) {}

  /**
   * What the server says of one edit.
   *
   * @param version of the record, 0 when it does not say
   */
  record Result(int status, long version) {}

  /** How many edits a request may have, as far as the server's answers have shown. */
  long most() {
    return Math.min(most, notes.number(MOST, most));
  }

  /** The server takes no more than that in one request; from then on. */
  void limit(long edits) {
    notes.put(MOST, Math.max(1, edits));
  }

  void begin(String key, long nowMillis, List<Long> places) {
    StringBuilder text = new StringBuilder(key).append(' ').append(nowMillis);
    places.forEach(place -> text.append(' ').append(place));
    notes.put(STORED, text.toString());
  }

  /** The one whose answer is not known, null when there is none. */
  @Nullable Sent open() {
    String text = notes.text(STORED);
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ");
    List<Long> places = new ArrayList<>();
    for (int i = 2; i < parts.length; i++) {
      long place = Long.parseLong(parts[i]);
      if (queue.at(place) == null) {
        end(); // cut off while its answer was taken: what is left goes alone
        return null;
      }
      places.add(place);
    }
    return new Sent(parts[0], Long.parseLong(parts[1]), places);
  }

  void end() {
    notes.remove(STORED);
  }

  /**
   * The results in the order of the edits.
   *
   * @throws Trouble when they are not what was asked for
   */
  static List<Result> results(HttpResponse http, int expected) throws Trouble {
    List<Result> results = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(http.body().bytes());
      for (JsonNode each : root == null ? List.<JsonNode>of() : root.path("results")) {
        long version = each.path("record").path("version").asLong();
        results.add(new Result(each.path("status").asInt(), version));
      }
    } catch (IOException e) {
      throw Trouble.unreadable("the results of a batch are malformed");
    }
    if (results.size() != expected) {
      throw Trouble.unreadable(
          "a batch of " + expected + " edits has " + results.size() + " results");
    }
    return results;
  }
}
