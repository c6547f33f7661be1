package dev.torpor.harness.benchmarks;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.network.Connections;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.Network;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import dev.torpor.network.TransferRequest;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Whole runs over a link of fixed rate, over a bandwidth trace of an hour that repeats, and over
 * drawn reception: what a changing rate costs.
 *
 * <p>Cases are measured in turns within one process; medians and the ratios between them are what
 * counts.
 */
public final class LinkBenchmark {
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 15;
  private static final int SECONDS = 3_600;

  private static final int ALONE = 100_000;

  private static final Transfer.Peer PEER =
      new Transfer.Peer() {
        @Override
        public Transfer.Answer requestArrived(long id) {
          return new Transfer.Answer(20_000, 0, 0, null);
        }

        @Override
        public void completed() {}

        @Override
        public void failed(TransferError error) {}
      };

  private static final String DAYS =
      """
      name: %s
      start: 2026-03-02T00:00:00
      zone: UTC
      duration: %s
      device: iphone-15
      policy: {use: "every:%s", life.coldLaunchTime: 0s, life.resumeTime: 0s}
      app: {backgroundModes: [fetch]}
      user: {charging: [{from: "22:00", to: "07:00"}]}
      network: [{otherwise: {cellular: lte-2021-modern%s}}]
      backend: {dataset: {records: 200, changes: {poisson: 4/h}, bytes: 2 KiB}}
      client: {use: poll, interval: %s}
      """;

  private LinkBenchmark() {}

  /** Runs all cases; the argument is the project's root folder. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
    Path folder = root.resolve("harness/benchmarks/target/links");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("hour.csv"), trace());
    measure(folder, "56d", 56, "30min");
    measure(folder, "2d", 2, "60s");
    measureAlone();
  }

  /** The network without a phone around it: a cold request of 20 KB every minute. */
  private static void measureAlone() {
    List<RateProfile> links = List.of(RateProfile.fixed(8_000_000), hour());
    double[][] nanos = new double[links.size()][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < links.size(); i++) {
        long start = System.nanoTime();
        requestsAlone(links.get(i));
        if (round >= 0) {
          nanos[i][round] = (System.nanoTime() - start) / (double) ALONE;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "the network alone: %.0f ns a request at a fixed rate, %.0f over the trace, %.2f of it%n",
        median(nanos[0]),
        median(nanos[1]),
        median(nanos[0]) / median(nanos[1]));
  }

  private static void requestsAlone(RateProfile rates) {
    VirtualClock clock = new VirtualClock();
    Trace trace = new Trace(clock);
    RandomStreams streams = new RandomStreams(1);
    PowerLanes lanes = new PowerLanes(clock, trace);
    Network network = new Network(clock, lanes, trace, streams.fork("network"));
    RadioProfile radio = Objects.requireNonNull(Profiles.shipped().radio("lte-2021-modern"));
    Link link = new Link(8_000_000, 8_000_000, 70_000, 0);
    network.changePath(
        new NetworkPath(Interface.CELLULAR, "lte", radio, link.withRates(rates, link.up())));
    Connections connections = new Connections();
    TransferRequest request =
        new TransferRequest("GET /", "api", true, 300, TimeFormat.MINUTE, Cause.REFRESH);
    for (long i = 0; i < ALONE; i++) {
      clock.runUntil(i * TimeFormat.MINUTE);
      network.start(request, connections, PEER);
    }
    clock.runUntil((ALONE + 1) * TimeFormat.MINUTE);
  }

  private static RateProfile hour() {
    long[] rates = new long[SECONDS];
    long state = 1;
    for (int second = 0; second < SECONDS; second++) {
      state = next(state);
      rates[second] = kilobits(state) * 1_000;
    }
    return RateSteps.sampled(TimeFormat.SECOND, rates);
  }

  private static long next(long state) {
    return state * 6364136223846793005L + 1442695040888963407L;
  }

  private static long kilobits(long state) {
    return (state >>> 40) % 16_000;
  }

  private static void measure(Path folder, String duration, int days, String interval)
      throws Exception {
    List<String> links = List.of("", ", trace: hour.csv", ", generator: commuter-rail");
    List<String> names = List.of("fixed rate", "trace of an hour", "drawn reception");
    PreparedRun[] runs = new PreparedRun[links.size()];
    for (int i = 0; i < runs.length; i++) {
      Path file = folder.resolve("case" + i + ".yaml");
      String yaml = DAYS.formatted(names.get(i), duration, interval, links.get(i), interval);
      Files.writeString(file, yaml);
      runs[i] =
          PreparedRun.prepare(ScenarioFile.load(file, LoadOptions.standard()), RunOverrides.none());
    }
    double[][] millis = new double[runs.length][ROUNDS];
    long[] requests = new long[runs.length];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < runs.length; i++) {
        long start = System.nanoTime();
        requests[i] = runs[i].run(null, List.of()).measured().run().traffic().requests();
        if (round >= 0) {
          millis[i][round] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    System.out.printf(Locale.ROOT, "a request every %s, %d days%n", interval, days);
    double fixed = median(millis[0]);
    for (int i = 0; i < runs.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "%-18s %8.2f ms %8d requests %8.0f device-days/s   %.2f of the fixed rate's%n",
          names.get(i),
          median(millis[i]),
          requests[i],
          days / median(millis[i]) * 1e3,
          fixed / median(millis[i]));
    }
  }

  /** An hour of samples from 0 to 16 Mbit/s, without chance. */
  private static String trace() {
    StringBuilder text = new StringBuilder();
    long state = 1;
    for (int second = 0; second < SECONDS; second++) {
      state = next(state);
      text.append(kilobits(state)).append(",Kbits/sec\n");
    }
    return text.toString();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
