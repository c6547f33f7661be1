package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.ClientFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads, delays and futures in virtual time. */
class ExecutorTest {
  private static Callable<String> after(BlockingEnvironment env, int seconds, String result) {
    return () -> {
      env.sleep(Duration.ofSeconds(seconds));
      return result;
    };
  }

  @Test
  void given_two_threads_and_three_tasks_when_run_then_the_third_waits_for_a_thread() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  ScheduledExecutorService two = env.scheduler(2);
                  for (Future<String> future :
                      two.invokeAll(
                          List.of(after(env, 3, "a"), after(env, 1, "b"), after(env, 1, "c")))) {
                    env.log(future.get());
                  }
                  env.log("any " + two.invokeAny(List.of(after(env, 5, "x"), after(env, 2, "y"))));
                  two.shutdown();
                  env.log("ended " + two.awaitTermination(1, TimeUnit.MINUTES));
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:03 a", "00:00:03 b", "00:00:03 c", "00:00:05 any y", "00:00:05 ended true");
  }

  @Test
  void given_delays_and_rates_when_scheduled_then_they_are_virtual() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  ScheduledExecutorService one = env.scheduler(1);
                  var rate =
                      one.scheduleAtFixedRate(() -> env.log("tick"), 60, 600, TimeUnit.SECONDS);
                  var once = one.schedule(() -> "later", 25, TimeUnit.MINUTES);
                  env.log(once.get());
                  env.log("cancelled " + rate.cancel(false));
                  one.shutdown();
                  env.sleep(Duration.ofMinutes(30));
                  env.log("terminated " + one.isTerminated());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:01:00 tick",
            "00:11:00 tick",
            "00:21:00 tick",
            "00:25:00 later",
            "00:25:00 cancelled true",
            "00:55:00 terminated true");
  }

  @Test
  void given_a_thread_that_waits_when_its_future_is_cancelled_then_it_is_interrupted() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  ExecutorService threads = env.executor();
                  Future<?> sleeper =
                      threads.submit(
                          () -> {
                            try {
                              env.sleep(Duration.ofHours(1));
                            } catch (InterruptedException e) {
                              env.log("woken");
                            }
                          });
                  Thread[] other = new Thread[1];
                  threads.execute(
                      () -> {
                        other[0] = Thread.currentThread();
                        try {
                          env.sleep(Duration.ofHours(1));
                        } catch (InterruptedException e) {
                          env.log("interrupted from outside");
                        }
                      });
                  env.sleep(Duration.ofSeconds(5));
                  sleeper.cancel(true);
                  other[0].interrupt();
                  env.sleep(Duration.ofSeconds(5));
                  return SyncResult.NO_DATA;
                }))
        .containsExactlyInAnyOrder("00:00:05 woken", "00:00:05 interrupted from outside");
  }

  @Test
  void given_async_stages_when_chained_then_they_run_on_threads_of_the_client() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  String text =
                      env.await(
                          CompletableFuture.supplyAsync(() -> "a", env.executor())
                              .thenCombine(
                                  CompletableFuture.supplyAsync(() -> "b", env.executor()),
                                  (a, b) -> a + b));
                  env.log(text);
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:00 ab");
  }

  @Test
  void given_a_task_that_throws_when_nobody_asks_then_the_client_is_to_blame() {
    assertThatThrownBy(
            () ->
                Code.play(
                    Code.slow(),
                    env -> {
                      env.executor()
                          .execute(
                              () -> {
                                throw new IllegalStateException("no cache");
                              });
                      env.sleep(Duration.ofSeconds(1));
                      return SyncResult.NO_DATA;
                    }))
        .isInstanceOf(ClientFailure.class)
        .hasMessageContaining("no cache");
  }

  @Test
  void given_a_thread_of_the_clients_own_when_it_reaches_for_the_phone_then_it_is_refused() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  String[] told = {""};
                  Thread raw =
                      new Thread(
                          () -> {
                            try {
                              env.log("from nowhere");
                            } catch (IllegalStateException e) {
                              told[0] = "" + e.getMessage();
                            }
                          },
                          "stray");
                  raw.start();
                  raw.join();
                  env.log(told[0]);
                  return SyncResult.NO_DATA;
                }))
        .singleElement()
        .asString()
        .startsWith("00:00:00 thread 'stray' does not hold the baton:");
  }
}
