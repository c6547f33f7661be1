package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.SyncClient;
import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.os.BlockReason;
import dev.torpor.os.DasLog;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Scorecard;
import dev.torpor.os.WorkKind;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static OsPolicy policy(Story story) {
    return new IosFamily().create(OptionalLong.empty(), story.parameters());
  }

  private static final OsPolicy SHIPPED = policy(Story.shipped("ios"));

  /** Submits at once in every run, and each run takes that long. */
  private static Function<App, SyncClient> busy(long micros) {
    return app ->
        new Refresher(app) {
          @Override
          void refresh(BackgroundTask task) {
            submit();
            new Tasker(app).completeAfter(Duration.ofNanos(micros * 1_000), task);
          }
        };
  }

  private static PendingWork work(WorkKind kind, TestConditions at) {
    return new PendingWork(kind, "work", at.now, at.now);
  }

  @Test
  void T40_twin_given_the_rule_is_off_when_low_power_mode_is_on_then_a_due_refresh_is_granted() {
    Story story =
        new Story()
            .client(app -> new Refresher(app, Duration.ofHours(1)))
            .act(30 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .flag("cond.lowPowerModeBlocksRefresh", false);

    assertThat(story.play(DAY, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void T41_given_20_percent_and_no_charger_then_refresh_push_and_transfers_wait() {
    TestConditions at = new TestConditions(SHIPPED);
    at.battery = 0.2;
    List<WorkKind> waiting = List.of(WorkKind.REFRESH, WorkKind.PUSH, WorkKind.URL_SESSION);

    assertThat(waiting)
        .allSatisfy(
            kind ->
                assertThat(SHIPPED.decide(work(kind, at), at).blockedBy())
                    .containsExactly(BlockReason.CRITICAL_BATTERY));
    OsPolicy lower = policy(Story.shipped("ios").share("cond.criticalBattery", 0.1));
    // twin: cond.criticalBattery 10 %
    assertThat(waiting)
        .allSatisfy(kind -> assertThat(lower.decide(work(kind, at), at).granted()).isTrue());
  }

  @Test
  void T42_given_charging_at_night_in_low_power_mode_then_processing_may_still_run() {
    Story story =
        Story.shipped("ios")
            .modes(EnumSet.allOf(BackgroundMode.class))
            .client(
                app ->
                    new Tasker(app)
                        .handle("app.process", (tasker, task) -> task.setTaskCompleted(true))
                        .atLaunch(
                            tasker ->
                                tasker.submit(
                                    new ProcessingRequest(
                                        "app.process", app.now().plus(Duration.ofHours(2))))))
            .battery(0.5)
            .act(HOUR, Kind.LOW_POWER_MODE_ON)
            .charge(105 * MINUTE, 3 * HOUR);

    assertThat(story.play(3 * HOUR, "task.granted")).hasSize(1);
    // twin: cond.lowPowerModeBlocksProcessingOnPower on
    assertThat(
            story
                .flag("cond.lowPowerModeBlocksProcessingOnPower", true)
                .play(130 * MINUTE, "task.granted"))
        .isEmpty();
  }

  /** A story in which only budgets are learned: launch 2, run 0.1 a second, 100 a day. */
  private static Story budgeted(long runMicros) {
    return new Story()
        .decimal("budget.launchCost", 2)
        .decimal("budget.costPerRunSecond", 0.1)
        .client(busy(runMicros));
  }

  @Test
  void T43_given_the_budget_is_spent_then_refreshes_wait_for_refill_and_cheap_clients_get_more() {
    List<String> expensive = budgeted(29 * SECOND).play(2 * DAY, "task.granted");
    List<String> cheap = budgeted(2 * SECOND).play(2 * DAY, "task.granted");

    assertThat(budgeted(29 * SECOND).play(DAY, "task.blocked"))
        .anyMatch(line -> line.endsWith("reasons=[ENERGY_BUDGET]"));
    // 25 saved and 200 refilled, at 4.9 and 2.2 a launch; the first, while the user looks, is free
    assertThat(expensive).hasSize(47);
    assertThat(cheap.size()).isBetween(102, 103);
    // twin: launches and run time that cost nothing
    assertThat(
            budgeted(29 * SECOND)
                .decimal("budget.launchCost", 0)
                .decimal("budget.costPerRunSecond", 0)
                .play(2 * DAY, "task.granted"))
        .hasSizeGreaterThan(180);
  }

  @Test
  void T44_given_completion_after_2_s_then_less_is_charged_and_suspension_follows_at_once() {
    assertThat(budgeted(2 * SECOND).play(MINUTE, "task.completed", "app.state"))
        .endsWith(
            "0d 00:00:03 task.completed kind=REFRESH identifier=app.refresh success=true",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED");
    assertThat(budgeted(28 * SECOND).play(DAY, "task.granted").size())
        .isLessThan(budgeted(2 * SECOND).play(DAY, "task.granted").size());
  }

  @Test
  void T44_twin_given_run_time_that_costs_nothing_then_a_slow_client_gets_as_many_launches() {
    Story slow = budgeted(28 * SECOND).decimal("budget.costPerRunSecond", 0);
    Story quick = budgeted(2 * SECOND).decimal("budget.costPerRunSecond", 0);

    assertThat(slow.play(DAY, "task.granted")).hasSameSizeAs(quick.play(DAY, "task.granted"));
  }

  @Test
  void T45_given_a_client_that_always_overruns_then_its_later_grant_rate_falls() {
    Function<App, SyncClient> overrunning =
        app ->
            new Refresher(app) {
              @Override
              void refresh(BackgroundTask task) {
                submit();
              }
            };
    Story scored = new Story().flag("das.enabled", true).client(overrunning);

    int punished = scored.play(7 * DAY, "task.granted").size();
    // twin: bgt.missingCompletionAction none
    int forgiven =
        scored.word("bgt.missingCompletionAction", "none").play(7 * DAY, "task.granted").size();

    assertThat(punished).isLessThan(forgiven / 4).isPositive();
  }

  @Test
  void T46_given_the_thermal_state_is_serious_then_scheduled_launches_are_refused_absolutely() {
    TestConditions at = new TestConditions(SHIPPED);
    at.thermal = Thermal.SERIOUS;
    // twin: cond.thermalBlockLevel critical
    OsPolicy tolerant = policy(Story.shipped("ios").word("cond.thermalBlockLevel", "critical"));

    for (WorkKind kind : List.of(WorkKind.REFRESH, WorkKind.PROCESSING, WorkKind.PUSH)) {
      PendingWork work = work(kind, at);
      assertThat(SHIPPED.decide(work, at).blockedBy()).contains(BlockReason.THERMAL);
      assertThat(
              Objects.requireNonNull(SHIPPED.score(work, at, SHIPPED.decide(work, at))).verdict())
          .isEqualTo(Scorecard.Verdict.ABSOLUTELY_MUST_NOT_PROCEED);
      assertThat(tolerant.decide(work, at).blockedBy()).doesNotContain(BlockReason.THERMAL);
    }
  }

  @Test
  void T47_given_a_trigger_less_than_900_s_ago_then_a_push_is_held_and_delivered_after_them() {
    TestConditions at = new TestConditions(SHIPPED);
    at.inUse = true;
    at.lastTrigger = at.now - 899 * SECOND;
    PendingWork push = work(WorkKind.PUSH, at);

    assertThat(SHIPPED.decide(push, at).blockedBy()).containsExactly(BlockReason.THUNDERING_HERD);
    assertThat(SHIPPED.decide(push, at).reconsiderAt()).isEqualTo(at.now + SECOND);
    // twin: cond.thunderingHerdWindow 0
    assertThat(
            policy(Story.shipped("ios").duration("cond.thunderingHerdWindow", 0))
                .decide(push, at)
                .granted())
        .isTrue();
    at.now += SECOND;
    assertThat(SHIPPED.decide(push, at).granted()).isTrue();
  }

  @Test
  void T48_given_the_camera_is_active_then_a_push_is_held() {
    TestConditions at = new TestConditions(SHIPPED);
    at.activities.add(Activity.CAMERA);
    PendingWork push = work(WorkKind.PUSH, at);

    assertThat(SHIPPED.decide(push, at).blockedBy()).containsExactly(BlockReason.CAMERA);
    // twin: cond.cameraBlocksPush off
    assertThat(
            policy(Story.shipped("ios").flag("cond.cameraBlocksPush", false))
                .decide(push, at)
                .granted())
        .isTrue();
  }

  @Test
  void T49_given_the_app_in_the_foreground_then_a_push_is_delivered_whatever_others_say() {
    TestConditions at = new TestConditions(SHIPPED);
    at.inForeground = true;
    at.lowPower = true;
    at.thermal = Thermal.CRITICAL;
    at.activities.add(Activity.CAMERA);
    at.lastLaunch = at.now;
    PendingWork push = work(WorkKind.PUSH, at);

    assertThat(SHIPPED.decide(push, at).granted()).isTrue();
    assertThat(Objects.requireNonNull(SHIPPED.score(push, at, SHIPPED.decide(push, at))).verdict())
        .isEqualTo(Scorecard.Verdict.ABSOLUTELY_MUST_PROCEED);
    at.inForeground = false;
    // twin: the app in the background
    assertThat(SHIPPED.decide(push, at).granted()).isFalse();
  }

  private static List<String> log(Story story, long micros) {
    DasLog log = new DasLog("com.example.app");
    story.play(micros, List.of(log));
    return log.lines();
  }

  @Test
  void T50_given_no_veto_then_the_printed_score_is_the_weighted_mean() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .battery(0.6)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    // all weights of app refresh make 50.92, and the battery policy misses 0.2 of its 1
    assertThat(log(story, 3 * HOUR))
        .last()
        .isEqualTo(
            """
            0d 02:00:10 501:bgRefresh-app.refresh:547698:[
              {name: BatteryLevelPolicy, policyWeight: 1.000, response: {Decision: Can Proceed, \
            Score: 0.80, Rationale: [{pluggedIn == 0}]}}
             ] sumScores:50.720000, denominator:50.920000, FinalDecision: Can Proceed FinalScore: \
            0.996072""");
  }

  @Test
  void T50_twin_given_the_least_answer_as_the_formula_then_that_is_the_printed_score() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .word("das.formula", "minimum")
            .battery(0.6)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    assertThat(log(story, 3 * HOUR))
        .last()
        .asString()
        .endsWith(
            "sumScores:0.800000, denominator:1.000000, FinalDecision: Can Proceed FinalScore:"
                + " 0.800000");
    assertThat(log(story.share("das.threshold", 0.81), 3 * HOUR))
        .last()
        .asString()
        .contains("Must Not");
  }

  @Test
  void T51_given_one_policy_must_not_proceed_then_that_is_the_decision_and_no_score_is_printed() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .act(HOUR, Kind.CAMERA_ON)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    assertThat(log(story, 3 * HOUR))
        .last()
        .isEqualTo(
            """
            0d 02:00:10 501:bgRefresh-app.refresh:547698:[
              {name: MemoryPressurePolicy, policyWeight: 5.000, response: {Decision: Must Not \
            Proceed, Score: 0.00, Rationale: [{CAMERA}]}}
             ], FinalDecision: Must Not Proceed""");
    // twin: cond.cameraBlocksTasks off
    assertThat(log(story.flag("cond.cameraBlocksTasks", false), 3 * HOUR))
        .last()
        .asString()
        .contains("FinalScore");
  }

  @Test
  void T52_given_work_in_its_grace_period_then_a_lower_score_is_accepted_than_before() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .share("das.unexpectedUseScore", 0.6)
            .flag("predict.enabled", true)
            .act(HOUR, Kind.LOW_DATA_MODE_ON)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 02:00:10 task.blocked kind=REFRESH identifier=app.refresh reasons=[LOW_SCORE]",
            "0d 06:21:10 task.granted kind=REFRESH identifier=app.refresh");
    assertThat(story.duration("das.refreshGrace", 400 * DAY).play(DAY, "task.granted")).isEmpty();
  }

  @Test
  void T52_twin_given_no_escalation_or_a_step_then_the_bar_stays_or_falls_at_the_end() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .flag("predict.enabled", true)
            .act(HOUR, Kind.LOW_DATA_MODE_ON)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    assertThat(story.word("das.graceEscalation", "none").play(DAY, "task.granted")).isEmpty();
    assertThat(story.word("das.graceEscalation", "step").play(DAY, "task.granted"))
        .containsExactly("0d 10:00:10 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void given_scored_work_when_only_time_passes_then_the_scheduler_looks_every_few_seconds() {
    Story story =
        new Story()
            .flag("das.enabled", true)
            .client(app -> new Refresher(app, Duration.ofHours(2)));

    assertThat(story.play(3 * HOUR, "task.granted"))
        .containsExactly("0d 02:00:10 task.granted kind=REFRESH identifier=app.refresh");
    assertThat(story.duration("das.rescoreInterval", 0).play(3 * HOUR, "task.granted"))
        .containsExactly("0d 02:00:01 task.granted kind=REFRESH identifier=app.refresh");
    assertThat(
            story
                .act(HOUR, Kind.CAMERA_ON)
                .act(2 * HOUR + 7_000_000, Kind.CAMERA_OFF)
                .duration("das.rescoreInterval", 10_000_000)
                .play(3 * HOUR, "task.granted"))
        .as("a condition that changes is looked at at once")
        .containsExactly("0d 02:00:07 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void given_an_open_app_on_a_hot_device_then_the_order_of_decisions_says_who_wins() {
    TestConditions at = new TestConditions(SHIPPED);
    at.inForeground = true;
    at.thermal = Thermal.CRITICAL;
    OsPolicy cautious =
        policy(Story.shipped("ios").word("das.decisionOrder", "must-not-proceed-first"));

    assertThat(SHIPPED.decide(work(WorkKind.PUSH, at), at).granted()).isTrue();
    assertThat(cautious.decide(work(WorkKind.PUSH, at), at).blockedBy())
        .containsExactly(BlockReason.THERMAL);
  }
}
