package dev.torpor.harness.backend.fault;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells faults apart that look alike to the client, and how they stand together. */
class FaultSemanticsTest {
  private static final String CREATE = "|{\"edit\":\"e1\",\"data\":\"x\"}";

  @Test
  void given_silence_when_the_request_or_the_response_is_lost_then_only_the_server_can_tell() {
    List<String> request =
        new FaultPhone("- {fault: no-answer}", "cursor").ask(HOUR, "1s POST /i" + CREATE);
    List<String> response =
        new FaultPhone("- {fault: response-lost}", "cursor").ask(HOUR, "1s POST /i" + CREATE);
    assertThat(client(request))
        .isEqualTo(client(response))
        .containsExactly("0d 00:00:11 client.log message=failed: TIMED_OUT");
    assertThat(request).noneMatch(line -> line.contains("server.wrote"));
    assertThat(response).filteredOn(line -> line.contains("server.wrote")).hasSize(1);
  }

  @Test
  void given_the_first_fault_answers_when_a_second_stands_behind_it_then_that_one_hears_nothing() {
    FaultPhone phone =
        new FaultPhone("- {fault: portal-page}\n- {fault: unavailable, times: 1}", "cursor");
    assertThat(phone.ask(HOUR, "1s GET /i"))
        .containsExactly(
            "0d 00:00:01 http.served transfer=1 method=GET target=/i status=200 bytesDown=249",
            "0d 00:00:01 server.faulted transfer=1 fault=portal-page",
            "0d 00:00:01 client.log message=200 <!DOCTYPE html> <html><head><title>Welcome</title>"
                + "</head><body><h1>Welcome</h1><p>Please accept the terms of use to continue.</p>"
                + "</body></html> ");
  }

  @Test
  void given_every_and_times_when_asked_each_minute_then_the_first_of_each_period_is_hit() {
    String[] script = new String[20];
    for (int i = 0; i < script.length; i++) {
      script[i] = (i + 1) + "min GET /i";
    }
    FaultPhone phone =
        new FaultPhone("- {fault: portal-page, every: 5min 30s, times: 2}", "cursor");
    assertThat(faulted(phone.ask(HOUR, script))).containsExactly("0d 00:06:00", "0d 00:11:00");
    FaultPhone windows = new FaultPhone("- {fault: portal-page, every: 6min, for: 2min}", "cursor");
    assertThat(faulted(windows.ask(HOUR, script)))
        .containsExactly(
            "0d 00:06:00",
            "0d 00:07:00",
            "0d 00:12:00",
            "0d 00:13:00",
            "0d 00:18:00",
            "0d 00:19:00");
  }

  @Test
  void given_a_moment_that_does_not_fit_when_asked_then_the_fault_stays_due() {
    FaultPhone phone = new FaultPhone("- {fault: wrong-304, at: 00:05}", "validators");
    assertThat(
            faulted(
                phone.ask(
                    HOUR,
                    "6min GET /i",
                    "7min GET /i|If-None-Match: \"s0\"",
                    "11min GET /i|If-None-Match: \"s0\"",
                    "12min GET /i|If-None-Match: \"s0\"")))
        .containsExactly("0d 00:11:00");
  }

  @Test
  void given_quiet_when_it_has_begun_then_nothing_is_hit_and_what_lasted_is_over() {
    FaultPhone phone =
        new FaultPhone("- {fault: unauthorized, at: 10s, reauth: POST /token}", "cursor")
            .quietFrom(30 * SECOND);
    assertThat(faulted(phone.ask(MINUTE, "10s GET /i", "20s GET /i", "30s GET /i", "40s GET /i")))
        .containsExactly("0d 00:00:10", "0d 00:00:20");
  }

  @Test
  void given_routes_when_nothing_takes_them_or_nothing_fits_then_the_layer_warns() {
    FaultPhone phone =
        new FaultPhone(
            """
            - {fault: portal-page, route: POST /nowhere/**}
            - {fault: wrong-304}
            - {fault: unauthorized, at: 1s, reauth: POST /token}
            - {fault: rate-limit, requests: 100}
            """,
            "validators");
    phone.ask(HOUR, "1s GET /i", "2s GET /i");
    assertThat(phone.layer().warnings())
        .containsExactly(
            "backend.faults[0] (portal-page): no request took the route POST /nowhere/**",
            "backend.faults[1] (wrong-304): it was due at 2 requests, none of which it can do"
                + " anything to",
            "backend.faults[2] (unauthorized): nobody has used the route of the login, so that 401"
                + " lasted");
  }

  private static List<String> client(List<String> lines) {
    return lines.stream().filter(line -> line.contains(" client.")).toList();
  }

  private static List<String> faulted(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(" server.faulted "))
        .map(line -> line.substring(0, line.indexOf(" server.")))
        .toList();
  }
}
