package dev.torpor.harness.client.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Edits as requests, and what the answers mean.
 *
 * @param url of the collection
 * @param keyed whether requests carry an idempotency key
 */
record EditRequests(String url, boolean keyed) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  /** What an answer to a write means. */
  enum Verdict {
    /** It is in effect. */
    ACCEPTED,
    /** The server has another version than the one that was edited, or the record already. */
    STALE,
    /** There is no such record. */
    GONE,
    /** It will never be accepted as it is. */
    REFUSED,
    /** It may be accepted later. */
    LATER
  }

  HttpRequest write(PendingEdit edit) {
    String record = url + "/" + edit.target();
    HttpRequest request =
        switch (edit.edit().kind()) {
          case CREATE -> request("POST", url, body(edit, true));
          case UPDATE -> request("PUT", record, body(edit, false));
          case DELETE -> request("DELETE", record, Body.none());
        };
    request = withKey(request, edit.key()).withHeader("Edit-Id", edit.edit().id());
    if (request.body().length() > 0) {
      request = request.withHeader("Content-Type", "application/json");
    }
    boolean creates = edit.edit().kind() == LocalEdit.Kind.CREATE;
    return creates || edit.base() == 0
        ? request
        : request.withHeader("If-Match", "\"v" + edit.base() + "\"");
  }

  /** Several edits in one request. */
  HttpRequest batch(List<PendingEdit> edits, String key) {
    StringBuilder body = new StringBuilder("{\"edits\":[");
    for (PendingEdit edit : edits) {
      LocalEdit.Kind kind = edit.edit().kind();
      body.append(body.charAt(body.length() - 1) == '[' ? "" : ",");
      body.append("{\"edit\":\"").append(edit.edit().id());
      body.append("\",\"kind\":\"").append(kind.name().toLowerCase(Locale.ROOT));
      body.append("\",\"id\":\"").append(edit.target()).append('"');
      if (kind != LocalEdit.Kind.CREATE && edit.base() > 0) {
        body.append(",\"version\":").append(edit.base());
      }
      if (kind != LocalEdit.Kind.DELETE) {
        body.append(",\"data\":\"").append(edit.data()).append('"');
      }
      body.append('}');
    }
    return withKey(request("POST", url + "/batch", Body.of(body.append("]}").toString())), key)
        .withHeader("Content-Type", "application/json");
  }

  private HttpRequest withKey(HttpRequest request, String key) {
    return keyed ? request.withHeader("Idempotency-Key", "\"" + key + "\"") : request;
  }

  /** Asks for the record as it is now. */
  HttpRequest look(PendingEdit edit) {
    return HttpRequest.get(url + "/" + edit.target());
  }

  private static HttpRequest request(String method, String url, Body body) {
    HttpRequest get = HttpRequest.get(url);
    return new HttpRequest(method, url, get.headers(), body);
  }

  private static Body body(PendingEdit edit, boolean named) {
    String id = named ? ",\"id\":\"" + edit.target() + "\"" : "";
    return Body.of(
        "{\"edit\":\"" + edit.edit().id() + "\"" + id + ",\"data\":\"" + edit.data() + "\"}");
  }

  static boolean isGone(int status) {
    return status == 404 || status == 410;
  }

  static Verdict verdict(PendingEdit edit, HttpResponse http) {
    return verdict(edit, http.status(), inProgress(http));
  }

  /** What the status of one edit means; it may be one of a batch. */
  static Verdict verdict(PendingEdit edit, int status, boolean inProgress) {
    if (status / 100 == 2) {
      return Verdict.ACCEPTED;
    }
    boolean creates = edit.edit().kind() == LocalEdit.Kind.CREATE;
    return switch (status) {
      case 412, 428 -> Verdict.STALE;
      case 404, 410 -> creates ? Verdict.REFUSED : Verdict.GONE;
      case 409 -> creates && !inProgress ? Verdict.STALE : Verdict.LATER;
      case 401, 408, 424, 425, 429 -> Verdict.LATER;
      default -> status >= 500 ? Verdict.LATER : Verdict.REFUSED;
    };
  }

  /** A key whose first request the server still works on (draft-ietf-httpapi-idempotency-key). */
  private static boolean inProgress(HttpResponse http) {
    return http.status() == 409 && http.text().contains("progress");
  }

  /** The version that a write has made or that is there; 0 when the answer does not say. */
  static long version(PendingEdit edit, HttpResponse http) {
    String text = member(http, "version");
    if (text != null) {
      return Long.parseLong(text);
    }
    String etag = http.header("ETag");
    boolean told = etag != null && etag.matches("\"v[0-9]+\"");
    return told && etag != null ? Long.parseLong(etag.substring(2, etag.length() - 1)) : 0;
  }

  /** The name of the record that an answer is about, null when it is about none. */
  static @Nullable String record(HttpResponse http) {
    return member(http, "id");
  }

  /** True when the answer is a whole list of records, and that one is not in it. */
  static boolean listsWithout(HttpResponse http, String record) throws Trouble {
    FeedDocument list = FeedDocument.read(http.body().bytes());
    List<RecordVersion> all = list.complete() == null ? list.changes() : list.complete();
    return all != null
        && list.nextPage() == null
        && all.stream().noneMatch(each -> each.record().equals(record) && !each.deleted());
  }

  /** True when the record that is there was written by this very edit. */
  static boolean isOurs(PendingEdit edit, HttpResponse http) {
    String data = member(http, "data");
    return edit.edit().kind() != LocalEdit.Kind.DELETE
        && data != null
        && data.startsWith(edit.edit().id() + ":");
  }

  /** When the version that is there was made, by the server's clock; -1 when it does not say. */
  static long modifiedMillis(HttpResponse http) {
    String text = http.header("Last-Modified");
    try {
      return text == null ? -1 : ZonedDateTime.parse(text, DATE).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return -1; // as if the header were not there
    }
  }

  private static @Nullable String member(HttpResponse http, String wanted) {
    try (JsonParser parser = JSON.createParser(http.body().bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(wanted)) {
          return parser.getValueAsString();
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null; // not JSON: it does not say
    }
  }
}
