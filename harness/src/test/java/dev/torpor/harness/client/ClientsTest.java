package dev.torpor.harness.client;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped clients on a whole phone, with a direct dataset or a server that misbehaves. */
class ClientsTest {
  @Test
  void given_poll_when_days_pass_then_it_syncs_at_open_and_in_each_refresh_with_the_cursor() {
    assertThat(ClientDays.of("poll", dataset("cursor")).play(70 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=200 bytesDown=200",
            "0d 00:30:10 client.applied exchange=2 records=[r1@2]",
            "0d 00:30:10 task.completed kind=REFRESH identifier=app.refresh success=true",
            "0d 01:00:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 01:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=5410000000",
            "0d 01:00:10 http.served transfer=3 method=GET target=/feed?cursor=c1"
                + " status=200 bytesDown=200",
            "0d 01:00:10 client.applied exchange=3 records=[r2@2]",
            "0d 01:00:10 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void given_poll_with_validators_when_nothing_has_changed_then_304_is_applied_without_records() {
    assertThat(
            ClientDays.of("poll", dataset("validators"))
                .option("fetch", "validators")
                .option("interval", "15min")
                .play(32 * MINUTE))
        .filteredOn(line -> line.contains("http.") || line.contains("client."))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=446",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:15:10 http.served transfer=2 method=GET target=/feed status=304"
                + " bytesDown=60",
            "0d 00:15:10 client.applied exchange=2 records=[]",
            "0d 00:30:10 http.served transfer=3 method=GET target=/feed status=200"
                + " bytesDown=446",
            "0d 00:30:10 client.applied exchange=3 records=[r1@2]");
  }

  @Test
  void given_a_token_the_server_has_forgotten_when_synced_then_everything_is_fetched_once() {
    Origin dataset = dataset("cursor");
    Origin forgetful =
        (request, now) ->
            request.target().contains("cursor") ? status(410) : dataset.receive(request, now);

    assertThat(ClientDays.of("poll", forgetful).play(31 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=410 bytesDown=40",
            "0d 00:30:10 client.log message=the server does not know our token any more:"
                + " fetching everything",
            "0d 00:30:10 http.served transfer=3 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:30:10 client.applied exchange=3 records=[r1@2]",
            "0d 00:30:10 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void given_a_server_that_fails_when_synced_then_the_task_fails_and_the_next_one_is_pending() {
    Origin failing =
        (request, now) -> now < MINUTE ? dataset("cursor").receive(request, now) : status(503);

    assertThat(ClientDays.of("poll", failing).play(31 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=503 bytesDown=55",
            "0d 00:30:10 client.log message=sync failed: HTTP 503",
            "0d 00:30:10 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void given_nonsense_when_synced_then_it_is_reported_and_nothing_is_applied() {
    Origin nonsense =
        (request, now) -> reply(0, "{\"cursor\": \"c1\", \"changes\": [{\"id\": 7}]}");

    assertThat(ClientDays.of("open-only", nonsense).play(MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=79",
            "0d 00:00:00 client.log message=sync failed: a record has no id or no version,"
                + " at byte 38");
  }

  @Test
  void given_a_refresh_that_takes_too_long_when_it_expires_then_it_is_cancelled_and_completed() {
    Origin slow =
        (request, now) ->
            now < MINUTE ? dataset("cursor").receive(request, now) : reply(40 * SECOND, "{}");

    assertThat(ClientDays.of("poll", slow).option("timeout", "1min").play(32 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=200 bytesDown=40",
            "0d 00:30:40 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 00:30:40 transfer.failed transfer=2 via=WIFI error=CANCELLED code=-999"
                + " bytesUp=56",
            "0d 00:30:40 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void given_no_answer_when_the_timeout_is_over_then_the_task_fails_in_time() {
    Origin silent =
        (request, now) ->
            now < MINUTE ? dataset("cursor").receive(request, now) : reply(40 * SECOND, "{}");

    assertThat(ClientDays.of("poll", silent).play(32 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=200 bytesDown=40",
            "0d 00:30:20 transfer.failed transfer=2 via=WIFI error=TIMED_OUT code=-1001"
                + " bytesUp=56",
            "0d 00:30:20 client.log message=sync failed: TIMED_OUT (-1001)",
            "0d 00:30:20 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void given_a_refresh_under_way_when_the_user_opens_then_both_wait_for_one_exchange() {
    Origin dataset = dataset("cursor");
    Origin slow = (request, now) -> later(5 * SECOND, dataset.receive(request, now));

    assertThat(
            ClientDays.of("poll", slow)
                .open(30 * MINUTE + 12 * SECOND, 31 * MINUTE)
                .play(32 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:05 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=app.refresh",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=200 bytesDown=200",
            "0d 00:30:15 client.applied exchange=2 records=[r1@2]",
            "0d 00:30:15 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void given_a_sync_under_way_when_the_user_leaves_then_it_gets_the_time_to_finish() {
    Origin dataset = dataset("cursor");
    Origin slow = (request, now) -> later(5 * SECOND, dataset.receive(request, now));

    assertThat(ClientDays.of("open-only", slow).firstLaunch(2 * SECOND).play(MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:02 assertion name=finish sync change=BEGUN",
            "0d 00:00:05 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:05 assertion name=finish sync change=ENDED");
  }

  @Test
  void given_a_sync_that_outlasts_the_extra_time_when_it_is_over_then_it_is_called_off() {
    Origin slow = (request, now) -> reply(50 * SECOND, "{}");

    assertThat(
            ClientDays.of("open-only", slow)
                .option("timeout", "1min")
                .firstLaunch(2 * SECOND)
                .play(2 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=40",
            "0d 00:00:02 assertion name=finish sync change=BEGUN",
            "0d 00:00:32 assertion name=finish sync change=EXPIRED",
            "0d 00:00:32 transfer.failed transfer=1 via=WIFI error=CANCELLED code=-999"
                + " bytesUp=46",
            "0d 00:00:32 assertion name=finish sync change=ENDED");
  }

  @Test
  void given_no_network_when_synced_then_the_reason_is_logged() {
    assertThat(ClientDays.of("open-only", dataset("cursor")).offline(0, HOUR).play(MINUTE))
        .containsExactly(
            "0d 00:00:00 transfer.failed transfer=1 via=NONE error=NOT_CONNECTED"
                + " code=-1009 bytesUp=0",
            "0d 00:00:00 client.log message=sync failed: NOT_CONNECTED (-1009)");
  }

  @Test
  void given_an_app_that_may_not_refresh_when_submitted_then_the_refusal_is_logged() {
    assertThat(
            ClientDays.of("poll", dataset("cursor"))
                .modes(EnumSet.noneOf(BackgroundMode.class))
                .option("syncOnOpen", "off")
                .play(MINUTE))
        .filteredOn(line -> !line.contains("client.violation rule=B10"))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitRefused kind=REFRESH identifier=app.refresh"
                + " error=NOT_PERMITTED",
            "0d 00:00:10 client.log message=refresh not submitted: NOT_PERMITTED (3)");
  }

  @Test
  void given_poll_without_sync_on_open_when_opened_then_only_the_first_open_and_refreshes_sync() {
    assertThat(
            ClientDays.of("poll", dataset("cursor"))
                .option("syncOnOpen", "off")
                .option("identifier", "com.example.feed")
                .open(10 * MINUTE, 11 * MINUTE)
                .play(41 * MINUTE))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 00:00:10 task.submitted kind=REFRESH identifier=com.example.feed"
                + " notBeforeMicros=1810000000",
            "0d 00:30:10 task.started kind=REFRESH identifier=com.example.feed",
            "0d 00:30:10 task.submitted kind=REFRESH identifier=com.example.feed"
                + " notBeforeMicros=3610000000",
            "0d 00:30:10 http.served transfer=2 method=GET target=/feed?cursor=c0 status=200"
                + " bytesDown=200",
            "0d 00:30:10 client.applied exchange=2 records=[r1@2]",
            "0d 00:30:10 task.completed kind=REFRESH identifier=com.example.feed"
                + " success=true");
  }

  @Test
  void given_open_only_when_days_pass_then_it_syncs_at_opens_alone() {
    assertThat(
            ClientDays.of("open-only", dataset("cursor")).open(HOUR, HOUR + MINUTE).play(3 * HOUR))
        .containsExactly(
            "0d 00:00:00 http.served transfer=1 method=GET target=/feed status=200"
                + " bytesDown=402",
            "0d 00:00:00 client.applied exchange=1 records=[r0@1, r1@1, r2@1]",
            "0d 01:00:00 http.served transfer=2 method=GET target=/feed?cursor=c0"
                + " status=200 bytesDown=301",
            "0d 01:00:00 client.applied exchange=2 records=[r1@2, r2@2]");
  }

  @Test
  void V41_given_an_adaptive_interval_when_news_come_and_go_then_it_follows() {
    ServerChanges changes =
        new ServerChanges(
            3, new long[] {2 * HOUR, 3 * HOUR, 200 * MINUTE, 215 * MINUTE}, new int[] {0, 1, 2, 0});
    List<String> lines =
        ClientDays.of("poll-adaptive", origin(changes, "validators"))
            .option("interval", "30min")
            .option("max", "1h")
            .option("onUnchanged", "2")
            .play(4 * HOUR);

    List<Double> intervals = new ArrayList<>();
    boolean started = false;
    for (String line : lines) {
      if (line.contains("task.started")) {
        started = true;
        intervals.add(0.0);
      } else if (line.contains("task.submitted") && started) {
        long at = seconds(line);
        long due = Long.parseLong(line.substring(line.lastIndexOf('=') + 1)) / SECOND;
        intervals.set(intervals.size() - 1, (due - at) / 60.0);
      }
    }

    assertThat(intervals).startsWith(30.0, 60.0, 60.0, 30.0, 15.0, 7.5, 5.0);
  }

  private static long seconds(String line) {
    String[] time = line.split(" ")[1].split(":");
    return Long.parseLong(time[0]) * 3600
        + Long.parseLong(time[1]) * 60
        + (long) Double.parseDouble(time[2]);
  }

  @Test
  void given_never_when_days_pass_then_nothing_happens() {
    assertThat(ClientDays.of("never", dataset("cursor")).open(HOUR, HOUR + MINUTE).play(3 * HOUR))
        .isEmpty();
  }

  private static Origin origin(ServerChanges changes, String shape) {
    return new DatasetOrigin(
        changes, new DatasetSettings(100, shape), new RandomStreams(1), Instant.EPOCH);
  }

  private static Origin dataset(String shape) {
    ServerChanges changes =
        new ServerChanges(3, new long[] {20 * MINUTE, 50 * MINUTE}, new int[] {1, 2});
    return origin(changes, shape);
  }

  private static ServerReply status(int status) {
    return ServerReply.now(new HttpResponse(status, List.of(), Body.none()));
  }

  private static ServerReply reply(long delay, String body) {
    return later(delay, ServerReply.now(new HttpResponse(200, List.of(), Body.of(body))));
  }

  private static ServerReply later(long delay, ServerReply reply) {
    return new ServerReply(reply.response(), delay, delay, null);
  }
}
