package dev.torpor.harness.benchmarks;

import com.sun.net.httpserver.HttpServer;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.loopback.LoopbackBackend;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What a request costs: the dataset alone, WireMock's stubs before it, one or fifty, in process and
 * over loopback HTTP, beside bare exchanges over loopback.
 *
 * <p>Processor time of the whole process, cases in turns, medians of the rounds.
 */
public final class BackendBenchmark {
  private static final int ROUNDS = 15;
  private static final int DIRECT = 20_000;
  private static final int OVER_SOCKETS = 3_000;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final DatasetSettings SETTINGS = new DatasetSettings(1024, "cursor");
  private static final HttpRequest FEED =
      new HttpRequest(
          "GET",
          "https://api.example.test/feed?cursor=c0",
          List.of(new Header("Accept", "application/json"), new Header("X-Device", "d1")),
          Body.none());
  private static final HttpRequest LAST = HttpRequest.get("https://api.example.test/static/48");
  private static final HttpRequest PAGE = HttpRequest.get("https://api.example.test/page?x=1");

  private static final String STUB =
      "{\"priority\": %d, \"request\": {\"method\": \"GET\", \"urlPath\": \"/feed\"},"
          + " \"response\": {\"transformers\": [\"torpor-dataset\"]}}";
  private static final String STATIC =
      "{\"request\": {\"method\": \"%s\", \"%s\": \"/static/%d\"},"
          + " \"response\": {\"body\": \"static\"}}";
  private static final String TEMPLATE =
      "{\"request\": {\"method\": \"GET\", \"urlPath\": \"/page\"}, \"response\": {\"body\":"
          + " \"{{request.query.x}} {{request.path}} {{now}}\","
          + " \"transformers\": [\"response-template\"]}}";

  private record Case(String name, int requests, Callable<Object> request) {}

  private BackendBenchmark() {}

  /** Prints the table. */
  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else 40 ms an answer
    Path folder = Files.createTempDirectory("torpor-backends");
    Backend one = open(folder.resolve("one"), List.of(STUB.formatted(5)));
    Backend first = open(folder.resolve("first"), fifty(1));
    Backend last = open(folder.resolve("last"), fifty(9));
    Backend template = open(folder.resolve("template"), List.of(TEMPLATE));
    Backend alone = Backends.open(null, SETTINGS, changes(), new RandomStreams(1), START);
    HttpServer server = jdkServer();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    java.net.http.HttpRequest get = java.net.http.HttpRequest.newBuilder(uri).build();
    try (Backend looped = LoopbackBackend.around(one);
        Backend bare = LoopbackBackend.around(new Constant())) {
      run(
          List.of(
              new Case("dataset alone", DIRECT, () -> alone.receive(FEED, 0)),
              new Case("one stub, dataset", DIRECT, () -> one.receive(FEED, 0)),
              new Case("50 stubs, dataset first", DIRECT, () -> first.receive(FEED, 0)),
              new Case("50 stubs, dataset last", DIRECT, () -> last.receive(FEED, 0)),
              new Case("50 stubs, a static one", DIRECT, () -> last.receive(LAST, 0)),
              new Case("one template", DIRECT, () -> template.receive(PAGE, 0)),
              new Case("loopback, one stub", OVER_SOCKETS, () -> looped.receive(FEED, 0)),
              new Case("loopback, constant", OVER_SOCKETS, () -> bare.receive(FEED, 0)),
              new Case(
                  "JDK client and server",
                  OVER_SOCKETS,
                  () -> client.send(get, BodyHandlers.ofByteArray()))));
    } finally {
      server.stop(0);
    }
  }

  private static List<String> fifty(int priority) {
    List<String> stubs = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      String url = i % 3 == 0 ? "urlPathPattern" : "urlPath";
      stubs.add(STATIC.formatted(i % 5 == 0 ? "POST" : "GET", url, i));
    }
    stubs.add(STUB.formatted(priority));
    return stubs;
  }

  private static ServerChanges changes() {
    return new ServerChanges(200, new long[0], new int[0]);
  }

  private static Backend open(Path folder, List<String> stubs) throws Exception {
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(
        folder.resolve("mappings/stubs.json"),
        "{\"mappings\": [" + String.join(",\n", stubs) + "]}");
    return Backends.open(folder, SETTINGS, changes(), new RandomStreams(1), START);
  }

  private static HttpServer jdkServer() throws Exception {
    byte[] body = "{\"cursor\":\"c0\",\"changes\":[]}".getBytes("UTF-8");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }

  private static void run(List<Case> cases) throws Exception {
    double[][] micros = new double[cases.size()][ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) { // the first half warms up
      for (int i = 0; i < cases.size(); i++) {
        Case each = cases.get(i);
        long start = cpuNanos();
        for (int n = 0; n < each.requests; n++) {
          if (each.request.call() == null) {
            throw new IllegalStateException(each.name);
          }
        }
        if (round >= 0) {
          micros[i][round] = (cpuNanos() - start) / 1e3 / each.requests;
        }
      }
    }
    double alone = median(micros[0]);
    System.out.printf(Locale.ROOT, "%-26s %10s %10s%n", "", "us", "above");
    for (int i = 0; i < cases.size(); i++) {
      double cost = median(micros[i]);
      System.out.printf(
          Locale.ROOT, "%-26s %10.2f %10.2f%n", cases.get(i).name, cost, cost - alone);
    }
    ratio("50 stubs / one stub", median(micros[2]) / median(micros[1]));
    ratio("loopback / in process", median(micros[6]) / median(micros[1]));
    ratio("loopback / same, constant", median(micros[6]) / median(micros[7]));
    ratio("loopback / JDK exchange", median(micros[6]) / median(micros[8]));
  }

  private static void ratio(String name, double ratio) {
    System.out.printf(Locale.ROOT, "%-26s %10.2f%n", name, ratio);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Says the same to everybody. */
  private static final class Constant implements Backend {
    private static final ServerReply REPLY =
        ServerReply.now(
            new HttpResponse(
                200,
                List.of(new Header("Content-Type", "application/json")),
                Body.of("{\"cursor\":\"c0\",\"changes\":[]}")));

    @Override
    public ServerReply receive(HttpRequest request, long now) {
      return REPLY;
    }

    @Override
    public BackendReport report() {
      return BackendReport.allAnswered(0);
    }

    @Override
    public Dataset dataset() {
      return new Dataset(changes(), 0, START);
    }
  }
}
