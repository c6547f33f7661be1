package dev.torpor.harness.backend.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.UnmatchedRequests;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Directories written for WireMock answer under Torpor as they do under a stock WireMock with its
 * own HTTP server: status, headers in their order, body and bytes on the wire.
 */
class StockWireMockTest {
  private static final String NO_STUB = "no stub";

  @ParameterizedTest
  @CsvSource({"shop, 44, 63, 10", "chat, 34, 54, 10", "files, 36, 43, 2"})
  void given_a_directory_when_asked_then_answers_are_those_of_a_stock_server(
      String name, int stubs, int requests, int misses) {
    Path directory = Answers.directory(name);
    List<RequestFile.Entry> entries = RequestFile.read(directory.resolve("requests.http"));
    List<String> expected = new ArrayList<>();
    List<String> direct = new ArrayList<>();
    List<String> looped = new ArrayList<>();

    WireMockServer stock = start(directory);
    try (LoopbackClient client = new LoopbackClient(stock.port());
        Backend inProcess = Answers.open(directory);
        Backend loopback = LoopbackBackend.around(Answers.open(directory))) {
      long now = 0;
      for (RequestFile.Entry entry : entries) {
        now += TimeFormat.SECOND;
        expected.add(line(entry, stockAnswer(stock, client, entry)));
        direct.add(line(entry, answer(inProcess, entry, now)));
        looped.add(line(entry, answer(loopback, entry, now)));
      }
      assertThat(stock.getStubMappings()).hasSize(stubs);
      assertThat(inProcess.report().errors()).isZero();
    } finally {
      stock.stop();
    }

    assertThat(direct).isEqualTo(expected);
    assertThat(looped).isEqualTo(expected);
    assertThat(entries).hasSize(requests);
    assertThat(direct.stream().filter(line -> line.endsWith(NO_STUB))).hasSize(misses);
  }

  @Test
  void given_every_odd_stub_when_mixed_requests_are_sent_then_answers_are_those_of_a_stock_server(
      @TempDir Path copy) throws IOException {
    assertThat(copyWhatIsTheSameEverywhere(copy)).isEqualTo(65);
    RequestGenerator requests = new RequestGenerator(new RandomStreams(11).fork("requests"));
    List<String> expected = new ArrayList<>();
    List<String> direct = new ArrayList<>();

    WireMockServer stock = start(copy);
    try (LoopbackClient client = new LoopbackClient(stock.port());
        Backend inProcess = Answers.open(copy)) {
      for (int i = 0; i < 700; i++) {
        HttpRequest drawn = requests.next();
        String url = drawn.url().replace("https://", "http://");
        HttpRequest plain = new HttpRequest(drawn.method(), url, drawn.headers(), drawn.body());
        RequestFile.Entry entry = new RequestFile.Entry(plain, false);
        expected.add(line(entry, stockAnswer(stock, client, entry)));
        direct.add(line(entry, answer(inProcess, entry, i)));
      }
    } finally {
      stock.stop();
    }

    assertThat(direct).isEqualTo(expected);
    assertThat(direct.stream().filter(line -> !line.endsWith(NO_STUB))).hasSizeGreaterThan(400);
  }

  /**
   * The odd stubs without delays, chance, clock, dataset, calls, and the status 500, which Jetty
   * gives a phrase of its own; returns how many.
   */
  private static int copyWhatIsTheSameEverywhere(Path copy) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode kept = json.createArrayNode();
    Path from = Answers.directory("odds");
    for (String file : List.of("mappings/odds.json", "mappings/more/odds.json")) {
      for (JsonNode stub : json.readTree(from.resolve(file).toFile()).get("mappings")) {
        String text = stub.toString();
        if (!text.matches("(?s).*(torpor-dataset|webhook|status/500|\\{\\{now|randomValue).*")) {
          ((ObjectNode) stub.get("response"))
              .remove(
                  List.of("fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay"));
          kept.add(stub);
        }
      }
    }
    Files.createDirectories(copy.resolve("mappings"));
    Files.createDirectories(copy.resolve("__files"));
    json.writeValue(
        copy.resolve("mappings/odds.json").toFile(), json.createObjectNode().set("mappings", kept));
    for (String file : List.of("a.txt", "page.html")) {
      Files.copy(from.resolve("__files").resolve(file), copy.resolve("__files").resolve(file));
    }
    return kept.size();
  }

  private static WireMockServer start(Path directory) {
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .usingFilesUnderDirectory(directory.toString())
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true));
    server.start();
    return server;
  }

  private static String line(RequestFile.Entry entry, String answer) {
    return Answers.start(entry.request()) + " -> " + answer;
  }

  private static String stockAnswer(
      WireMockServer stock, LoopbackClient client, RequestFile.Entry entry) {
    LoopbackClient.Exchange exchange = client.send(entry.request());
    if (!stock.getAllServeEvents().get(0).getWasMatched()) {
      client.close(); // what it shows then is a page in chunks
      return NO_STUB;
    }
    HttpResponse response = exchange.response();
    return response == null ? String.valueOf(exchange.failure()) : text(response, entry.varies());
  }

  private static String answer(Backend backend, RequestFile.Entry entry, long now) {
    long misses = misses(backend);
    ServerReply reply = backend.receive(entry.request(), now);
    if (misses(backend) > misses) {
      assertThat(reply.response().status()).isEqualTo(404);
      return NO_STUB;
    }
    return reply.failure() == null
        ? text(reply.response(), entry.varies())
        : String.valueOf(reply.failure());
  }

  private static long misses(Backend backend) {
    return backend.report().unmatched().stream().mapToLong(UnmatchedRequests::count).sum();
  }

  private static String text(HttpResponse response, boolean varies) {
    String text = Answers.text(response);
    return varies ? text.replaceAll("[0-9A-Fa-f]+", "#") : text;
  }
}
