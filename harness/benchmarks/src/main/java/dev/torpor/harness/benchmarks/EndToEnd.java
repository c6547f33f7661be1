package dev.torpor.harness.benchmarks;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whole runs against the speed budgets: device-days per second with and without WireMock, on one
 * thread and on two, idle days, and what the simulation adds to 500 bare requests.
 *
 * <p>Cases are measured in turns within one process, so that what else the machine does hits all of
 * them alike; medians and the ratios between them are what counts.
 */
public final class EndToEnd {
  private static final int WARM_UP_ROUNDS = 25;
  private static final int ROUNDS = 9;
  private static final int DAYS = 56;
  private static final int HEAVY_DAYS = 40;

  private static final String IDLE =
      """
      name: idle
      start: 2026-03-02T00:00:00
      zone: UTC
      duration: %dd
      device: iphone-15
      battery: 100%%
      network: [{otherwise: {wifi: home}}]
      backend: {dataset: {records: 1, changes: {at: []}}}
      client: never
      """;

  private static final String BUSY_DAY =
      """
      name: 500 requests in a day
      start: 2026-03-02T00:00:00
      zone: UTC
      duration: 24h
      device: iphone-15
      policy: {use: "every:172800ms", life.coldLaunchTime: 0s, life.resumeTime: 0s}
      app: {backgroundModes: [fetch]}
      network: [{otherwise: {wifi: home}}]
      backend: {%sdataset: {records: 200, changes: {poisson: 60/h}, bytes: 200 B}}
      client: {use: poll, interval: 172800ms}
      """;

  private final Path folder;
  private final Path stubs;

  private EndToEnd(Path folder, Path stubs) {
    this.folder = folder;
    this.stubs = stubs;
  }

  /** Runs all cases; the argument is the project's root folder. */
  public static void main(String[] arguments) throws Exception {
    Path stubs = People.root(arguments).resolve("scenarios/backends/news");
    new EndToEnd(People.folder(arguments, "end-to-end"), stubs).measure();
  }

  private record Case(String name, int deviceDays, Callable<Long> body) {}

  private void measure() throws Exception {
    String wiremock = "wiremock: " + folder.relativize(stubs).toString().replace('\\', '/') + ", ";
    PreparedRun plain = prepare("plain", People.typical(DAYS, ""));
    PreparedRun heavy = prepare("heavy", People.heavy(HEAVY_DAYS));
    PreparedRun stubbed = prepare("stubbed", People.typical(DAYS, wiremock));
    PreparedRun busyDay = prepare("busy-day", BUSY_DAY.formatted(wiremock));
    PreparedRun idleDay = prepare("idle-day", IDLE.formatted(1));
    PreparedRun idleMonth = prepare("idle-month", IDLE.formatted(30));
    List<Case> cases =
        List.of(
            new Case("dataset, one thread", DAYS, () -> requests(plain)),
            new Case("dataset, two threads", 2 * DAYS, () -> twice(plain)),
            new Case("WireMock, one thread", DAYS, () -> requests(stubbed)),
            new Case("24 h with 500 requests", 1, () -> requests(busyDay)),
            new Case("500 bare requests", 1, () -> bare(busyDay)),
            new Case("1 idle day", 1, () -> requests(idleDay)),
            new Case("30 idle days", 30, () -> requests(idleMonth)),
            new Case("heavy user, one thread", HEAVY_DAYS, () -> requests(heavy)));
    double[][] wall = new double[cases.size()][ROUNDS];
    double[][] cpu = new double[cases.size()][ROUNDS];
    long[] requests = new long[cases.size()];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < cases.size(); i++) {
        long wallStart = System.nanoTime();
        long cpuStart = People.cpuNanos();
        requests[i] = cases.get(i).body().call();
        if (round >= 0) {
          wall[i][round] = (System.nanoTime() - wallStart) / 1e6;
          cpu[i][round] = (People.cpuNanos() - cpuStart) / 1e6;
        }
      }
    }
    print(cases, wall, cpu, requests);
  }

  private static void print(List<Case> cases, double[][] wall, double[][] cpu, long[] requests) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %10s %10s %10s %14s%n",
        "case",
        "wall ms",
        "cpu ms",
        "requests",
        "device-days/s");
    for (int i = 0; i < cases.size(); i++) {
      double median = People.median(wall[i]);
      System.out.printf(
          Locale.ROOT,
          "%-24s %10.2f %10.2f %10d %14.0f%n",
          cases.get(i).name(),
          median,
          People.median(cpu[i]),
          requests[i],
          cases.get(i).deviceDays() / median * 1e3);
    }
    System.out.printf(
        Locale.ROOT,
        "two threads / one thread   %.2f (budget >= 1.7)%n",
        2 * People.median(wall[0]) / People.median(wall[1]));
    System.out.printf(
        Locale.ROOT,
        "WireMock, a request        %.1f us above the WireMock-free run (budget <= 15)%n",
        (People.median(wall[2]) - People.median(wall[0])) * 1e3 / requests[2]);
    System.out.printf(
        Locale.ROOT,
        "24 h with 500 / 500 bare   %.2f (budget <= 2)%n",
        People.median(wall[3]) / People.median(wall[4]));
    System.out.printf(
        Locale.ROOT,
        "30 idle days / 1 idle day  %.2f%n",
        People.median(wall[6]) / People.median(wall[5]));
    System.out.printf(
        Locale.ROOT,
        "heavy user / typical user  %.2f of the device-days per second%n",
        People.median(wall[0]) / DAYS / (People.median(wall[7]) / HEAVY_DAYS));
  }

  private PreparedRun prepare(String name, String yaml) throws Exception {
    return People.prepare(folder, name, yaml, LoadOptions.standard().allowing(List.of(stubs)));
  }

  private static long requests(PreparedRun run) throws Exception {
    return run.run(null, List.of()).measured().run().traffic().requests();
  }

  /** The same backend asked the same things at the same instants, without a phone around it. */
  private static long bare(PreparedRun run) throws Exception {
    Backend backend = run.openBackend();
    String cursor = "";
    for (int i = 0; i < 500; i++) {
      HttpRequest request = HttpRequest.get("https://api.example.test/feed" + cursor);
      String body = backend.receive(request, i * 172_800_000L).response().text();
      int start = body.indexOf("\"cursor\":\"") + "\"cursor\":\"".length();
      cursor = "?cursor=" + body.substring(start, body.indexOf('"', start));
    }
    return 500;
  }

  private static long twice(PreparedRun run) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Long>> both = new ArrayList<>();
      both.add(threads.submit(() -> requests(run)));
      both.add(threads.submit(() -> requests(run)));
      return both.get(0).get() + both.get(1).get();
    } finally {
      threads.shutdown();
    }
  }
}
