package dev.torpor.os.ios.transfer;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a download, and how to ask for the rest.
 *
 * @param validator what the server called the version it sent: an entity tag or a date
 */
record PartialFile(Body content, String validator) {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  /**
   * What is worth keeping of a response that broke off; null when the server cannot send the rest:
   * only answers to GET with a validator and byte ranges can be resumed.
   */
  static @Nullable PartialFile keep(
      HttpRequest request, HttpResponse response, long bodyBytes, @Nullable PartialFile before) {
    if (before != null && response.status() == PARTIAL_CONTENT) {
      return new PartialFile(join(before.content(), part(response, bodyBytes)), before.validator());
    }
    String tag = response.header("ETag");
    String validator =
        tag != null && !tag.startsWith("W/") ? tag : response.header("Last-Modified");
    boolean ranges = "bytes".equals(response.header("Accept-Ranges"));
    boolean resumable = request.method().equals("GET") && response.status() == OK && ranges;
    return resumable && validator != null && bodyBytes > 0
        ? new PartialFile(part(response, bodyBytes), validator)
        : null;
  }

  /** The request for the rest. */
  HttpRequest rest(HttpRequest request) {
    return request
        .withHeader("Range", "bytes=" + content.length() + "-")
        .withHeader("If-Range", validator);
  }

  /** The whole, from an answer to {@link #rest}; that of another version stands for itself. */
  Body whole(HttpResponse answer) {
    return answer.status() == PARTIAL_CONTENT ? join(content, answer.body()) : answer.body();
  }

  /** The answer as the client sees it: with the status of a whole response. */
  static HttpResponse asWhole(HttpResponse answer, Body whole) {
    if (answer.status() != PARTIAL_CONTENT) {
      return answer;
    }
    List<Header> headers =
        answer.headers().stream()
            .filter(header -> !header.name().equalsIgnoreCase("Content-Range"))
            .toList();
    return new HttpResponse(OK, headers, whole);
  }

  private static Body part(HttpResponse response, long bytes) {
    return Body.of(Arrays.copyOf(response.body().bytes(), (int) bytes));
  }

  private static Body join(Body first, Body second) {
    byte[] all = Arrays.copyOf(first.bytes(), first.length() + second.length());
    System.arraycopy(second.bytes(), 0, all, first.length(), second.length());
    return Body.of(all);
  }
}
