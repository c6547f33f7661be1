package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes stub directories for tests, and answers as text. */
final class StubFolder {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final long SECOND = TimeFormat.SECOND;

  private final Path root;
  private long seed = 42;
  private ServerChanges changes = ServerChanges.none();

  StubFolder(Path root) {
    this.root = root;
  }

  /** Writes a file of the folder; single quotes stand for double ones. */
  StubFolder file(String name, String text) {
    return rawFile(name, text.replace('\'', '"'));
  }

  /** Writes a file of the folder as it is given. */
  StubFolder rawFile(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stub for a path with the fields of its response. */
  StubFolder stub(String file, String path, String response) {
    return file(
        "mappings/" + file,
        "{'request': {'method': 'ANY', 'urlPath': '"
            + path
            + "'}, 'response': {"
            + response
            + "}}");
  }

  StubFolder seed(long number) {
    seed = number;
    return this;
  }

  StubFolder changes(ServerChanges script) {
    changes = script;
    return this;
  }

  Backend open() {
    try {
      return Backends.open(
          root, new DatasetSettings(80, "cursor"), changes, new RandomStreams(seed), START);
    } catch (BackendException e) {
      throw new AssertionError(e);
    }
  }

  /** What is wrong with the folder, as people read it. */
  String problems() {
    try {
      Backends.load(root, "stubs");
      return "none";
    } catch (BackendException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static ServerReply get(Backend backend, String path, long now) {
    return backend.receive(HttpRequest.get("https://api.example.test" + path), now);
  }

  static ServerReply send(Backend backend, String method, String path) {
    return backend.receive(
        new HttpRequest(method, "https://api.example.test" + path, List.of(), Body.none()), 0);
  }

  /** When a reply leaves, and what it is: {@code 1.5s..2s 200 [ETag: "a"] body}. */
  static String text(ServerReply reply) {
    StringBuilder text = new StringBuilder(TimeFormat.duration(reply.firstByteMicros()));
    if (reply.lastByteMicros() != reply.firstByteMicros()) {
      text.append("..").append(TimeFormat.duration(reply.lastByteMicros()));
    }
    if (reply.failure() != null) {
      return text.append(' ').append(reply.failure()).toString();
    }
    text.append(' ').append(reply.response().status()).append(" [");
    String separator = "";
    for (Header header : reply.response().headers()) {
      text.append(separator).append(header.name()).append(": ").append(header.value());
      separator = ", ";
    }
    return text.append("] ").append(reply.response().text()).toString();
  }
}
