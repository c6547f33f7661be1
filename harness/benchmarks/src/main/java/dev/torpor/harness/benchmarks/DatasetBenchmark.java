package dev.torpor.harness.benchmarks;

import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Requests to dataset stubs, one by one, beside the same answers from a transformer on WireMock
 * itself; and what 49 further stubs cost a dataset stub that is asked first.
 *
 * <p>Cases take turns within one process; medians over the turns and their ratios are what counts.
 */
public final class DatasetBenchmark {
  private static final int WARM_UP_ROUNDS = 60;
  private static final int ROUNDS = 61;
  private static final int REQUESTS = 400;
  private static final String URL = "https://api.example.test/feed";

  private DatasetBenchmark() {}

  private record Case(String name, HttpRequest ours, Request theirs) {}

  /** Measures and prints; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("torpor-dataset");
    Backend cursor = open(folder.resolve("one"), "cursor", 0);
    Backend validators = open(folder.resolve("tags"), "validators", 0);
    Backend fifty = open(folder.resolve("fifty"), "cursor", 49);
    TransformerBackend reference = new TransformerBackend();
    Case full = request("GET", "", "", "");
    Case delta = request("GET", "?cursor=c0", "", "");
    Case unchanged = request("GET", "", "If-None-Match", "\"s4\"");
    Case failed = request("PUT", "/r1", "If-Match", "\"v9\"");
    Request failedThere = request("PUT", "", "If-Match", "\"v9\"").theirs;
    Runnable[] bodies = {
      () -> ask(validators, unchanged.ours, 304),
      () -> ask(reference, unchanged.theirs, 304),
      () -> ask(cursor, delta.ours, 200),
      () -> ask(reference, delta.theirs, 200),
      () -> ask(cursor, full.ours, 200),
      () -> ask(reference, full.theirs, 200),
      () -> ask(cursor, failed.ours, 412),
      () -> ask(reference, failedThere, 412),
      () -> ask(fifty, delta.ours, 200),
      () -> ask(cursor, delta.ours, 200),
    };
    double[][] micros = new double[bodies.length][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < bodies.length; i++) {
        long start = System.nanoTime();
        for (int n = 0; n < REQUESTS; n++) {
          bodies[i].run();
        }
        if (round >= 0) {
          micros[i][round] = (System.nanoTime() - start) / 1e3 / REQUESTS;
        }
      }
    }
    print("304 to a tag", micros[0], micros[1], 1.5);
    print("delta of 4 records", micros[2], micros[3], 1.5);
    print("all 100 records", micros[4], micros[5], 1.5);
    print("412 to a tag", micros[6], micros[7], 1.5);
    print("50 stubs / 1 stub", micros[8], micros[9], 2);
  }

  private static void print(String name, double[] ours, double[] theirs, double budget) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    System.out.printf(
        Locale.ROOT,
        "| %-20s | %6.2f us | %6.2f us | %5.2fx | <= %.1fx |%n",
        name,
        median(ours),
        median(theirs),
        median(ratios),
        budget);
  }

  private static Case request(String method, String below, String name, String value) {
    List<Header> headers = name.isEmpty() ? List.of() : List.of(new Header(name, value));
    HttpRequest ours = new HttpRequest(method, URL + below, headers, Body.none());
    ImmutableRequest.Builder theirs =
        ImmutableRequest.create()
            .withAbsoluteUrl(URL + below)
            .withMethod(RequestMethod.fromString(method))
            .withProtocol("HTTP/1.1")
            .withClientIp("127.0.0.1");
    if (!name.isEmpty()) {
      theirs.withHeader(name, value);
    }
    return new Case(method, ours, theirs.build());
  }

  private static void ask(Backend backend, HttpRequest request, int status) {
    check(backend.receive(request, 100_000_000).response().status(), status);
  }

  private static void ask(TransformerBackend backend, Request request, int status) {
    check(backend.answer(request).getStatus(), status);
  }

  private static void check(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalStateException(actual + " in place of " + expected);
    }
  }

  /** The dataset stub sorts last, and so is asked first. */
  private static Backend open(Path folder, String shape, int others) throws Exception {
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    for (int i = 0; i < others; i++) {
      Files.writeString(
          mappings.resolve("a" + i + ".json"),
          "{\"request\": {\"method\": \"GET\", \"urlPathPattern\": \"/other/"
              + i
              + "/[a-z]+\"}, \"response\": {\"body\": \"x\"}}");
    }
    Files.writeString(
        mappings.resolve("z.json"),
        "{\"request\": {\"method\": \"ANY\", \"urlPathPattern\": \"/feed(/.*)?\"},"
            + " \"response\": {\"transformers\": [\"torpor-dataset\"],"
            + " \"transformerParameters\": {\"shape\": \""
            + shape
            + "\"}}}");
    ServerChanges changes = new ServerChanges(100, new long[] {1, 2, 3, 4}, new int[] {0, 1, 2, 3});
    return Backends.open(
        folder, new DatasetSettings(39, shape), changes, new RandomStreams(1), Instant.EPOCH);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
