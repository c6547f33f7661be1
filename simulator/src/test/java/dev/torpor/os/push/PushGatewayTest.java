package dev.torpor.os.push;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.RemoteNotification;
import dev.torpor.os.PushRules;
import dev.torpor.os.PushRules.Order;
import dev.torpor.os.PushRules.Selection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PushGatewayTest {
  private static final PushMessage NEWS = PushMessage.background(Map.of());

  private final ServiceRun run = new ServiceRun(ServiceRun.RULES);

  private PushResponse answerTo(PushMessage message) {
    return run.gateway.send(run.gateway.register(), message);
  }

  private static PushRules.Gateway rules(int stored, Selection selection) {
    PushRules.Gateway r = ServiceRun.RULES;
    return new PushRules.Gateway(
        r.maxPayloadBytes(),
        r.maxVoipPayloadBytes(),
        r.maxCollapseIdBytes(),
        r.backgroundPriority(),
        r.softRatePerHour(),
        r.timeToLiveMicros(),
        stored,
        selection,
        r.order(),
        0,
        0);
  }

  private static PushRules.Gateway rules(Order order, long delay, double loss) {
    return new PushRules.Gateway(
        4096, 5120, 64, 5, 100, 30 * DAY, 1, Selection.NEWEST, order, delay, loss);
  }

  @Test
  void T53_given_the_device_offline_and_three_pushes_when_it_reconnects_then_the_newest_arrives() {
    run.reach(0, false).send(SECOND, NEWS).send(2 * SECOND, NEWS).send(3 * SECOND, NEWS);

    assertThat(run.reach(MINUTE, true).until(HOUR))
        .containsExactly(
            "0d 00:00:01 push.stored push=1 why=UNREACHABLE",
            "0d 00:00:02 push.replaced push=1 by=2 where=SERVICE",
            "0d 00:00:02 push.stored push=2 why=UNREACHABLE",
            "0d 00:00:03 push.replaced push=2 by=3 where=SERVICE",
            "0d 00:00:03 push.stored push=3 why=UNREACHABLE",
            "0d 00:01:00 push.arrived push=3");
  }

  @Test
  void T53_twin_given_room_for_three_when_the_device_reconnects_then_all_arrive_in_order() {
    ServiceRun roomy = new ServiceRun(rules(3, Selection.NEWEST));
    roomy.reach(0, false).send(SECOND, NEWS).send(2 * SECOND, NEWS).send(3 * SECOND, NEWS);

    assertThat(roomy.reach(MINUTE, true).until(HOUR))
        .filteredOn(line -> line.contains("arrived"))
        .containsExactly(
            "0d 00:01:00 push.arrived push=1",
            "0d 00:01:00 push.arrived push=2",
            "0d 00:01:00 push.arrived push=3");
  }

  @Test
  void T53_given_any_of_them_may_stay_then_under_some_seeds_the_older_one_arrives() {
    Set<String> arrived = new TreeSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      ServiceRun random = new ServiceRun(rules(1, Selection.RANDOM), seed);
      random.reach(0, false).send(SECOND, NEWS).send(2 * SECOND, NEWS);
      List<String> lines = random.reach(MINUTE, true).until(HOUR);
      arrived.add(lines.get(lines.size() - 1));
    }

    assertThat(arrived)
        .containsExactly("0d 00:01:00 push.arrived push=1", "0d 00:01:00 push.arrived push=2");
  }

  @Test
  void T54_given_expiration_0_and_the_device_offline_then_the_push_is_never_delivered() {
    run.reach(0, false).send(SECOND, NEWS.withTimeToLive(0));

    assertThat(run.reach(MINUTE, true).until(HOUR))
        .containsExactly("0d 00:00:01 push.dropped push=1 where=SERVICE why=NOT_STORED");
  }

  @Test
  void T54_twin_given_expiration_0_and_the_device_online_then_the_push_arrives() {
    assertThat(run.send(SECOND, NEWS.withTimeToLive(0)).until(HOUR))
        .containsExactly("0d 00:00:01 push.arrived push=1");
  }

  @Test
  void T55_given_a_stored_push_when_its_expiration_passes_then_it_is_discarded() {
    run.reach(0, false).send(SECOND, NEWS.withTimeToLive(10 * MINUTE));

    assertThat(run.reach(HOUR, true).until(2 * HOUR))
        .containsExactly(
            "0d 00:00:01 push.stored push=1 why=UNREACHABLE",
            "0d 00:10:01 push.dropped push=1 where=SERVICE why=EXPIRED");
  }

  @Test
  void T55_twin_given_no_expiration_when_the_device_is_away_for_29_days_then_the_push_arrives() {
    run.reach(0, false).send(SECOND, NEWS);

    assertThat(run.reach(29 * DAY, true).until(31 * DAY))
        .endsWith("29d 00:00:00 push.arrived push=1");
  }

  @Test
  void T59_given_a_background_push_with_priority_10_then_it_is_refused_and_reported() {
    assertThat(answerTo(NEWS.withPriority(10))).isEqualTo(PushResponse.refused(400, "BadPriority"));
    assertThat(run.until(1))
        .containsExactly(
            "0d 00:00:00 push.rejected status=400 reason=BadPriority",
            "0d 00:00:00 client.violation rule=B25 message=a background push was sent with priority"
                + " 10; APNs refuses it. Send it with priority 5");
  }

  @Test
  void T59_twin_given_an_alert_with_priority_10_then_it_is_taken() {
    assertThat(answerTo(PushMessage.alert("hello")).isAccepted()).isTrue();
    assertThat(answerTo(NEWS).isAccepted()).isTrue();
  }

  @Test
  void T59_twin_given_push_backgroundPriority_10_then_the_same_push_is_taken() {
    PushRules.Gateway r = ServiceRun.RULES;
    ServiceRun lenient =
        new ServiceRun(
            new PushRules.Gateway(
                4096, 5120, 64, 10, 3, r.timeToLiveMicros(), 1, Selection.NEWEST, Order.ANY, 0, 0));

    assertThat(lenient.gateway.send(lenient.gateway.register(), NEWS.withPriority(10)).isAccepted())
        .isTrue();
  }

  @Test
  void T60_given_a_payload_of_4097_bytes_then_413_and_of_4096_bytes_then_200() {
    String fits = "x".repeat(4096 - PushMessage.alert("").payload().bytes());

    assertThat(PushMessage.alert(fits).payload().bytes()).isEqualTo(4096);
    assertThat(answerTo(PushMessage.alert(fits)).status()).isEqualTo(200);
    assertThat(answerTo(PushMessage.alert(fits + "x")))
        .isEqualTo(PushResponse.refused(413, "PayloadTooLarge"));
  }

  @Test
  void T60_twin_given_the_limit_of_VoIP_pushes_then_4097_bytes_are_taken() {
    PushRules.Gateway r = ServiceRun.RULES;
    ServiceRun roomy =
        new ServiceRun(
            new PushRules.Gateway(
                5120, 5120, 64, 5, 3, r.timeToLiveMicros(), 1, Selection.NEWEST, Order.ANY, 0, 0));
    String text = "x".repeat(4097 - PushMessage.alert("").payload().bytes());

    assertThat(roomy.gateway.send(roomy.gateway.register(), PushMessage.alert(text)).status())
        .isEqualTo(200);
  }

  @Test
  void T60_twin_given_a_VoIP_push_then_5120_bytes_are_taken_and_no_more() {
    String text = "x".repeat(5120 - PushMessage.alert("").payload().bytes());
    PushMessage call =
        new PushMessage(
            PushType.VOIP, 10, PushMessage.UNSPECIFIED, "", PushMessage.alert(text).payload());
    String token = run.gateway.register();

    assertThat(run.gateway.send(token, call).status()).isEqualTo(200);
    assertThat(
            run.gateway
                .send(token, call.withPayload(call.payload().withAlert(text + "x")))
                .reason())
        .isEqualTo("PayloadTooLarge");
  }

  @Test
  void T61_given_an_inactive_token_then_410_with_the_instant_and_who_keeps_sending_is_reported() {
    String token = run.gateway.register();
    run.at(90 * SECOND, run.gateway::unregister);
    run.until(HOUR);

    assertThat(run.gateway.send(token, NEWS))
        .isEqualTo(PushResponse.unregistered(Instant.parse("2026-03-02T00:01:30Z")));
    assertThat(run.until(HOUR + 1))
        .containsExactly("0d 01:00:00 push.rejected status=410 reason=Unregistered");

    run.gateway.send(token, NEWS);
    assertThat(run.until(HOUR + 2))
        .filteredOn(line -> line.contains("client.violation"))
        .containsExactly(
            "0d 01:00:00.000001 client.violation rule=B26 message=a push was sent to a token that"
                + " APNs had called inactive before (410); APNs discards it and may slow the"
                + " server down. Forget a token at its first 410");
  }

  @Test
  void T61_twin_given_a_new_token_then_it_works_and_differs_from_the_old_one() {
    String old = run.gateway.register();
    run.gateway.unregister();

    assertThat(run.gateway.register()).isNotEqualTo(old).hasSize(64);
    assertThat(answerTo(NEWS).status()).isEqualTo(200);
  }

  @Test
  void T62_given_a_power_restriction_then_priority_5_waits_for_its_end_and_10_does_not() {
    run.restrict(0, true).send(SECOND, NEWS).send(2 * SECOND, PushMessage.alert("now"));

    assertThat(run.restrict(HOUR, false).until(2 * HOUR))
        .containsExactly(
            "0d 00:00:01 push.stored push=1 why=POWER_RESTRICTION",
            "0d 00:00:02 push.arrived push=2",
            "0d 01:00:00 push.arrived push=1");
  }

  @Test
  void given_other_mistakes_then_the_service_names_them() {
    RemoteNotification nothing =
        new RemoteNotification(null, null, null, Set.of(), Collections.emptySortedMap());

    assertThat(answerTo(NEWS.withPayload(nothing)).reason()).isEqualTo("PayloadEmpty");
    assertThat(answerTo(NEWS.withPriority(7)).reason()).isEqualTo("BadPriority");
    assertThat(answerTo(NEWS.withTimeToLive(-2)).reason()).isEqualTo("BadExpirationDate");
    assertThat(answerTo(NEWS.withCollapseId("x".repeat(65))).reason()).isEqualTo("BadCollapseId");
    assertThat(answerTo(NEWS.withCollapseId("x".repeat(64))).status()).isEqualTo(200);
    assertThat(answerTo(NEWS.withPayload(RemoteNotification.alert("hi"))).reason())
        .isEqualTo("InvalidPushType");
    assertThat(run.gateway.send("nobody", NEWS).reason()).isEqualTo("BadDeviceToken");
  }

  @Test
  void given_more_than_three_background_pushes_within_an_hour_then_that_is_noted_once() {
    for (int i = 0; i < 6; i++) {
      run.send(i * 10L * MINUTE, NEWS);
    }

    assertThat(run.until(HOUR))
        .filteredOn(line -> line.contains("rateExceeded"))
        .containsExactly("0d 00:30:00 push.rateExceeded withinAnHour=4");
  }

  @Test
  void given_pushes_close_together_then_some_overtake_others_unless_the_order_is_kept() {
    assertThat(arrivals(Order.ANY)).doesNotHaveDuplicates().hasSize(50).isNotEqualTo(sorted());
    assertThat(arrivals(Order.AS_SENT)).isEqualTo(sorted());
  }

  private static List<Long> arrivals(Order order) {
    ServiceRun slow = new ServiceRun(rules(order, SECOND, 0));
    for (int i = 0; i < 50; i++) {
      slow.send(i * SECOND / 10, NEWS);
    }
    return slow.until(HOUR).stream().map(line -> Long.valueOf(line.split("push=")[1])).toList();
  }

  private static List<Long> sorted() {
    return LongStream.rangeClosed(1, 50).boxed().toList();
  }

  @Test
  void given_loss_then_only_pushes_of_low_priority_get_lost() {
    ServiceRun lossy = new ServiceRun(rules(Order.ANY, 0, 1));
    lossy.send(1, NEWS).send(2, PushMessage.alert("hello"));

    assertThat(lossy.until(SECOND))
        .containsExactly(
            "0d 00:00:00.000001 push.dropped push=1 where=SERVICE why=LOST",
            "0d 00:00:00.000002 push.arrived push=2");
  }

  @Test
  void given_alerts_switched_off_then_they_are_discarded_and_background_pushes_are_not() {
    run.showsAlerts = false;
    run.send(1, PushMessage.alert("hello")).send(2, NEWS);

    assertThat(run.until(SECOND))
        .containsExactly(
            "0d 00:00:00.000001 push.dropped push=1 where=SERVICE why=NOTIFICATIONS_OFF",
            "0d 00:00:00.000002 push.arrived push=2");
  }
}
