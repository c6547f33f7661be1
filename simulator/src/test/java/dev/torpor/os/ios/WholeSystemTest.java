package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Files.Protection;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.http.Body;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WholeSystemTest {
  /** Asks again in every run. */
  private static class Eager extends Refresher {
    Eager(App app, Duration delay) {
      super(app, delay);
    }

    @Override
    void refresh(BackgroundTask task) {
      submit();
      run(task);
    }

    void run(BackgroundTask task) {
      task.setTaskCompleted(true);
    }
  }

  private static List<String> week(long seed) {
    Story story =
        Story.shipped("ios").seed(seed).client(app -> new Eager(app, Duration.ofHours(1)));
    for (int day = 0; day < 7; day++) {
      story.open(day * DAY + 8 * HOUR, day * DAY + 8 * HOUR + MINUTE);
    }
    return story.play(7 * DAY);
  }

  @Test
  void T80_given_equal_scenario_and_seed_then_two_runs_give_the_same_trace() {
    assertThat(week(1)).isEqualTo(week(1));
  }

  @Test
  void T80_twin_given_another_seed_then_another_trace() {
    assertThat(week(1)).isNotEqualTo(week(2));
  }

  /** Syncs only if its own clock says that the gate has passed since the last time. */
  private static Story gated(Duration gate) {
    return new Story()
        .policy(new EveryFamily(), OptionalLong.of(HOUR - 10 * SECOND))
        .client(
            app ->
                new Eager(app, Duration.ZERO) {
                  @Override
                  void run(BackgroundTask task) {
                    String last = app.storage().get("last");
                    long now = app.now().getEpochSecond();
                    if (last == null || now - Long.parseLong(last) >= gate.toSeconds()) {
                      app.storage().put("last", Long.toString(now));
                      app.log("synced");
                    }
                    task.setTaskCompleted(true);
                  }
                });
  }

  @Test
  void T81_given_a_strict_gate_of_60_min_and_wakes_at_59_50_then_every_other_wake_is_unused() {
    assertThat(gated(Duration.ofMinutes(60)).play(DAY, "task.granted")).hasSize(24);
    assertThat(gated(Duration.ofMinutes(60)).play(DAY, "client.log")).hasSize(12);
    // twin: a gate of 59 minutes
    assertThat(gated(Duration.ofMinutes(59)).play(DAY, "client.log")).hasSize(24);
  }

  @Test
  void T83_given_the_clock_is_set_back_2_h_then_due_dates_are_evaluated_again_and_uptime_is_not() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(2)) {
                      @Override
                      void refresh(BackgroundTask task) {
                        app.log(app.now() + ", up " + app.uptimeMicros() / SECOND + " s");
                        task.setTaskCompleted(true);
                      }
                    });

    // twin: the clock is left alone
    assertThat(story.play(DAY, "client.log"))
        .containsExactly("0d 02:00:01.05 client.log message=2026-03-02T02:00:01.050Z, up 7201 s");
    assertThat(story.setClock(HOUR, -2 * HOUR).play(DAY, "client.log"))
        .containsExactly("0d 04:00:01.05 client.log message=2026-03-02T02:00:01.050Z, up 14401 s");
  }

  @Test
  void given_a_device_that_gets_to_another_zone_then_the_client_sees_it() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(2)) {
                      @Override
                      void refresh(BackgroundTask task) {
                        app.log(app.device().timeZone().getId());
                        task.setTaskCompleted(true);
                      }
                    })
            .zone(HOUR, ZoneId.of("Asia/Tokyo"));

    assertThat(story.play(3 * HOUR, "client.log"))
        .containsExactly("0d 02:00:01.05 client.log message=Asia/Tokyo");
  }

  /** Commits one step a second, and counts on from what is stored. */
  private static Story checkpointing(boolean commits) {
    return new Story()
        .share("bgt.refreshEarlyExpiryProbability", 1)
        .duration("bgt.refreshEarlyExpiryFrom", SECOND)
        .duration("bgt.refreshEarlyExpiryTo", 29 * SECOND)
        .client(
            app ->
                new Eager(app, Duration.ofMinutes(20)) {
                  @Override
                  void run(BackgroundTask task) {
                    boolean[] over = {false};
                    task.setExpirationHandler(
                        () -> {
                          over[0] = true;
                          String done = app.storage().get("done");
                          app.log(done == null ? "0" : done);
                          task.setTaskCompleted(false);
                        });
                    step(over);
                  }

                  private void step(boolean[] over) {
                    app.after(
                        Duration.ofSeconds(1),
                        () -> {
                          if (!over[0] && commits) {
                            String done = app.storage().get("done");
                            long steps = done == null ? 0 : Long.parseLong(done);
                            app.storage().put("done", Long.toString(steps + 1));
                          }
                          if (!over[0]) {
                            step(over);
                          }
                        });
                  }
                });
  }

  @Test
  void T84_given_grants_cut_after_random_seconds_for_a_day_then_committed_progress_never_falls() {
    List<Long> progress = new ArrayList<>();
    for (String line : checkpointing(true).play(DAY, "client.log")) {
      progress.add(Long.parseLong(line.substring(line.indexOf('=') + 1)));
    }

    assertThat(progress).hasSizeGreaterThan(60).isSorted();
    assertThat(progress.get(progress.size() - 1)).isGreaterThan(500);
    // twin: a client without checkpoints
    assertThat(checkpointing(false).play(DAY, "client.log"))
        .allMatch(line -> line.endsWith("message=0"));
  }

  @Test
  void T26_given_early_expiry_at_3_s_then_a_checkpointing_client_loses_no_committed_work() {
    Story story =
        checkpointing(true)
            .duration("bgt.refreshEarlyExpiryFrom", 3 * SECOND + SECOND / 2)
            .duration("bgt.refreshEarlyExpiryTo", 3 * SECOND + SECOND / 2);

    assertThat(story.play(HOUR, "task.started", "task.expired", "client.log").subList(0, 6))
        .containsExactly(
            "0d 00:20:01.05 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:20:04.55 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 00:20:04.55 client.log message=3",
            "0d 00:40:01.1 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:40:04.6 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 00:40:04.6 client.log message=6");
    // twin: bgt.refreshEarlyExpiryProbability 0
    assertThat(
            story.share("bgt.refreshEarlyExpiryProbability", 0).play(HOUR, "task.expired").get(0))
        .startsWith("0d 00:20:31.05");
  }

  /** Keeps its token in a file of class A and tries again at the next opportunity. */
  private record Locked(App app) implements SyncClient {
    @Override
    public void launched(Launch launch) {
      new Eager(app, Duration.ofHours(1)) {
        @Override
        void run(BackgroundTask task) {
          sync();
          task.setTaskCompleted(true);
        }
      }.launched(launch);
      if (!launch.inBackground()) {
        try {
          app.files().write("token", Body.of("secret"), Protection.COMPLETE);
        } catch (FileException e) {
          app.log("not written");
        }
      }
    }

    @Override
    public void enteredForeground() {
      if (app.storage().get("owed") != null) {
        sync();
      }
    }

    private void sync() {
      try {
        app.files().read("token");
        app.storage().remove("owed");
        app.log("synced");
      } catch (FileException e) {
        app.storage().put("owed", "yes");
        app.log("not synced: " + e.problem());
      }
    }
  }

  @Test
  void
      T85_given_a_run_that_failed_because_the_device_was_locked_when_unlocked_then_it_catches_up() {
    Story story = new Story().client(Locked::new).open(100 * MINUTE, 101 * MINUTE);

    assertThat(story.play(2 * HOUR, "client.log"))
        .containsExactly(
            "0d 01:00:01.05 client.log message=not synced: PROTECTED",
            "0d 01:40:00.05 client.log message=synced");
    // twin: the device unlocked at the time
    assertThat(
            new Story()
                .client(Locked::new)
                .act(50 * MINUTE, Kind.UNLOCK)
                .play(2 * HOUR, "client.log"))
        .containsExactly("0d 01:00:01.05 client.log message=synced");
  }
}
