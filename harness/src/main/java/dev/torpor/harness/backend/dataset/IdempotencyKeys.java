package dev.torpor.harness.backend.dataset;

import dev.torpor.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results by idempotency key (draft-ietf-httpapi-idempotency-key-header-07). */
final class IdempotencyKeys {
  private final Map<String, Stored> results = new TreeMap<>();

  /**
   * A request and what came of it.
   *
   * @param position of the dataset before it
   * @param storedAt when it came
   * @param doneAt when the server has finished with it
   */
  private record Stored(
      HttpRequest request, ShapeReply reply, int position, long storedAt, long doneAt) {
    boolean isSameAs(HttpRequest other) {
      return request.method().equals(other.method())
          && request.target().equals(other.target())
          && request.body().equals(other.body());
    }
  }

  /** What a server knows of a key. */
  enum Known {
    /** Nothing, or no more: the request is a new one. */
    NEW,
    /** The first request of that key is still being worked on. */
    IN_PROGRESS,
    /** The key was used for another request. */
    REUSED,
    /** There is a result. */
    DONE
  }

  /**
   * Looks a key up.
   *
   * @param life how long results are kept, in microseconds
   */
  Known look(String key, Asked asked, long life) {
    Stored stored = results.get(key);
    if (stored == null || asked.now() - stored.storedAt >= life) {
      return Known.NEW;
    }
    if (!stored.isSameAs(asked.request())) {
      return Known.REUSED;
    }
    return asked.now() < stored.doneAt ? Known.IN_PROGRESS : Known.DONE;
  }

  /** The stored result of a key, null when there is none. */
  @Nullable ShapeReply result(String key) {
    Stored stored = results.get(key);
    return stored == null ? null : stored.reply;
  }

  /**
   * Stores a result.
   *
   * @param position of the dataset before the request
   * @param doneAt when the server has finished with it
   */
  void store(String key, Asked asked, ShapeReply reply, int position, long doneAt) {
    results.put(key, new Stored(asked.request(), reply, position, asked.now(), doneAt));
  }

  /** Forgets what a backup of that position does not hold. */
  void restoredTo(int position) {
    results.values().removeIf(stored -> stored.position >= position);
  }
}
