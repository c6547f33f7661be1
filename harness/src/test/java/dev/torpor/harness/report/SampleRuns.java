package dev.torpor.harness.report;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.device.BatteryEvent;
import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.UnmatchedRequests;
import dev.torpor.harness.run.ExpectationResult;
import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunResult;
import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Measured;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.Fingerprinter;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;

/** Results made from traces that are written by hand, so that texts can be tested without runs. */
public final class SampleRuns {
  private static final long HOUR = TimeFormat.HOUR;
  private static final long DAY = TimeFormat.DAY;
  private static final long CAPACITY = 40_000_000_000_000_000L;
  private static final Window WINDOW = new Window(DAY, 3 * DAY);

  private SampleRuns() {}

  /** What a small run is announced with. */
  public static RunHeader header() {
    return new RunHeader(
        "1.2.3",
        "2025a",
        "Two days of news",
        "scenarios/news.yaml",
        "3f2a91c07b1e0011223344556677889900aabbccddeeff001122334455667788",
        42,
        "poll,interval=6h",
        "ios",
        14,
        9,
        "iphone-15",
        Instant.parse("2026-03-01T23:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        DAY,
        3 * DAY);
  }

  /** A run in which everything that can be reported happens once. */
  public static RunResult eventful() {
    Measurement run = play(true);
    return new RunResult(
        header(),
        new Fingerprinter().finish(),
        new Measured(run, play(false)),
        List.of(
            expect("freshness.atOpen.freshFraction", ">= 0.80", 2.0 / 3, false),
            expect("freshness.atOpen.staleAge.p95", "<= 4h", 10_800, true),
            expect("energy.syncMarginal.perDay", "<= 250 J", 61.728394, true)),
        new BackendReport(
            7,
            List.of(
                new UnmatchedRequests(
                    "GET /v1/nothing?since",
                    2,
                    90 * TimeFormat.SECOND,
                    "GET /v1/nothing?since=3",
                    "the news",
                    "mappings/news.json#0",
                    List.of(
                        "GET       | GET", "/v1/news  | /v1/nothing  <<<<< URL does not match"))),
            1,
            "GET /v1/odd: NotFoundException: odd.txt not found"));
  }

  /** A run without a dataset, in which nothing happens and nothing is expected. */
  public static RunResult quiet() {
    Meters meters = new Meters(WINDOW);
    Measurement run = meters.finish(3 * DAY);
    return new RunResult(
        header(),
        new Fingerprinter().finish(),
        Measured.of(run),
        List.of(),
        BackendReport.allAnswered(0));
  }

  private static ExpectationResult expect(String metric, String limit, double value, boolean pass) {
    return new ExpectationResult(metric, limit, OptionalDouble.of(value), pass);
  }

  private static Measurement play(boolean withClient) {
    Meters meters = new Meters(WINDOW);
    Player player = new Player(meters, withClient);
    player.world(0, new WorldEvent.DatasetCreated(1));
    player.world(0, new BatteryEvent.Level(CAPACITY, 0, CAPACITY, false));
    player.world(
        0, new EnergyEvent.PowerChanged(0, Component.SUSPENDED_BASE, Cause.DEVICE, 20_000));
    player.sync(DAY / 2, 1, 1);
    player.world(DAY, new WorldEvent.ServerChanged("r0", 2));
    player.world(DAY + 3 * HOUR, new WorldEvent.AppOpened(false));
    player.world(DAY + 3 * HOUR + TimeFormat.MINUTE, new WorldEvent.AppClosed());
    player.sync(DAY + 6 * HOUR, 2, 2);
    player.world(DAY + 7 * HOUR, new WorldEvent.AppOpened(false));
    player.world(DAY + 8 * HOUR, new WorldEvent.AppClosed());
    player.client(DAY + 8 * HOUR, new ClientEvent.Violation("B03", "the task completed twice"));
    player.client(DAY + 9 * HOUR, new ClientEvent.Violation("B03", "the task completed twice"));
    player.world(2 * DAY, new WorldEvent.AppOpened(false));
    player.world(2 * DAY + HOUR, new WorldEvent.AppClosed());
    player.world(2 * DAY + 2 * HOUR, new WorldEvent.ServerChanged("r0", 3));
    long base = 20_000L * 3 * DAY;
    long sync = withClient ? 2 * 123_456_789_000_000L / 2 : 0;
    player.world(3 * DAY, new BatteryEvent.Level(CAPACITY - base - sync, 0, CAPACITY, false));
    return meters.finish(3 * DAY);
  }

  private record Player(Meters meters, boolean withClient) {
    void world(long at, TraceEvent event) {
      meters.on(at, event);
    }

    void client(long at, TraceEvent event) {
      if (withClient) {
        meters.on(at, event);
      }
    }

    void sync(long at, long exchange, long version) {
      client(at, new HttpEvent.Served(exchange, "GET", "/v1/news", 200, 4_096));
      if (at > DAY) {
        client(
            at, new EnergyEvent.Spent(Component.RADIO_TAIL, Cause.REFRESH, 123_456_789_000_000L));
      }
      client(at, new ClientEvent.Applied(exchange, List.of(new RecordVersion("r0", version))));
    }
  }
}
