package dev.torpor.harness.backend.dataset;

import dev.torpor.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request to the dataset.
 *
 * @param now virtual instant of its arrival in microseconds
 * @param collection path of the dataset on this server, such as {@code /items}; empty when that is
 *     for the request to show
 * @param workMicros how long the server works on it before its answer leaves
 */
public record Asked(HttpRequest request, long now, String collection, long workMicros) {
  /** The method. */
  String method() {
    return request.method();
  }

  /** The value of a header, null when there is none. */
  @Nullable String header(String name) {
    return request.header(name);
  }

  /** The decoded value of a parameter of the query, null when there is none. */
  @Nullable String parameter(String name) {
    return Query.parameter(request.target(), name);
  }

  /** The path without the query. */
  String path() {
    String target = request.target();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The path of the collection: what comes before {@link #below}, without the slash. */
  String root(Dataset dataset) {
    String path = path();
    String below = below(dataset);
    int end = path.length() - below.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /**
   * What comes after the collection's path, without the slash: empty for the collection itself, a
   * record's name, {@code batch}, {@code _changes}.
   *
   * <p>When the collection's path is not known, a segment that begins with an underscore is the
   * first one below it; without one, the last segment is below when PUT, PATCH or DELETE name it,
   * when POST goes to {@code batch}, and when it names a record of the dataset.
   */
  String below(Dataset dataset) {
    String path = path();
    int root = collection.length();
    if (root > 0 && path.startsWith(collection)) {
      if (path.length() == root) {
        return "";
      }
      if (path.charAt(root) == '/') {
        return path.substring(root + 1);
      }
    }
    int special = path.indexOf("/_");
    if (special >= 0) {
      return path.substring(special + 1);
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean isBelow =
        switch (method()) {
          case "GET", "HEAD" -> dataset.number(last) >= 0;
          case "POST" -> last.equals("batch");
          default -> true;
        };
    return isBelow ? last : "";
  }
}
