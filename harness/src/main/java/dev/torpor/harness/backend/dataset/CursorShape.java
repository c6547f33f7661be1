package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change feed with a cursor, as Google Calendar's sync tokens and Dropbox's list_folder have it.
 *
 * <p>{@code GET ?cursor=c17} answers {@code {"cursor":"c21","changes":[...]}} with every record
 * that changed since, once, in its latest version, in order of that change. Without a cursor come
 * all records in order of their numbers. A cursor that this server cannot have given is answered
 * with 410, and the client starts again without one.
 */
final class CursorShape implements Shape {
  private static final List<Header> HEADERS =
      List.of(new Header("Content-Type", "application/json"));
  private static final HttpResponse GONE =
      new HttpResponse(
          410, HEADERS, Body.of("{\"error\":\"unknown cursor: start again without one\"}"));

  private @Nullable HttpResponse everything;
  private int everythingPosition;

  @Override
  public String summary() {
    return "a change feed: what has changed since a cursor, each record once";
  }

  @Override
  public HttpResponse answer(HttpRequest request, Dataset dataset) {
    String cursor = Query.parameter(request.target(), "cursor");
    if (cursor == null || cursor.isEmpty()) {
      return everything(dataset);
    }
    int since = position(cursor);
    if (since < 0 || since > dataset.position()) {
      return GONE;
    }
    return changesSince(since, dataset);
  }

  private HttpResponse everything(Dataset dataset) {
    HttpResponse kept = everything;
    if (kept == null || everythingPosition != dataset.position()) {
      RecordList list = new RecordList(start(dataset), dataset.records());
      for (int record = 0; record < dataset.records(); record++) {
        list.add(dataset.text(record));
      }
      kept = new HttpResponse(200, HEADERS, list.toBody());
      everything = kept;
      everythingPosition = dataset.position();
    }
    return kept;
  }

  private static HttpResponse changesSince(int since, Dataset dataset) {
    int capacity = Math.min(dataset.position() - since, dataset.records());
    RecordList list = new RecordList(start(dataset), capacity);
    for (int change = since; change < dataset.position(); change++) {
      if (dataset.isLatest(change)) {
        list.add(dataset.text(dataset.changed(change)));
      }
    }
    return new HttpResponse(200, HEADERS, list.toBody());
  }

  private static String start(Dataset dataset) {
    return "{\"cursor\":\"c" + dataset.position() + "\",\"changes\":[";
  }

  /** The position that a cursor stands for, -1 when it is not a cursor. */
  private static int position(String cursor) {
    int length = cursor.length();
    if (length < 2 || length > 10 || cursor.charAt(0) != 'c') {
      return -1;
    }
    int position = 0;
    for (int i = 1; i < length; i++) {
      char digit = cursor.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      position = position * 10 + (digit - '0');
    }
    return position;
  }
}
