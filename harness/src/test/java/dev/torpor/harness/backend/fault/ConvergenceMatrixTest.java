package dev.torpor.harness.backend.fault;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape under every fault for an hour in which the server changes and the client writes: half
 * an hour later a correct client holds what the server holds, and each of its edits has had its
 * effect once. What cannot be, is refused.
 */
class ConvergenceMatrixTest {
  private static final long QUIET = HOUR;
  private static final long END = 90 * MINUTE;

  /** Faults that hold for windows, or whose options matter here. */
  private static final Map<String, String> LINES =
      new TreeMap<>(
          Map.of(
              "latency", "delay: 15s, rate: 50%",
              "maintenance", "every: 10min, for: 3min",
              "restored-backup", "at: 00:21, age: 12min",
              "unauthorized", "every: 7min, reauth: POST /token",
              "rate-limit", "requests: 2, per: 10min",
              "torn-snapshot", "rate: 90%",
              "unavailable", "rate: 50%, retryAfter: seconds, wait: 3min"));

  /** What is refused because the shape has nothing that could be spoiled so. */
  private static final Map<String, List<String>> REFUSED = new TreeMap<>();

  static {
    REFUSED.put(
        "stuck-page", List.of("cursor", "list", "longpoll", "resumable", "revtree", "validators"));
    REFUSED.put("token-gone", List.of("list", "validators"));
    REFUSED.put("wrong-304", List.of("cursor", "longpoll", "paged", "resumable", "revtree"));
    for (String list :
        List.of(
            "empty-list", "partial-list", "shuffled-items", "repeated-items", "torn-snapshot")) {
      REFUSED.put(list, List.of("resumable"));
    }
    REFUSED.put("truncated-body", List.of("resumable"));
    REFUSED.put("wrong-length", List.of("resumable"));
  }

  static Stream<Arguments> pairs() {
    return Shapes.names().stream()
        .flatMap(shape -> Faults.names().stream().map(fault -> Arguments.of(shape, fault)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void given_a_shape_and_a_fault_when_it_ends_then_a_correct_client_converges(
      String shape, String fault) {
    String line = "- {fault: " + fault + ", " + LINES.getOrDefault(fault, "rate: 50%") + "}";
    FaultSpec spec = FaultLines.read(line).get(0);
    FaultSite site = new FaultSite(List.of(shape), FaultSite.Answers.NONE);
    String refusal = spec.fault().refusal(spec.rules(), site);
    assertThat(refusal != null)
        .as(String.valueOf(refusal))
        .isEqualTo(REFUSED.getOrDefault(fault, List.of()).contains(shape));
    if (refusal != null) {
      return;
    }
    FaultPhone phone = new FaultPhone(line, shape).quietFrom(QUIET);
    List<String> story =
        shape.equals("resumable") ? upload(phone, fault) : sync(phone, shape, fault);
    boolean bites = !(fault.equals("wrong-304") && shape.equals("list"));
    assertThat(story.stream().anyMatch(event -> event.endsWith("fault=" + fault)))
        .as("the fault has hit")
        .isEqualTo(bites);
    assertThat(story)
        .filteredOn(event -> event.contains("server.faulted"))
        .allMatch(event -> event.startsWith("0d 00:"));
  }

  private static List<String> sync(FaultPhone phone, String shape, String fault) {
    NavigableMap<String, Long> held = new TreeMap<>();
    List<String> story = phone.play(END, app -> new RecordsClient(app, shape, held));
    assertThat(held).isEqualTo(present(phone, shape)).hasSizeGreaterThanOrEqualTo(4);
    if (!fault.equals("restored-backup") && !shape.equals("revtree")) {
      for (String edit : List.of("e1", "e2", "e3", "e4")) {
        assertThat(story)
            .filteredOn(event -> event.contains("server.wrote") && event.contains("=" + edit + " "))
            .as("effects of %s", edit)
            .hasSize(1);
      }
    }
    return story;
  }

  /** What the server holds when all is over. */
  private static NavigableMap<String, Long> present(FaultPhone phone, String shape) {
    String target =
        switch (shape) {
          case "paged" -> "/items?limit=1000";
          case "revtree" -> "/items/_changes?since=0&include_docs=true";
          default -> "/items";
        };
    HttpRequest request = HttpRequest.get("https://api.test" + target);
    JsonNode body = SteadyClient.json(phone.layer().receive(request, END).response());
    NavigableMap<String, Long> present = new TreeMap<>();
    for (String name : List.of("changes", "records", "results")) {
      for (JsonNode item : body == null ? List.<JsonNode>of() : body.path(name)) {
        JsonNode record = item.has("doc") ? item.path("doc") : item;
        present.put(item.path("id").asText(), record.path("version").asLong());
      }
    }
    return present;
  }

  /** All files are there, each once. */
  private static List<String> upload(FaultPhone phone, String fault) {
    List<String> complete = new ArrayList<>();
    List<String> story = phone.play(END, app -> new UploadClient(app, complete));
    assertThat(complete).hasSize(UploadClient.FILES);
    if (!fault.equals("restored-backup")) {
      assertThat(complete).doesNotHaveDuplicates(); // names that a restore lost are given again
    }
    for (String address : complete) {
      HttpRequest head =
          HttpRequest.get("https://api.test" + address).withHeader("Tus-Resumable", "1.0.0");
      HttpRequest asked = new HttpRequest("HEAD", head.url(), head.headers(), head.body());
      assertThat(phone.layer().receive(asked, END).response().header("Upload-Offset"))
          .as(address)
          .isEqualTo("900");
    }
    return story;
  }
}
