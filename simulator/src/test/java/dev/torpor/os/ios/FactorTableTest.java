package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Scorecard;
import dev.torpor.os.WorkKind;
import dev.torpor.simulation.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The table of mechanisms and factors (reference, 5.2), printed from the running policy: each
 * condition alone is made adverse, and the policy is asked.
 */
class FactorTableTest {
  private static final WorkKind[] KINDS = {
    WorkKind.REFRESH,
    WorkKind.LEGACY_FETCH,
    WorkKind.PROCESSING,
    WorkKind.HEALTH_RESEARCH,
    WorkKind.PUSH,
    WorkKind.URL_SESSION,
    WorkKind.URL_SESSION_DISCRETIONARY
  };

  /** The seven factors; where one has several sides, each has a row. */
  private static Map<String, Consumer<TestConditions>> seven() {
    Map<String, Consumer<TestConditions>> rows = new LinkedHashMap<>();
    rows.put("1 critical battery", at -> at.battery = 0.15);
    rows.put("2 low power mode, on battery", at -> at.lowPower = true);
    rows.put("3 usage: no use expected", at -> at.lastLaunch = at.now - 2 * HOUR);
    rows.put("3 usage: unopened for 20 days", at -> at.lastOpened = at.now - 20 * DAY);
    rows.put("4 app switcher", at -> at.inSwitcher = false);
    rows.put("5 background app refresh off", at -> at.refreshOn = false);
    rows.put("6 energy budget spent", at -> at.account.energy().draw(25, at.now));
    rows.put("6 energy budget overdrawn", at -> at.account.energy().draw(60, at.now));
    rows.put("7 launched 10 minutes ago", at -> recentlyLaunched(at));
    return rows;
  }

  private static Map<String, Consumer<TestConditions>> others() {
    Map<String, Consumer<TestConditions>> rows = new LinkedHashMap<>();
    rows.put(
        "2 low power mode, on power",
        at -> {
          at.lowPower = true;
          at.charging = true;
        });
    rows.put(
        "6 cellular data budget spent",
        at -> {
          at.path = TestConditions.CELLULAR;
          at.account.data().draw(1_300, at.now);
        });
    rows.put("low data mode", at -> at.lowData = true);
    rows.put("airplane mode", at -> at.path = NetworkPath.none());
    rows.put("cellular path", at -> at.path = TestConditions.CELLULAR);
    rows.put("weak Wi-Fi", at -> at.quality = 30);
    rows.put("thermal state fair", at -> at.thermal = Thermal.FAIR);
    rows.put("thermal state serious", at -> at.thermal = Thermal.SERIOUS);
    rows.put("camera in use", at -> at.activities.add(Activity.CAMERA));
    rows.put("call in progress", at -> at.activities.add(Activity.CALL));
    rows.put("afternoon, no charger", at -> at.now = 40 * DAY + 14 * HOUR);
    rows.put("processor busy", at -> at.activities.add(Activity.CPU));
    rows.put("restore running", at -> at.activities.add(Activity.RESTORE));
    rows.put("unlocked a minute ago", at -> used(at, MINUTE));
    rows.put("in use for half an hour", at -> used(at, 30 * MINUTE));
    rows.put("used half an hour ago", at -> at.lastUse = at.now - 30 * MINUTE);
    rows.put("not unlocked since boot", at -> at.unlockedSinceBoot = false);
    rows.put("left the health study", at -> at.inStudy = false);
    rows.put("poor conduct", at -> at.account.conduct().offend(at.now));
    return rows;
  }

  /** So soon that spacing alone stands against a launch: the user is expected. */
  private static void recentlyLaunched(TestConditions at) {
    at.lastLaunch = at.now - 10 * MINUTE;
    for (int day = 20; day > 0; day--) {
      at.account.usage().opened(at.now - day * DAY, at.microsOfDay());
    }
  }

  private static void used(TestConditions at, long since) {
    at.inUse = true;
    at.lastTrigger = at.now - since;
  }

  private static OsPolicy policy(Story story) {
    return new IosFamily().create(OptionalLong.empty(), story.parameters());
  }

  private static TestConditions conditions(OsPolicy policy, WorkKind kind) {
    TestConditions good = new TestConditions(policy);
    return IosFactors.isProcessing(kind) ? good.atNight() : good;
  }

  private static String cell(OsPolicy policy, WorkKind kind, Consumer<TestConditions> adverse) {
    TestConditions base = conditions(policy, kind);
    TestConditions at = conditions(policy, kind);
    adverse.accept(at);
    PendingWork work = new PendingWork(kind, "work", at.now, at.now);
    assertThat(policy.decide(work, base).blockedBy())
        .as("%s under good conditions", kind)
        .isEmpty();
    if (!policy.decide(work, at).granted()) {
      return "B";
    }
    Scorecard before = policy.score(work, base, policy.decide(work, base));
    Scorecard after = policy.score(work, at, policy.decide(work, at));
    boolean weaker =
        before != null && after != null && after.sumMillionths() < before.sumMillionths();
    return weaker ? "b" : "-";
  }

  private static List<String> table(OsPolicy policy, Map<String, Consumer<TestConditions>> rows) {
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (name, adverse) -> {
          StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-30s", name));
          for (WorkKind kind : KINDS) {
            line.append("  ").append(cell(policy, kind, adverse));
          }
          lines.add(line.toString());
        });
    return lines;
  }

  @Test
  void given_the_shipped_policy_when_each_factor_alone_is_adverse_then_it_blocks_as_documented() {
    // columns: refresh, legacy fetch, processing, health research, push, transfer, discretionary
    // transfer
    assertThat(table(policy(Story.shipped("ios")), seven()))
        .containsExactly(
            "1 critical battery              B  B  b  b  B  B  B",
            "2 low power mode, on battery    B  B  B  B  B  B  B",
            "3 usage: no use expected        B  B  -  -  -  -  -",
            "3 usage: unopened for 20 days   B  B  B  B  -  -  -",
            "4 app switcher                  B  B  B  B  B  B  B",
            "5 background app refresh off    B  B  B  B  B  B  -",
            "6 energy budget spent           B  B  -  -  B  -  b",
            "6 energy budget overdrawn       B  B  -  -  B  B  b",
            "7 launched 10 minutes ago       B  B  B  B  B  -  -");
  }

  @Test
  void given_the_shipped_policy_when_other_conditions_are_adverse_then_it_answers_as_the_logs_do() {
    assertThat(table(policy(Story.shipped("ios")), others()))
        .containsExactly(
            "2 low power mode, on power      B  B  -  -  B  B  -",
            "6 cellular data budget spent    B  B  -  -  B  -  B",
            "low data mode                   B  B  B  B  b  -  B",
            "airplane mode                   B  B  -  -  -  B  B",
            "cellular path                   -  -  -  -  -  -  B",
            "weak Wi-Fi                      B  B  -  -  -  -  B",
            "thermal state fair              B  B  B  B  b  -  B",
            "thermal state serious           B  B  B  B  B  -  B",
            "camera in use                   B  B  B  B  B  -  -",
            "call in progress                b  b  b  b  b  -  b",
            "afternoon, no charger           -  -  B  B  -  -  -",
            "processor busy                  -  -  B  B  -  -  B",
            "restore running                 B  B  B  B  -  -  B",
            "unlocked a minute ago           B  B  B  B  B  -  B",
            "in use for half an hour         b  b  B  B  b  -  B",
            "used half an hour ago           -  -  B  B  -  -  B",
            "not unlocked since boot         B  B  B  B  B  -  -",
            "left the health study           -  -  -  B  -  -  -",
            "poor conduct                    B  B  B  B  B  -  B");
  }

  @Test
  void given_the_session_alone_when_the_factors_are_counted_then_they_are_7_4_6_5_and_2() {
    OsPolicy session =
        policy(
            Story.shipped("ios")
                .flag("cond.criticalBatteryBlocksDiscretionary", false)
                .flag("cond.lowPowerModeBlocksProcessingOnBattery", false)
                .flag("cond.lowPowerModeBlocksDiscretionaryOnBattery", false)
                // the battery's share of the score is no factor of the session
                .decimal("das.weight.battery", 0));

    Map<WorkKind, Long> counts = new LinkedHashMap<>();
    for (WorkKind kind : KINDS) {
      counts.put(
          kind,
          seven().entrySet().stream()
              .filter(row -> !cell(session, kind, row.getValue()).equals("-"))
              .map(row -> row.getKey().charAt(0))
              .distinct()
              .count());
    }

    assertThat(counts)
        .containsEntry(WorkKind.REFRESH, 7L)
        .containsEntry(WorkKind.PROCESSING, 4L)
        .containsEntry(WorkKind.PUSH, 6L)
        .containsEntry(WorkKind.URL_SESSION, 5L)
        .containsEntry(WorkKind.URL_SESSION_DISCRETIONARY, 2L);
  }
}
