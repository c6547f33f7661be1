package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.get;
import static dev.torpor.harness.backend.StubFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of WireMock rely on and what its own server leaves to the machine. */
class FidelityTest {
  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_settings_as_the_admin_API_gives_them_when_loaded_then_they_hold_for_all_stubs() {
    Backend backend =
        folder
            .file(
                "settings.json",
                """
                {'settings': {'fixedDelay': 250, 'proxyPassThrough': true,
                  'extended': {'globalResponseTemplating': true}}}
                """)
            .stub("a.json", "/a", "'body': '{{request.path}}'")
            .open();

    assertThat(text(get(backend, "/a", 0))).isEqualTo("250ms 200 [] /a");
  }

  @Test
  void given_a_length_that_the_body_has_not_when_loaded_then_refused_but_not_for_HEAD() {
    folder
        .stub("a.json", "/a", "'body': '12345', 'headers': {'Content-Length': '99'}")
        .stub("b.json", "/b", "'body': '12345', 'headers': {'Content-Length': '5'}")
        .file(
            "mappings/c.json",
            """
            {'request': {'method': 'HEAD', 'url': '/c'},
             'response': {'headers': {'Content-Length': '99'}}}
            """);

    assertThat(folder.problems())
        .startsWith("stubs/mappings/a.json:1:")
        .contains("Content-Length is 99, which the body has not; remove it")
        .doesNotContain("b.json", "c.json");
  }

  @Test
  void given_request_ids_in_templates_when_rendered_then_they_come_from_the_seed() {
    folder.stub(
        "a.json",
        "/a",
        "'transformers': ['response-template'], 'body':"
            + " '{{request.id}} {{#with request}}{{id}}{{/with}}'");

    String first = get(folder.open(), "/a", 0).response().text();
    assertThat(first).isEqualTo(get(folder.open(), "/a", 0).response().text());
    assertThat(first.substring(0, 36)).isEqualTo(first.substring(37));
    assertThat(get(folder.seed(43).open(), "/a", 0).response().text()).isNotEqualTo(first);
  }

  @Test
  void given_a_date_with_a_zone_in_a_matcher_when_one_without_comes_then_it_is_read_in_UTC() {
    folder.file(
        "mappings/a.json",
        """
        {'mappings': [
          {'request': {'urlPath': '/a', 'queryParameters': {
             'at': {'before': '2026-03-02T12:00:00+01:00'}}}, 'response': {'body': 'before'}},
          {'request': {'urlPath': '/a', 'queryParameters': {
             'at': {'equalToDateTime': 'Mon, 02 Mar 2026 11:00:00 GMT'}}},
           'response': {'body': 'equal'}},
          {'request': {'urlPath': '/a', 'bodyPatterns': [{'matchesJsonPath': {
             'expression': '$.at', 'after': '2026-03-02T11:00:00Z'}}]},
           'response': {'body': 'after'}},
          {'request': {'urlPath': '/f', 'queryParameters': {
             'at': {'after': '2026-03-02T11:00:00Z', 'actualFormat': 'dd.MM.yyyy HH:mm'}}},
           'response': {'body': 'after'}}]}
        """);
    for (String zone : List.of("UTC", "Asia/Tokyo", "America/New_York")) {
      TimeZone before = TimeZone.getDefault();
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      try {
        Backend backend = folder.open();
        assertThat(body(backend, "/a?at=2026-03-02T10:59:59")).isEqualTo("before");
        assertThat(body(backend, "/a?at=2026-03-02T10:59:59Z")).isEqualTo("before");
        assertThat(body(backend, "/a?at=2026-03-02")).isEqualTo("before");
        assertThat(body(backend, "/a?at=2026-03-02T11:00:00")).isEqualTo("equal");
        assertThat(body(backend, "/a?at=2026-03-02T20:00:00%2B09:00")).isEqualTo("equal");
        assertThat(body(backend, "/a?at=2026-03-02T11:00:01")).isEmpty();
        assertThat(body(backend, "/a?at=tomorrow")).isEmpty();
        assertThat(body(backend, "/f?at=02.03.2026%2011:01")).isEqualTo("after");
        assertThat(body(backend, "/f?at=02.03.2026%2011:00")).isEmpty();
        assertThat(posted(backend, "{\"at\": \"2026-03-02T11:00:01\"}")).isEqualTo("after");
        assertThat(posted(backend, "{\"at\": \"2026-03-02T11:00:00\"}")).isEmpty();
      } finally {
        TimeZone.setDefault(before);
      }
    }
  }

  @Test
  void given_a_stub_of_another_scenario_state_when_it_comes_closest_then_the_state_is_told() {
    Backend backend =
        folder
            .file(
                "mappings/a.json",
                """
                {'scenarioName': 'cart', 'requiredScenarioState': 'full',
                 'request': {'url': '/a'}, 'response': {}}
                """)
            .open();

    get(backend, "/a", 0);

    UnmatchedRequests miss = backend.report().unmatched().get(0);
    assertThat(miss.file()).isEqualTo("mappings/a.json#0");
    assertThat(miss.comparison()).anyMatch(line -> line.contains("[Scenario 'cart' state: full]"));
  }

  @Test
  void given_more_shapes_of_misses_than_are_told_apart_then_the_rest_is_counted_together() {
    Backend backend = folder.stub("a.json", "/a", "").open();
    for (char one = 'a'; one <= 'z'; one++) {
      for (char two = 'a'; two <= 'e'; two++) {
        get(backend, "/x" + one + two + "/1?q=2", 0);
      }
    }

    List<UnmatchedRequests> misses = backend.report().unmatched();
    assertThat(misses).hasSize(NearMisses.MOST_SHAPES + 1);
    assertThat(misses.get(0).shape()).isEqualTo("GET /xaa/*?q");
    assertThat(misses.get(NearMisses.MOST_SHAPES).shape()).isEqualTo("requests of other shapes");
    assertThat(misses.get(NearMisses.MOST_SHAPES).count()).isEqualTo(30);
  }

  private static String body(Backend backend, String target) {
    return get(backend, target, 0).response().text();
  }

  private static String posted(Backend backend, String body) {
    HttpRequest request = new HttpRequest("POST", "http://x.test/a", List.of(), Body.of(body));
    return backend.receive(request, 0).response().text();
  }
}
