package dev.torpor.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.client.ClientDays;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.time.TimeFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in other languages do what their Java twin does, event by event. */
class PollTwinsTest {
  private static final String FEED =
      "{\"cursor\":\"c1\",\"changes\":[{\"id\":\"r1\",\"version\":2}]}";

  private static Origin answering(int status, String body) {
    return (request, now) -> ServerReply.now(new HttpResponse(status, List.of(), Body.of(body)));
  }

  private static Origin slow(long micros) {
    return (request, now) ->
        new ServerReply(new HttpResponse(200, List.of(), Body.of(FEED)), micros, micros, null);
  }

  private static void compare(
      String command, Origin origin, UnaryOperator<ClientDays> story, long duration) {
    Programs.need(command.substring(0, command.indexOf(' ')));
    List<String> twin = story.apply(ClientDays.of("poll", origin)).play(duration);
    List<String> process =
        story
            .apply(ClientDays.of(Programs.in(Programs.EXAMPLES), origin).option("command", command))
            .play(duration);
    assertThat(twin).hasSizeGreaterThan(5);
    assertThat(process).isEqualTo(twin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 poll.py", "node poll.mjs"})
  void given_a_day_of_opens_refreshes_and_kills_when_played_then_the_same_happens(String command) {
    compare(
        command,
        slow(200_000),
        days ->
            days.open(7 * TimeFormat.HOUR, 7 * TimeFormat.HOUR + TimeFormat.MINUTE)
                .offline(4 * TimeFormat.HOUR, 5 * TimeFormat.HOUR)
                .forceQuit(7 * TimeFormat.HOUR + TimeFormat.SECOND)
                .open(9 * TimeFormat.HOUR, 9 * TimeFormat.HOUR + 100_000),
        12 * TimeFormat.HOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 poll.py", "node poll.mjs"})
  void given_a_server_that_never_answers_when_time_is_over_then_the_task_fails(String command) {
    compare(command, slow(TimeFormat.HOUR), days -> days, 62 * TimeFormat.MINUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 poll.py", "node poll.mjs"})
  void given_errors_when_synced_then_they_are_told_alike(String command) {
    compare(command, answering(503, ""), days -> days, 2 * TimeFormat.HOUR);
    compare(
        command,
        (request, now) ->
            request.target().contains("cursor")
                ? ServerReply.now(new HttpResponse(410, List.of(), Body.none()))
                : ServerReply.now(new HttpResponse(200, List.of(), Body.of(FEED))),
        days -> days,
        2 * TimeFormat.HOUR);
    compare(
        command,
        (request, now) ->
            new ServerReply(
                new HttpResponse(200, List.of(), Body.of(FEED)),
                0,
                0,
                TransferError.CONNECTION_LOST),
        days -> days,
        2 * TimeFormat.HOUR);
  }
}
