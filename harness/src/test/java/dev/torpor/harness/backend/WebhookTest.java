package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.SECOND;
import static dev.torpor.harness.backend.StubFolder.get;
import static dev.torpor.harness.backend.StubFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerCall;
import dev.torpor.time.TimeFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_a_webhook_when_its_stub_has_answered_then_it_goes_out_after_answer_and_delay() {
    Backend backend =
        folder
            .file(
                "mappings/order.json",
                """
                {'request': {'method': 'POST', 'url': '/orders'},
                 'response': {'status': 202, 'fixedDelayMilliseconds': 300},
                 'serveEventListeners': [{'name': 'webhook', 'parameters': {
                   'method': 'POST',
                   'url': 'https://shop.test/callbacks/{{jsonPath originalRequest.body @$.id@}}',
                   'headers': {'X-Order': '{{parameters.kind}}', 'X-Two': ['a', 'b']},
                   'body': 'at {{now}}',
                   'kind': 'express',
                   'delay': {'type': 'fixed', 'milliseconds': 2000}}}]}
                """
                    .replace("@", "\\\""))
            .open();

    assertThat(backend.nextCallAt()).isEqualTo(Origin.NO_CALL);
    HttpRequest order =
        new HttpRequest(
            "POST", "https://shop.test/orders", List.of(), Body.of("{\"id\": \"o17\"}"));
    assertThat(text(backend.receive(order, 10 * SECOND))).isEqualTo("300ms 202 [] ");

    assertThat(calls(backend))
        .containsExactly(
            "12.3s POST https://shop.test/callbacks/o17 [X-Order: express, X-Two: a, X-Two: b]"
                + " at 2026-03-02T00:00:10Z -> 0");
    assertThat(backend.report()).isEqualTo(BackendReport.allAnswered(1));
  }

  @Test
  void given_a_stub_for_a_webhook_when_it_calls_then_the_stub_answers_and_its_scenario_moves() {
    Backend backend =
        folder
            .file(
                "mappings/all.json",
                """
                {'mappings': [
                  {'request': {'url': '/pay'}, 'response': {'status': 202},
                   'postServeActions': [
                     {'name': 'webhook', 'parameters': {
                       'url': 'http://internal.test/settle',
                       'delay': {'type': 'uniform', 'lower': 1000, 'upper': 60000}}},
                     {'name': 'webhook', 'parameters': {
                       'url': 'http://partner.test/settle'}}]},
                  {'request': {'url': '/settle', 'host': {'equalTo': 'internal.test'}},
                   'scenarioName': 'payment', 'newScenarioState': 'settled',
                   'response': {'status': 204}},
                  {'request': {'url': '/state'}, 'response': {'body': 'open'}},
                  {'request': {'url': '/state'},
                   'scenarioName': 'payment', 'requiredScenarioState': 'settled',
                   'response': {'body': 'settled'}}]}
                """)
            .open();

    get(backend, "/pay", 0);
    get(backend, "/pay", SECOND);
    assertThat(get(backend, "/state", SECOND).response().text()).isEqualTo("open");

    assertThat(calls(backend))
        .containsExactly(
            "0ms GET http://partner.test/settle []  -> 0",
            "1s GET http://partner.test/settle []  -> 0",
            "22.69s GET http://internal.test/settle []  -> 204",
            "54.367s GET http://internal.test/settle []  -> 204");
    assertThat(get(backend, "/state", 60 * SECOND).response().text()).isEqualTo("settled");
    assertThat(backend.report()).isEqualTo(BackendReport.allAnswered(4));
  }

  private static List<String> calls(Backend backend) {
    List<String> calls = new ArrayList<>();
    for (long at = backend.nextCallAt(); at != Origin.NO_CALL; at = backend.nextCallAt()) {
      ServerCall call = backend.call(at);
      HttpRequest request = call.request();
      List<String> headers = new ArrayList<>();
      for (Header header : request.headers()) {
        headers.add(header.name() + ": " + header.value());
      }
      calls.add(
          TimeFormat.duration(at)
              + " "
              + request.method()
              + " "
              + request.url()
              + " "
              + headers
              + " "
              + request.body().text()
              + " -> "
              + call.status());
    }
    return calls;
  }
}
