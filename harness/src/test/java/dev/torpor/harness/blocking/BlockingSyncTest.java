package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.LocalEdit;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Sync once, blocking" under everything that starts a sync. */
class BlockingSyncTest {
  private static SyncResult once(BlockingEnvironment env) throws Exception {
    env.log("begins for " + env.trigger());
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.test/a")).build();
    env.httpClient().send(request, BodyHandlers.ofString());
    env.replica().apply(env.lastResponse(), List.of(), "t");
    env.log("ends");
    return SyncResult.NEW_DATA;
  }

  private static List<String> story(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains("http.") && !line.contains("client.applied"))
        .map(line -> line.replaceFirst("^0d ", "").replaceFirst(" notBefore.*", ""))
        .toList();
  }

  @Test
  void given_an_open_and_a_refresh_when_played_then_each_syncs_and_the_task_is_completed() {
    assertThat(
            story(
                dev.torpor.harness.client.ClientDays.of(
                        new Code(BlockingSyncTest::once), Code.slow())
                    .option("interval", "1h")
                    .play(62 * TimeFormat.MINUTE)))
        .containsExactly(
            "00:00:00 client.log message=begins for OPEN",
            "00:00:01 client.log message=ends",
            "00:00:10 task.submitted kind=REFRESH identifier=app.refresh",
            "01:00:10 task.started kind=REFRESH identifier=app.refresh",
            "01:00:10 task.submitted kind=REFRESH identifier=app.refresh",
            "01:00:10 client.log message=begins for REFRESH",
            "01:00:11 client.log message=ends",
            "01:00:11 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void given_a_user_who_leaves_early_when_syncing_then_time_to_finish_is_asked_for() {
    assertThat(
            story(
                Code.days(Code.slow(), BlockingSyncTest::once)
                    .firstLaunch(TimeFormat.SECOND / 2)
                    .play(TimeFormat.MINUTE)))
        .containsExactly(
            "00:00:00 client.log message=begins for OPEN",
            "00:00:00.5 assertion name=finish sync change=BEGUN",
            "00:00:01 client.log message=ends",
            "00:00:01 assertion name=finish sync change=ENDED");
  }

  @Test
  void given_a_sync_that_outlasts_its_task_when_time_is_over_then_it_is_interrupted() {
    assertThat(
            story(
                dev.torpor.harness.client.ClientDays.of(
                        new Code(
                            env -> {
                              if (env.trigger() == BlockingEnvironment.Trigger.REFRESH) {
                                try {
                                  env.sleep(Duration.ofHours(1));
                                } catch (InterruptedException e) {
                                  env.log("time is over");
                                  throw e;
                                }
                              }
                              return SyncResult.NO_DATA;
                            }),
                        Code.slow())
                    .play(32 * TimeFormat.MINUTE)))
        .filteredOn(line -> !line.contains("task.submitted"))
        .containsExactly(
            "00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "00:30:40 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "00:30:40 task.completed kind=REFRESH identifier=app.refresh success=false",
            "00:30:40 client.log message=time is over",
            "00:30:40 client.log message=sync failed: java.lang.InterruptedException");
  }

  @Test
  void given_an_edit_and_the_push_token_when_they_come_then_threads_of_the_client_deal_with_them() {
    BlockingSync writing =
        new BlockingSync() {
          @Override
          public String name() {
            return "writing";
          }

          @Override
          public String summary() {
            return "uploads at once";
          }

          @Override
          protected SyncResult syncOnce(BlockingEnvironment env) {
            return SyncResult.NO_DATA;
          }

          @Override
          protected void edited(BlockingEnvironment env, LocalEdit edit) throws Exception {
            HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://api.example.test/" + edit.record()))
                    .header("Edit-Id", edit.id())
                    .PUT(BodyPublishers.ofString("x"))
                    .build();
            env.httpClient().send(request, BodyHandlers.discarding());
            env.replica().acknowledge(env.lastResponse(), edit, List.of());
          }

          @Override
          protected void tokenReceived(BlockingEnvironment env, String token) throws Exception {
            env.sleep(Duration.ofSeconds(2));
            throw new IOException("no server for " + token.length() + " digits");
          }
        };
    LocalEdit edit = new LocalEdit("e1", "e1-record", LocalEdit.Kind.CREATE, 1);
    assertThat(
            dev.torpor.harness.client.ClientDays.of(writing, Code.slow())
                .modes(EnumSet.allOf(BackgroundMode.class))
                .option("push", "on")
                .option("refresh", "off")
                .firstLaunch(TimeFormat.MINUTE)
                .open(5 * TimeFormat.MINUTE, 10 * TimeFormat.MINUTE)
                .edit(6 * TimeFormat.MINUTE, edit)
                .play(11 * TimeFormat.MINUTE))
        .anyMatch(
            line -> line.matches("0d 00:00:0\\S+ client.log message=token failed: .*no server.*"))
        .anyMatch(line -> line.matches("0d 00:06:00 http.served .*method=PUT target=/e1-record.*"))
        .anyMatch(line -> line.startsWith("0d 00:06:01 client.editAcknowledged"));
  }

  @Test
  void given_processing_and_the_old_fetch_when_asked_for_then_both_sync() {
    List<String> lines =
        Code.days(Code.slow(), BlockingSyncTest::once)
            .modes(EnumSet.allOf(BackgroundMode.class))
            .option("processing", "on")
            .option("legacyFetch", "on")
            .option("interval", "20min")
            .firstLaunch(TimeFormat.MINUTE)
            .play(3 * TimeFormat.HOUR);
    assertThat(lines)
        .anyMatch(line -> line.endsWith("begins for PROCESSING"))
        .anyMatch(line -> line.endsWith("begins for LEGACY_FETCH"));
  }

  @Test
  void given_a_checked_exception_when_syncing_then_it_is_logged_and_the_task_fails() {
    assertThat(
            story(
                dev.torpor.harness.client.ClientDays.of(
                        new Code(
                            env -> {
                              throw new IOException("no luck");
                            }),
                        Code.slow())
                    .play(31 * TimeFormat.MINUTE)))
        .contains("00:30:10 client.log message=sync failed: java.io.IOException: no luck")
        .last()
        .isEqualTo("00:30:10 task.completed kind=REFRESH identifier=app.refresh success=false");
  }
}
