package dev.torpor.harness.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.report.Golden;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when a stub directory cannot run. */
class StubRulesTest {
  private static final String TEMPLATE = ", 'transformers': ['response-template']";

  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_proxying_when_loaded_then_refused() {
    folder.stub("a.json", "/a", "\n  'proxyBaseUrl': 'https://example.test'");
    Golden.check("backend/proxying.txt", folder.problems());
  }

  @Test
  void given_now_in_date_matchers_when_loaded_then_refused() {
    folder.file(
        "mappings/a.json",
        """
        {'request': {
          'headers': {'If-Modified-Since': {'before': 'now -3 days'}},
          'queryParameters': {
            'at': {'and': [{'after': '15 hours'}, {'after': '2026-01-01T00:00:00Z'}]}},
          'bodyPatterns': [
            {'matchesJsonPath': {'expression': '$.at', 'equalToDateTime': 'Now'}},
            {'equalToJson': {'before': 'now'}}]},
         'response': {}}
        """);
    Golden.check("backend/date-matchers.txt", folder.problems());
  }

  @Test
  void given_actions_after_serving_that_are_no_webhooks_when_loaded_then_refused() {
    folder.file(
        "mappings/a.json",
        """
        {'mappings': [
          {'request': {}, 'response': {},
           'serveEventListeners': [
             {'name': 'webhok', 'parameters': {'url': 'http://x.test'}},
             {'name': 'webhook', 'requestPhases': ['AFTER_MATCH'], 'parameters': {
               'url': 'ftp://x.test/', 'body': '{{hostname}}', 'base64Body': '???',
               'delay': {'type': 'unform', 'lower': 1, 'upper': 2}}}]},
          {'request': {}, 'response': {},
           'postServeActions': {'recordState': {}, 'webhook': {'method': 'POST'}}}]}
        """);
    Golden.check("backend/actions.txt", folder.problems());
  }

  @Test
  void given_templates_that_differ_from_run_to_run_when_loaded_then_refused() {
    folder
        .stub("b.json", "/b", "'jsonBody': {'h': [1, '{{upper (hostname)}}']}" + TEMPLATE)
        .stub(
            "c.json",
            "/c",
            "'headers': {'X': ['a', '{{#if x}}{{systemValue key=y}}{{/if}}']}" + TEMPLATE)
        .stub("d.json", "/d", "'bodyFileName': 'd.txt'" + TEMPLATE)
        .file("__files/d.txt", "{{numberFormat 1.5}} {{dateFormat (now)}}")
        .stub("e.json", "/e", "'body': '{{nwo}} {{foo 1}}'" + TEMPLATE)
        .stub("f.json", "/f", "'body': '{{#if x}}'" + TEMPLATE)
        .stub(
            "fine.json",
            "/fine",
            "'body': '{{! hostname }}{{request.identity}} {{upper a hostname=1}}"
                + "{{parameters.hostname}}'"
                + TEMPLATE)
        .stub("plain.json", "/plain", "'body': '{{hostname}} is no template here'");
    Golden.check("backend/templates.txt", folder.problems());
  }

  @Test
  void given_names_nobody_knows_when_loaded_then_refused_with_the_nearest() {
    folder
        .stub("a.json", "/a", "'transformers': ['response-templates', 'torpor-datset', 'xyz']")
        .stub(
            "b.json",
            "/b",
            "'transformers': ['torpor-dataset'], 'transformerParameters': {'shape': 'curser'}")
        .stub("c.json", "/c", "'fault': 'EMPTY_REPONSE'")
        .stub("d.json", "/d", "'statsu': 200, 'bdy': 'x'")
        .file("mappings/e.json", "{'reqest': {'url': '/e'}, 'response': {}}")
        .file(
            "mappings/f.json",
            "{'request': {'url': '/f', 'headers': {'A': {'equlTo': 'x'}}}, 'response': {}}")
        .stub(
            "g.json", "/g", "'delayDistribution': {'type': 'log-normal', 'median': 1, 'sigma': 1}");
    Golden.check("backend/names.txt", folder.problems());
  }

  @Test
  void given_delays_that_cannot_be_when_loaded_then_refused() {
    folder
        .file(
            "settings.json",
            "{'fixedDelay': -1, 'fixdDelay': 2, 'delayDistribution': {'type': 'fixed'}}")
        .stub("a.json", "/a", "'fixedDelayMilliseconds': '80'")
        .stub("b.json", "/b", "'delayDistribution': {'type': 'uniform', 'lower': 5, 'upper': 4}")
        .stub(
            "c.json",
            "/c",
            "'delayDistribution': {'type': 'lognormal', 'median': 90, 'maxValue': 80, 'sigma': -1}")
        .stub("d.json", "/d", "'chunkedDribbleDelay': {'numberOfChunks': 0, 'totalDuration': 1.5}");
    Golden.check("backend/delays.txt", folder.problems());
  }

  @Test
  void given_malformed_files_when_loaded_then_each_is_shown_where_it_breaks() {
    folder
        .file("mappings/a.json", "{'request': {'url': '/a'},\n 'response': {'status': 200}")
        .file("mappings/b.json", "{'request': {},\n 'request': {}}")
        .file("mappings/c.json", "")
        .file("mappings/d.json", "[{'request': {}}]")
        .file("mappings/e.json", "{'mappings': {'request': {}}}")
        .file("mappings/f.json", "{'mappings': [{'request': {}}, 7]}")
        .file("mappings/g.json", "{'request': {}} x")
        .file("mappings/deep/h.json", "{'id': 'not-an-id', 'request': {'method': 'GET'}}")
        .file("mappings/ignored.txt", "no stub");
    Golden.check("backend/malformed.txt", folder.problems());
  }

  @Test
  void given_bodies_that_are_not_there_when_loaded_then_refused() {
    folder
        .stub("a.json", "/a", "'bodyFileName': 'missing.json'")
        .stub("b.json", "/b", "'bodyFileName': '../mappings/a.json'")
        .stub("c.json", "/c", "'transformers': ['torpor-dataset'], 'body': 'x', 'status': 503");
    Golden.check("backend/bodies.txt", folder.problems());
  }

  @Test
  void given_extensions_and_multipart_when_loaded_then_refused() {
    folder.file(
        "mappings/a.json",
        """
        {'request': {'customMatcher': {'name': 'mine'},
                     'multipartPatterns': [{'bodyPatterns': [{'equalTo': 'x'}]}]},
         'response': {}}
        """);
    Golden.check("backend/extensions.txt", folder.problems());
  }

  @Test
  void given_one_id_twice_when_loaded_then_refused() {
    String id = "'2f0a1b5e-6a0c-4c4e-9d5b-7d2f0c9e1a11'";
    folder
        .file("mappings/a.json", "{'id': " + id + ", 'request': {}, 'response': {}}")
        .file("mappings/b.json", "{'uuid': " + id + ", 'request': {}, 'response': {}}");
    Golden.check("backend/ids.txt", folder.problems());
  }

  @Test
  void given_no_stubs_when_loaded_then_it_says_where_they_belong() {
    assertThat(new StubFolder(root.resolve("none")).problems())
        .isEqualTo("stubs: error: there is no such folder\n");
    assertThat(folder.problems())
        .isEqualTo(
            "stubs: error: there is no folder mappings/ in it; stubs lie in mappings/, bodies in"
                + " __files/\n");
    assertThat(folder.file("mappings/readme.txt", "").problems())
        .isEqualTo("stubs: error: there is no stub in mappings/; put JSON files there\n");
  }

  @Test
  void given_a_dataset_stub_when_the_scenario_has_no_dataset_then_refused() throws Exception {
    folder.stub("a.json", "/a", "'transformers': ['torpor-dataset']");
    StubDirectory directory = Backends.load(root, "stubs");
    DatasetSettings settings = new DatasetSettings(1, "cursor");

    assertThatThrownBy(
            () ->
                directory.open(
                    settings, ServerChanges.none(), new RandomStreams(1), StubFolder.START))
        .hasMessage(
            "stubs: error: the stub 'mappings/a.json#0' serves the dataset, but the scenario has"
                + " no records\n");
  }
}
