package dev.torpor.harness.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.harness.report.Golden;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The requests that the READMEs of the example backends show are answered as they say. With {@code
 * -Dtorpor.golden=update} the answers are written instead.
 */
class ExampleBackendsTest {
  private static final Path BACKENDS = Path.of("..", "scenarios", "backends");
  private static final long SECOND = TimeFormat.SECOND;
  private static final ServerChanges CHANGES =
      new ServerChanges(3, new long[] {10 * SECOND, 20 * SECOND, 30 * SECOND}, new int[] {1, 0, 1});
  private static final List<String> SHOWN =
      List.of("ETag", "Location", "Upload-Offset", "Upload-Complete", "Upload-Expires");

  static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(BACKENDS)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals("news"))
          .sorted()
          .toList();
    }
  }

  @Test
  void given_the_shapes_when_examples_are_counted_then_each_shape_has_one() throws Exception {
    StringBuilder stubs = new StringBuilder();
    try (Stream<Path> files = Files.walk(BACKENDS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        stubs.append(Files.readString(file));
      }
    }

    for (String shape : Shapes.names()) {
      assertThat(stubs).contains("\"shape\": \"" + shape + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void given_the_requests_of_a_readme_when_sent_then_they_are_answered_as_it_says(String name)
      throws Exception {
    Path readme = BACKENDS.resolve(name).resolve("README.md");
    String text = Files.readString(readme);
    int start = text.indexOf("```text\n") + "```text\n".length();
    int end = text.indexOf("```\n", start);
    Backend backend =
        Backends.load(BACKENDS.resolve(name), "backends/" + name)
            .open(
                new DatasetSettings(0, "cursor"), CHANGES, new RandomStreams(42), StubFolder.START);

    String played = play(text.substring(start, end), backend);

    assertThat(backend.report().answeredAll()).as("%s", backend.report()).isTrue();
    Golden.check(readme, name, text.substring(0, start) + played + text.substring(end));
  }

  private static String play(String script, Backend backend) {
    StringBuilder played = new StringBuilder();
    long now = 0;
    for (String line : script.lines().toList()) {
      if (line.startsWith("@ ")) {
        now += TimeSpan.parse(line.substring(2)).micros();
        played.append(line).append('\n');
      } else if (line.startsWith("> ")) {
        ServerReply reply = backend.receive(request(line.substring(2)), now);
        played.append(line).append('\n').append("< ").append(text(reply)).append('\n');
      }
    }
    return played.toString();
  }

  /** {@code PUT /items/r1 {"data":"x"} | If-Match: "v1"}. */
  private static HttpRequest request(String line) {
    String[] parts = line.split(" \\| ", -1);
    String[] first = parts[0].split(" ", 3);
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      int colon = parts[i].indexOf(": ");
      headers.add(new Header(parts[i].substring(0, colon), parts[i].substring(colon + 2)));
    }
    Body body = first.length < 3 ? Body.none() : Body.of(first[2]);
    return new HttpRequest(first[0], "https://api.example.test" + first[1], headers, body);
  }

  private static String text(ServerReply reply) {
    StringBuilder text = new StringBuilder();
    if (reply.lastByteMicros() >= SECOND) {
      text.append("after ").append(TimeFormat.duration(reply.lastByteMicros())).append(": ");
    }
    text.append(reply.response().status());
    for (String name : SHOWN) {
      String value = reply.response().header(name);
      if (value != null) {
        text.append(" [").append(name).append(": ").append(value).append(']');
      }
    }
    String body = reply.response().text().strip();
    return body.isEmpty() ? text.toString() : text.append(' ').append(body).toString();
  }
}
