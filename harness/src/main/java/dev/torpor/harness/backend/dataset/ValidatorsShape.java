package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole list under HTTP's validators (RFC 9110, sections 8.8.3, 13.1.2 and 15.4.5).
 *
 * <p>{@code GET} answers {@code {"records":[...]}} with all records in order of their numbers and a
 * strong {@code ETag} that names the state; when {@code If-None-Match} holds that tag the answer is
 * 304 without a body.
 */
final class ValidatorsShape implements Shape {
  private @Nullable HttpResponse present;
  private @Nullable HttpResponse notModified;
  private int presentPosition;

  @Override
  public String summary() {
    return "one document with an ETag: all of it, or 304 when nothing has changed";
  }

  @Override
  public HttpResponse answer(HttpRequest request, Dataset dataset) {
    String tag = "\"s" + dataset.position() + "\"";
    String condition = request.header("If-None-Match");
    if (condition != null && matches(condition, tag)) {
      return notModified(tag);
    }
    HttpResponse kept = present;
    if (kept == null || presentPosition != dataset.position()) {
      kept = new HttpResponse(200, headers(tag), list(dataset));
      present = kept;
      presentPosition = dataset.position();
    }
    return kept;
  }

  private HttpResponse notModified(String tag) {
    HttpResponse kept = notModified;
    if (kept == null || !tag.equals(kept.header("ETag"))) {
      kept = new HttpResponse(304, List.of(new Header("ETag", tag)), Body.none());
      notModified = kept;
    }
    return kept;
  }

  private static Body list(Dataset dataset) {
    RecordList list = new RecordList("{\"records\":[", dataset.records());
    for (int record = 0; record < dataset.records(); record++) {
      list.add(dataset.text(record));
    }
    return list.toBody();
  }

  private static List<Header> headers(String tag) {
    return List.of(new Header("Content-Type", "application/json"), new Header("ETag", tag));
  }

  /** Weak comparison, as If-None-Match asks for; our tags hold no comma. */
  private static boolean matches(String condition, String tag) {
    if (condition.strip().equals("*")) {
      return true;
    }
    for (String candidate : condition.split(",", -1)) {
      String stripped = candidate.strip();
      if (stripped.equals(tag) || stripped.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
