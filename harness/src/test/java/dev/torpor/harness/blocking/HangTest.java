package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.torpor.harness.run.StalledException;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of a client that wait in real time, or never come back: the watchdog ends the run. */
@Timeout(60)
class HangTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  private final AtomicReference<@Nullable Thread> culprit = new AtomicReference<>();
  private volatile boolean released;

  @AfterEach
  void lets_go() {
    released = true;
  }

  private interface Wait {
    void run(BlockingEnvironment env) throws Exception;
  }

  private StalledException hangs(Wait wait) {
    StalledException stalled =
        catchThrowableOfType(
            StalledException.class,
            () ->
                Code.days(
                        Code.slow(),
                        env -> {
                          culprit.set(Thread.currentThread());
                          wait.run(env);
                          return SyncResult.NO_DATA;
                        })
                    .playWatched(TimeFormat.HOUR, LIMIT));
    assertThat(stalled)
        .hasMessageContaining("thread 'sync-1' has not returned for 0 s of real time.")
        .hasMessageContaining("A thread of a client must wait with what BlockingEnvironment offers")
        .hasMessageContaining("wait in real time for what only virtual time can bring");
    return stalled;
  }

  private void endsSoon() throws InterruptedException {
    Thread thread = Objects.requireNonNull(culprit.get());
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  private static void shows(StalledException stalled, String method) {
    assertThat(Arrays.stream(stalled.getStackTrace()).map(StackTraceElement::getMethodName))
        .contains(method);
  }

  @Test
  void given_a_real_sleep_when_it_lasts_then_the_run_is_given_up_and_the_thread_ends()
      throws InterruptedException {
    shows(hangs(env -> Thread.sleep(3_600_000)), "sleep");
    endsSoon();
  }

  @Test
  void given_a_latch_that_nobody_opens_when_awaited_then_the_run_is_given_up_and_the_thread_ends()
      throws InterruptedException {
    shows(hangs(env -> new CountDownLatch(1).await()), "await");
    endsSoon();
  }

  @Test
  void given_a_future_of_another_maker_when_joined_then_the_run_is_given_up() {
    CompletableFuture<String> never = new CompletableFuture<>();
    shows(hangs(env -> never.join()), "join");
    never.complete("at last"); // an interruption does not end a join: the thread waits till here
  }

  @Test
  void given_a_thread_that_spins_when_interrupted_then_it_ends_if_it_looks()
      throws InterruptedException {
    hangs(
        env -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        });
    endsSoon();
  }

  @Test
  void given_a_thread_that_spins_and_never_looks_when_given_up_then_it_is_left_behind() {
    shows(hangs(env -> spin()), "spin");
    assertThat(Objects.requireNonNull(culprit.get()).isDaemon())
        .isTrue(); // so that the program can end all the same
  }

  private void spin() {
    while (!released) {
      Thread.onSpinWait();
    }
  }

  @Test
  void given_a_lock_that_nobody_gives_back_when_entered_then_the_run_is_given_up() {
    Object lock = new Object();
    synchronized (lock) {
      hangs(
          env -> {
            synchronized (lock) {
              env.log("never before the test lets go");
            }
          });
    }
  }

  @Test
  void given_a_real_socket_when_read_then_the_run_is_given_up() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      hangs(
          env -> {
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
              int unused = socket.getInputStream().read();
            }
          });
    }
  }
}
