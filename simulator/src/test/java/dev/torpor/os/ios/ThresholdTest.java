package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.WorkKind;
import dev.torpor.simulation.Story;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy answers at a threshold itself, and one step to its side. */
class ThresholdTest {
  private static OsPolicy policy(Story story) {
    return new IosFamily().create(OptionalLong.empty(), story.parameters());
  }

  private static Decision decide(OsPolicy policy, WorkKind kind, TestConditions at) {
    return policy.decide(new PendingWork(kind, "work", at.now, at.now), at);
  }

  /** Without scores, prediction, budgets and nights, unless a test wants one. */
  private static Story plain() {
    return new Story();
  }

  @Test
  void given_a_busy_processor_when_its_load_is_the_most_there_may_be_then_processing_starts() {
    OsPolicy most = policy(plain().share("cond.cpuMaxForMaintenance", 0.99));
    OsPolicy less = policy(plain().share("cond.cpuMaxForMaintenance", 0.98));
    TestConditions at = new TestConditions(most);
    at.activities.add(Activity.CPU);

    assertThat(decide(most, WorkKind.PROCESSING, at).granted()).isTrue();
    assertThat(decide(less, WorkKind.PROCESSING, at).blockedBy())
        .containsExactly(BlockReason.CPU_LOAD);
  }

  @ParameterizedTest
  @CsvSource({"109, true", "111, false"})
  void given_a_transfer_when_the_energy_budget_is_overdrawn_then_only_so_far(
      double spent, boolean granted) {
    OsPolicy policy =
        policy(
            plain()
                .decimal("budget.energyPerDay", 100)
                .share("budget.carryOverMax", 1)
                .share("budget.transferOverdraft", 0.1));
    TestConditions at = new TestConditions(policy);
    at.account.energy().draw(spent, at.now);

    Decision decision = decide(policy, WorkKind.URL_SESSION, at);
    assertThat(decision.granted()).isEqualTo(granted);
    assertThat(decision.blockedBy(BlockReason.ENERGY_BUDGET)).isEqualTo(!granted);
  }

  @Test
  void given_a_hot_device_and_a_push_that_the_user_waits_for_then_the_order_decides() {
    OsPolicy proceeds = policy(plain());
    OsPolicy refuses = policy(plain().word("das.decisionOrder", "must-not-proceed-first"));
    TestConditions at = new TestConditions(proceeds);
    at.inForeground = true;
    at.thermal = Thermal.CRITICAL;

    assertThat(decide(proceeds, WorkKind.PUSH, at).granted()).isTrue();
    assertThat(decide(refuses, WorkKind.PUSH, at).blockedBy(BlockReason.THERMAL)).isTrue();
    at.thermal = Thermal.NOMINAL;
    assertThat(decide(refuses, WorkKind.PUSH, at).granted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"14, 0, true", "14, 1, false"})
  void given_an_app_opened_so_long_ago_then_processing_waits_from_then_on(
      int days, long micros, boolean granted) {
    OsPolicy policy = policy(plain());
    TestConditions at = new TestConditions(policy);
    at.lastOpened = at.now - days * DAY - micros;

    assertThat(decide(policy, WorkKind.PROCESSING, at).blockedBy(BlockReason.APP_USAGE))
        .isEqualTo(!granted);
  }

  @Test
  void given_a_use_that_is_near_in_seconds_then_the_policy_looks_again_in_a_minute() {
    OsPolicy policy =
        policy(plain().flag("predict.enabled", true).duration("predict.learningDays", 0));
    TestConditions at = new TestConditions(policy);
    at.lastLaunch = at.now - HOUR;
    for (int day = 30; day < 40; day++) {
      at.account.usage().opened(day * DAY + 16 * HOUR, 16 * HOUR);
    }
    at.now = 40 * DAY + 16 * HOUR - 15 * MINUTE - 10 * SECOND; // the lead time is 15 min

    Decision decision = decide(policy, WorkKind.REFRESH, at);
    assertThat(decision.blockedBy()).containsExactly(BlockReason.APP_USAGE);
    assertThat(decision.reconsiderAt()).isEqualTo(at.now + MINUTE);
  }

  @ParameterizedTest
  @CsvSource({
    "23, 5, 22:59, false",
    "23, 5, 23:00, true",
    "23, 5, 04:59, true",
    "23, 5, 05:00, false",
    "1, 4, 00:59, false",
    "1, 4, 01:00, true",
    "1, 4, 03:59, true",
    "1, 4, 04:00, false"
  })
  void given_a_policy_of_the_night_alone_then_its_first_minute_counts_and_the_one_after_does_not(
      int from, int to, String time, boolean granted) {
    OsPolicy policy =
        policy(
            plain()
                .flag("cond.onlyAtNight", true)
                .duration("cond.nightFrom", from * HOUR)
                .duration("cond.nightTo", to * HOUR));
    TestConditions at = new TestConditions(policy);
    at.now =
        40 * DAY
            + Integer.parseInt(time.substring(0, 2)) * HOUR
            + Integer.parseInt(time.substring(3)) * MINUTE;

    Decision decision = decide(policy, WorkKind.PROCESSING, at);
    assertThat(decision.blockedBy(BlockReason.OUTSIDE_WINDOW)).isEqualTo(!granted);
    if (!granted) {
      assertThat((decision.reconsiderAt() - from * HOUR) % DAY).isZero();
    }
  }

  @Test
  void given_sparse_nights_when_the_night_ends_then_the_next_refresh_need_not_wait_any_longer() {
    OsPolicy policy = policy(plain().share("bgt.refreshNightFactor", 0.01));
    TestConditions at = new TestConditions(policy);
    at.now = 40 * DAY + 2 * HOUR;
    at.lastLaunch = at.now - HOUR;

    Decision decision = decide(policy, WorkKind.REFRESH, at);
    assertThat(decision.blockedBy()).containsExactly(BlockReason.MIN_SPACING);
    assertThat(decision.reconsiderAt()).isEqualTo(40 * DAY + 5 * HOUR);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, false"})
  void given_older_systems_when_the_burst_is_over_then_pushes_wait_for_the_next(
      long micros, boolean granted) {
    OsPolicy policy = policy(plain().flag("push.burstModel", true));
    TestConditions at = new TestConditions(policy);
    at.now = at.lastOpened + 9 * MINUTE + micros;

    Decision decision = decide(policy, WorkKind.PUSH, at);
    assertThat(decision.granted()).isEqualTo(granted);
    if (!granted) {
      assertThat(decision.reconsiderAt()).isEqualTo(at.lastOpened + 69 * MINUTE);
    }
  }

  /** Only the worst answer counts, and Low Data Mode is worth 0.5. */
  private static Story worst(double threshold) {
    return plain()
        .flag("das.enabled", true)
        .word("das.formula", "minimum")
        .share("cond.lowDataModeWeight", 0.5)
        .share("das.threshold", threshold);
  }

  @Test
  void given_a_score_of_just_the_threshold_then_work_starts() {
    OsPolicy just = policy(worst(0.5));
    OsPolicy more = policy(worst(0.500001));
    TestConditions at = new TestConditions(just);
    at.lowData = true;

    assertThat(decide(just, WorkKind.REFRESH, at).granted()).isTrue();
    assertThat(decide(more, WorkKind.REFRESH, at).blockedBy())
        .containsExactly(BlockReason.LOW_SCORE);
  }

  @Test
  void given_a_bar_that_falls_at_the_end_of_the_grace_period_then_work_starts_at_that_instant() {
    OsPolicy policy = policy(worst(0.7).word("das.graceEscalation", "step"));
    TestConditions at = new TestConditions(policy);
    at.lowData = true;
    long submitted = at.now;
    long end = submitted + 8 * HOUR; // a window of four hours, then four of grace

    at.now = end - 1;
    PendingWork work = new PendingWork(WorkKind.REFRESH, "work", submitted, submitted);
    assertThat(policy.decide(work, at).blockedBy()).containsExactly(BlockReason.LOW_SCORE);
    assertThat(policy.decide(work, at).reconsiderAt()).isEqualTo(end);
    at.now = end;
    assertThat(policy.decide(work, at).granted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.5, false", "0.500001, true"})
  void given_a_charging_battery_when_it_is_half_full_then_it_counts_as_low(
      double level, boolean granted) {
    OsPolicy policy = policy(worst(0.7));
    TestConditions at = new TestConditions(policy);
    at.charging = true;
    at.battery = level;

    assertThat(decide(policy, WorkKind.REFRESH, at).granted()).isEqualTo(granted);
  }
}
