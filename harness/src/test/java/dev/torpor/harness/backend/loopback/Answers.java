package dev.torpor.harness.backend.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.http.WireSize;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** Backends of the test directories, and their answers as lines that can be compared. */
final class Answers {
  /** Three records, of which one changes at 10 s and another at 20 s. */
  static final ServerChanges CHANGES =
      new ServerChanges(
          3, new long[] {10 * TimeFormat.SECOND, 20 * TimeFormat.SECOND}, new int[] {1, 2});

  private static final Path ROOT = Path.of("src/test/resources/mappings");
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private Answers() {}

  static Path directory(String name) {
    return ROOT.resolve(name);
  }

  static Backend open(Path directory) {
    try {
      return Backends.open(
          directory, new DatasetSettings(60, "cursor"), CHANGES, new RandomStreams(42), START);
    } catch (BackendException e) {
      throw new AssertionError(e);
    }
  }

  static String start(HttpRequest request) {
    return request.method() + " " + request.target() + " " + request.headers();
  }

  /** Everything about a reply: times, status, headers, body, size on the wire, facts. */
  static String text(ServerReply reply) {
    String times = reply.firstByteMicros() + ".." + reply.lastByteMicros() + " us ";
    return reply.failure() != null
        ? times + reply.failure() + " after " + reply.response().status()
        : times + text(reply.response()) + " " + reply.facts();
  }

  /** A response without what a stock server adds to say which stub it was. */
  static String text(HttpResponse response) {
    StringBuilder text = new StringBuilder().append(response.status());
    long added = 0;
    for (Header header : response.headers()) {
      if (header.name().startsWith("Matched-Stub-")) {
        added += header.name().length() + header.value().length() + ": \r\n".length();
      } else {
        text.append(" [").append(header.name()).append(": ").append(header.value()).append(']');
      }
    }
    text.append(' ').append(WireSize.of(response) - added).append(" bytes: ");
    String body = response.body().text();
    boolean isText = Arrays.equals(body.getBytes(UTF_8), response.body().bytes());
    return text.append(isText ? body : new String(response.body().bytes(), ISO_8859_1)).toString();
  }
}
