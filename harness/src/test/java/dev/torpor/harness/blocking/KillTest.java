package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.TimeFormat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A process that is killed while its threads wait. */
class KillTest {
  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("https://api.example.test/a")).build();
  private static final int STEPS = 12;

  /** Waits in every way there is, and tries to leave traces when it is ended. */
  private static SyncResult stubborn(BlockingEnvironment env) throws Exception {
    ScheduledExecutorService scheduler = env.scheduler(2);
    var beat =
        scheduler.scheduleAtFixedRate(() -> env.log("beat"), 250, 500, TimeUnit.MILLISECONDS);
    try {
      for (int step = 0; step < STEPS; step++) {
        try {
          switch (step % 4) {
            case 0 -> env.sleep(Duration.ofMillis(500));
            case 1 -> env.httpClient().send(REQUEST, BodyHandlers.ofString());
            case 2 -> env.httpClient().sendAsync(REQUEST, BodyHandlers.ofString()).get();
            default -> {
              Future<?> other =
                  env.executor()
                      .submit(
                          () -> {
                            env.sleep(Duration.ofMillis(300));
                            return 1;
                          });
              other.get();
            }
          }
          env.storage().put("step", "" + step);
          env.log("step " + step);
        } catch (Exception e) {
          env.log("caught " + e);
        } finally {
          env.log("finally " + step);
          env.storage().put("finally", "" + step);
        }
      }
    } finally {
      beat.cancel(true);
      env.log("the end");
    }
    return SyncResult.NEW_DATA;
  }

  @Test
  void given_a_kill_at_any_instant_when_played_then_what_happened_is_a_prefix_of_the_whole() {
    List<String> whole = own(Code.days(Code.slow(), KillTest::stubborn).play(TimeFormat.HOUR));
    assertThat(whole).hasSizeGreaterThan(3 * STEPS).last().asString().endsWith("the end");

    for (long at = 50_000; at < 8_300_000; at += 190_000) {
      List<String> killed =
          own(Code.days(Code.slow(), KillTest::stubborn).forceQuit(at).play(TimeFormat.HOUR));
      assertThat(killed).isEqualTo(whole.subList(0, killed.size()));
      assertThat(killed.size()).as("killed at %s", at).isLessThan(whole.size());
    }
  }

  private static List<String> own(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(" client.log ") || line.contains(" http.served "))
        .toList();
  }

  @Test
  void given_many_kills_when_played_then_no_thread_is_left_and_each_process_began_anew() {
    int kills = 400;
    AtomicInteger unwound = new AtomicInteger();
    int before = Thread.activeCount();
    List<String> lines = killsOf(kills, unwound).play(kills * 10L * TimeFormat.SECOND);
    assertThat(lines.stream().filter(line -> line.endsWith("hello"))).hasSize(kills);
    assertThat(lines).noneMatch(line -> line.contains("bye"));
    assertThat(Thread.activeCount() - before).isLessThan(10);
    boolean unwinds = Threads.best() == Threads.Kind.PLATFORM;
    assertThat(unwound.get()).isEqualTo(unwinds ? 3 * kills : 0);
  }

  @Test
  void given_ten_thousand_kills_in_one_jvm_when_played_then_memory_and_threads_stay_flat() {
    int threads = Thread.activeCount();
    int rounds = 5;
    long settled = 0;
    for (int round = 0; round < rounds; round++) {
      killsOf(2_000, new AtomicInteger()).play(2_000 * 10L * TimeFormat.SECOND);
      long used = usedBytes();
      if (round == 1) {
        settled = used;
      } else if (round == rounds - 1) {
        assertThat(used - settled).isLessThan(8L << 20);
      }
    }
    assertThat(Thread.activeCount() - threads).isLessThan(10);
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static dev.torpor.harness.client.ClientDays killsOf(int kills, AtomicInteger unwound) {
    var days =
        dev.torpor.harness.client.ClientDays.of(
                new Code(
                    env -> {
                      env.log("hello");
                      for (int i = 0; i < 2; i++) {
                        env.executor().execute(() -> waitForEver(env, unwound));
                      }
                      waitForEver(env, unwound);
                      return SyncResult.NO_DATA;
                    }),
                Code.slow())
            .option("refresh", "off")
            .firstLaunch(TimeFormat.SECOND);
    long[] quits = new long[kills];
    for (int i = 0; i < kills; i++) {
      long at = i * 10L * TimeFormat.SECOND;
      if (i > 0) {
        days.open(at, at + 2 * TimeFormat.SECOND);
      }
      quits[i] = at + TimeFormat.SECOND / 2;
    }
    return days.forceQuit(quits);
  }

  private static void waitForEver(BlockingEnvironment env, AtomicInteger unwound) {
    try {
      env.sleep(Duration.ofDays(1));
    } catch (InterruptedException e) {
      env.log("bye " + e);
    } finally {
      unwound.incrementAndGet();
    }
  }

  @Test
  void given_a_thread_that_swallows_its_death_when_killed_then_the_run_goes_on_without_it() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Code.days(
                Code.slow(),
                env -> {
                  while (true) {
                    try {
                      env.sleep(Duration.ofSeconds(10));
                      env.log("awake");
                    } catch (Throwable e) { // as no code should
                      env.random("swallowed");
                    }
                  }
                })
            .forceQuit(25 * TimeFormat.SECOND)
            .play(TimeFormat.HOUR));
    assertThat(own(lines))
        .containsExactly(
            "0d 00:00:10 client.log message=awake", "0d 00:00:20 client.log message=awake");
  }
}
