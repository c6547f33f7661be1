package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.SECOND;
import static dev.torpor.harness.backend.StubFolder.get;
import static dev.torpor.harness.backend.StubFolder.send;
import static dev.torpor.harness.backend.StubFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.report.Golden;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.http.WireSize;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireMockBackendTest {
  /** Two records; r1 changes at 10 s. */
  private static final ServerChanges CHANGES =
      new ServerChanges(2, new long[] {10 * SECOND}, new int[] {1});

  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_ordinary_stubs_when_asked_then_they_answer_as_written() {
    Backend backend =
        folder
            .stub("json.json", "/json", "'jsonBody': {'a': [1, 2]}, 'headers': {'ETag': 'x'}")
            .stub("file.json", "/file", "'bodyFileName': 'deep/page.html'")
            .file("__files/deep/page.html", "<p>hello</p>")
            .stub("made.json", "/made", "'status': 201, 'headers': {'Set-Cookie': ['a=1', 'b=2']}")
            .open();

    assertThat(text(get(backend, "/json", 0))).isEqualTo("0ms 200 [ETag: x] {\"a\":[1,2]}");
    assertThat(text(get(backend, "/file?q=1", 0))).isEqualTo("0ms 200 [] <p>hello</p>");
    assertThat(text(get(backend, "/made", 0)))
        .isEqualTo("0ms 201 [Set-Cookie: a=1, Set-Cookie: b=2] ");
  }

  @Test
  void given_matchers_when_asked_then_they_see_the_whole_request() {
    Backend backend =
        folder
            .file(
                "mappings/match.json",
                """
                {'request': {
                  'method': 'POST', 'urlPath': '/match', 'scheme': 'https', 'port': 8443,
                  'host': {'equalTo': 'api.example.test'},
                  'queryParameters': {'q': {'equalTo': 'a b'}},
                  'headers': {'Host': {'equalTo': 'api.example.test:8443'},
                              'Content-Length': {'equalTo': '11'}},
                  'cookies': {'session': {'matches': '[0-9]+'}},
                  'formParameters': {'name': {'equalTo': 'x y'}},
                  'bodyPatterns': [{'contains': 'name='}]},
                 'response': {'body': 'matched'}}
                """)
            .open();

    HttpRequest request =
        new HttpRequest(
            "POST",
            "https://api.example.test:8443/match?q=a%20b",
            List.of(
                new Header("Cookie", "other=z; session=17"),
                new Header("Content-Type", "application/x-www-form-urlencoded")),
            Body.of("name=x+y&b="));

    assertThat(text(backend.receive(request, 0))).isEqualTo("0ms 200 [] matched");
  }

  @Test
  void given_scenario_states_when_asked_then_they_advance_within_one_run() {
    folder.file(
        "mappings/states.json",
        """
        {'mappings': [
          {'scenarioName': 's', 'requiredScenarioState': 'Started', 'newScenarioState': 'two',
           'request': {'url': '/s'}, 'response': {'body': 'first'}},
          {'scenarioName': 's', 'requiredScenarioState': 'two',
           'request': {'url': '/s'}, 'response': {'body': 'second'}}]}
        """);

    for (int run = 0; run < 2; run++) {
      Backend backend = folder.open();
      assertThat(get(backend, "/s", 0).response().text()).isEqualTo("first");
      assertThat(get(backend, "/s", 0).response().text()).isEqualTo("second");
    }
  }

  @Test
  void given_a_dribble_delay_when_asked_then_the_body_leaves_in_steps_after_the_delay() {
    String dribble = "'chunkedDribbleDelay': {'numberOfChunks': 5, 'totalDuration': 1001}";
    Backend backend =
        folder
            .stub(
                "a.json",
                "/long",
                "'body': '0123456789', 'fixedDelayMilliseconds': 1000," + dribble)
            .stub("b.json", "/short", "'body': 'ab', " + dribble)
            .stub("c.json", "/empty", dribble)
            .open();

    assertThat(text(get(backend, "/long", 0))).isEqualTo("1.2s..2s 200 [] 0123456789");
    assertThat(text(get(backend, "/short", 0))).isEqualTo("500ms..1s 200 [] ab");
    assertThat(text(get(backend, "/empty", 0))).isEqualTo("0ms 200 [] ");
  }

  @Test
  void given_faults_when_asked_then_they_are_what_URLSession_reports_after_the_delay() {
    Backend backend =
        folder
            .stub("a.json", "/empty", "'fault': 'EMPTY_RESPONSE', 'fixedDelayMilliseconds': 250")
            .stub("b.json", "/reset", "'fault': 'CONNECTION_RESET_BY_PEER'")
            .stub("c.json", "/malformed", "'fault': 'MALFORMED_RESPONSE_CHUNK'")
            .stub("d.json", "/random", "'fault': 'RANDOM_DATA_THEN_CLOSE'")
            .open();

    assertThat(text(get(backend, "/empty", 0))).isEqualTo("250ms CONNECTION_LOST");
    assertThat(text(get(backend, "/reset", 0))).isEqualTo("0ms CONNECTION_LOST");
    assertThat(text(get(backend, "/malformed", 0))).isEqualTo("0ms BAD_RESPONSE");
    assertThat(text(get(backend, "/random", 0))).isEqualTo("0ms BAD_RESPONSE");
  }

  @Test
  void given_HEAD_204_and_304_when_stubs_have_bodies_then_none_is_sent() {
    Backend backend =
        folder
            .stub("a.json", "/page", "'body': 'page'")
            .stub("b.json", "/none", "'status': 204, 'body': 'page'")
            .stub("c.json", "/same", "'status': 304, 'body': 'page', 'headers': {'ETag': 'v1'}")
            .open();

    assertThat(text(send(backend, "HEAD", "/page"))).isEqualTo("0ms 200 [Content-Length: 4] ");
    assertThat(text(get(backend, "/none", 0))).isEqualTo("0ms 204 [] ");
    assertThat(text(get(backend, "/same", 0))).isEqualTo("0ms 304 [ETag: v1, Content-Length: 4] ");
  }

  @Test
  void given_a_stub_that_opts_in_when_asked_then_it_serves_the_dataset_beside_ordinary_ones() {
    String response =
        "'transformers': ['torpor-dataset'], 'fixedDelayMilliseconds': 80,"
            + " 'headers': {'Cache-Control': 'no-cache', 'Content-Type': 'text/plain'}";
    Backend backend =
        folder
            .changes(CHANGES)
            .stub("feed.json", "/feed", response)
            .stub(
                "list.json",
                "/list",
                "'transformers': ['torpor-dataset'],"
                    + " 'transformerParameters': {'shape': 'validators'}")
            .stub("config.json", "/config", "'body': 'static'")
            .open();

    assertThat(text(get(backend, "/feed?cursor=c0", 9 * SECOND)))
        .isEqualTo(
            "80ms 200 [Content-Type: application/json, Cache-Control: no-cache]"
                + " {\"cursor\":\"c0\",\"changes\":[]}");
    assertThat(text(get(backend, "/feed?cursor=c0", 10 * SECOND)))
        .startsWith("80ms 200 [")
        .contains("{\"cursor\":\"c1\",\"changes\":[{\"id\":\"r1\",\"version\":2,");
    assertThat(text(get(backend, "/feed?cursor=c9", 10 * SECOND))).startsWith("80ms 410 ");
    assertThat(get(backend, "/list", 10 * SECOND).response().header("ETag")).isEqualTo("\"s1\"");
    HttpRequest again =
        HttpRequest.get("https://x.test/list").withHeader("If-None-Match", "\"s1\"");
    assertThat(text(backend.receive(again, 11 * SECOND))).isEqualTo("0ms 304 [ETag: \"s1\"] ");
    assertThat(text(get(backend, "/config", 11 * SECOND))).isEqualTo("0ms 200 [] static");
    assertThat(backend.report()).isEqualTo(BackendReport.allAnswered(6));
  }

  @Test
  void given_a_stub_when_it_answers_then_the_wire_carries_exactly_what_it_says() {
    Backend backend =
        folder
            .file(
                "mappings/named.json",
                """
                {'name': 'a named stub', 'request': {'url': '/named'}, 'response': {
                  'body': '12345', 'headers': {'X-a': 'b', 'content-length': '5'}}}
                """)
            .open();

    ServerReply reply = get(backend, "/named", 0);

    assertThat(WireSize.of(reply.response()))
        .isEqualTo("HTTP/1.1 200 OK\r\nX-a: b\r\nContent-Length: 5\r\n\r\n12345".length());
  }

  @Test
  void given_no_directory_when_opened_then_the_dataset_answers_at_any_path() throws Exception {
    Backend backend =
        Backends.open(
            null,
            new DatasetSettings(0, "cursor"),
            CHANGES,
            new RandomStreams(1),
            StubFolder.START);

    assertThat(get(backend, "/anything?cursor=c0", 10 * SECOND).response().text())
        .isEqualTo("{\"cursor\":\"c1\",\"changes\":[{\"id\":\"r1\",\"version\":2,\"data\":\"\"}]}");
    assertThat(backend.report().requests()).isEqualTo(1);
  }

  @Test
  void given_requests_nobody_wants_when_asked_then_404_and_the_first_of_each_shape_is_explained() {
    Backend backend =
        folder
            .file(
                "mappings/feed.json",
                """
                {'name': 'the feed', 'request': {'method': 'GET', 'urlPath': '/feed'},
                 'response': {}}
                """)
            .open();

    assertThat(text(get(backend, "/fed/17?b=1&a=2", 0))).isEqualTo("0ms 404 [] ");
    get(backend, "/fed/18?a=3&b=4", SECOND);
    assertThat(text(send(backend, "POST", "/feed"))).isEqualTo("0ms 404 [] ");

    BackendReport report = backend.report();
    assertThat(report.requests()).isEqualTo(3);
    Golden.check("backend/unmatched.txt", misses(report));
  }

  private static String misses(BackendReport report) {
    StringBuilder text = new StringBuilder();
    for (UnmatchedRequests each : report.unmatched()) {
      text.append(each.count()).append(" x ").append(each.shape());
      text.append(", first ").append(TimeFormat.duration(each.firstAt())).append(' ');
      text.append(each.first()).append(", closest ").append(each.stub());
      text.append(" in ").append(each.file()).append('\n');
      each.comparison().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  @Test
  void given_a_body_that_cannot_be_made_when_asked_then_500_and_the_report_tells_why() {
    Backend backend =
        folder
            .stub(
                "a.json",
                "/file",
                "'bodyFileName': '{{request.query.name}}.txt', 'transformers':"
                    + " ['response-template']")
            .stub(
                "b.json",
                "/pick",
                "'body': '{{randomInt lower=5 upper=5}}', 'transformers': ['response-template']")
            .open();

    assertThat(get(backend, "/file?name=x", 0).response().status()).isEqualTo(500);
    assertThat(get(backend, "/pick", 0).response().status()).isEqualTo(500);
    assertThat(backend.report().errors()).isEqualTo(2);
    assertThat(backend.report().firstError())
        .isEqualTo("GET /file?name=x: NotFoundException: x.txt not found");
  }
}
