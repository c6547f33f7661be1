package dev.torpor.harness.backend.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as editors write them: parted by lines of {@code ###}, with a start line, headers, an
 * empty line and a body. {@code ### varies} says that two servers may answer in other words.
 */
final class RequestFile {
  private static final String HOST = "api.test";

  private RequestFile() {}

  record Entry(HttpRequest request, boolean varies) {}

  static List<Entry> read(Path file) {
    try {
      List<Entry> entries = new ArrayList<>();
      boolean varies = false;
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file, UTF_8)) {
        if (line.startsWith("###")) {
          entries.add(new Entry(request(lines), varies));
          varies = line.contains("varies");
          lines = new ArrayList<>();
        } else {
          lines.add(line);
        }
      }
      entries.add(new Entry(request(lines), varies));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest request(List<String> lines) {
    String[] start = lines.get(0).split(" ", 2);
    String host = HOST;
    List<Header> headers = new ArrayList<>();
    int at = 1;
    for (; at < lines.size() && !lines.get(at).isEmpty(); at++) {
      String[] header = lines.get(at).split(": ", 2);
      if (header[0].equals("Host")) {
        host = header[1];
      } else {
        headers.add(new Header(header[0], header[1]));
      }
    }
    String body = at < lines.size() ? String.join("\n", lines.subList(at + 1, lines.size())) : "";
    return new HttpRequest(start[0], "http://" + host + start[1], headers, Body.of(body));
  }
}
