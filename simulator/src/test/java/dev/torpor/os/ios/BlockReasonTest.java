package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Requirement;
import dev.torpor.os.WorkKind;
import dev.torpor.simulation.Story;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason alone keeps work from starting, and its end alone lets it start. */
class BlockReasonTest {
  private final OsPolicy policy =
      new IosFamily().create(OptionalLong.empty(), Story.shipped("ios").parameters());

  /** What makes a reason hold. */
  private record Cause(WorkKind kind, Set<Requirement> needs, Consumer<TestConditions> adverse) {}

  private static Map<BlockReason, Cause> causes() {
    Map<BlockReason, Cause> all = new EnumMap<>(BlockReason.class);
    all.put(
        BlockReason.BACKGROUND_REFRESH_OFF, cause(WorkKind.REFRESH, at -> at.refreshOn = false));
    all.put(BlockReason.LOW_POWER_MODE, cause(WorkKind.REFRESH, at -> at.lowPower = true));
    all.put(BlockReason.CRITICAL_BATTERY, cause(WorkKind.PUSH, at -> at.battery = 0.2));
    all.put(
        BlockReason.LOCKED_SINCE_BOOT, cause(WorkKind.REFRESH, at -> at.unlockedSinceBoot = false));
    all.put(BlockReason.FORCE_QUIT, cause(WorkKind.PUSH, at -> at.forceQuit = true));
    all.put(BlockReason.APP_SWITCHER, cause(WorkKind.PROCESSING, at -> at.inSwitcher = false));
    all.put(
        BlockReason.APP_USAGE, cause(WorkKind.REFRESH, at -> at.lastLaunch = at.now - 2 * HOUR));
    all.put(
        BlockReason.MIN_SPACING,
        cause(WorkKind.PROCESSING, at -> at.lastLaunch = at.now - 29 * MINUTE));
    all.put(
        BlockReason.ENERGY_BUDGET,
        cause(WorkKind.PUSH, at -> at.account.energy().draw(24, at.now)));
    all.put(
        BlockReason.DATA_BUDGET,
        cause(
            WorkKind.REFRESH,
            at -> {
              at.path = TestConditions.CELLULAR;
              at.account.data().draw(1_251, at.now);
            }));
    all.put(
        BlockReason.DEVICE_IN_USE, cause(WorkKind.PROCESSING, at -> at.inUse = at.charging = true));
    all.put(
        BlockReason.THUNDERING_HERD,
        cause(
            WorkKind.PUSH,
            at -> {
              at.inUse = true;
              at.lastTrigger = at.now - 14 * MINUTE;
            }));
    addDevice(all);
    addNetwork(all);
    all.put(BlockReason.NO_CAPACITY, cause(WorkKind.CONTINUED, at -> at.running = 2));
    all.put(BlockReason.LOW_SCORE, cause(WorkKind.REFRESH, at -> at.lowData = true));
    return all;
  }

  private static void addDevice(Map<BlockReason, Cause> all) {
    all.put(BlockReason.CAMERA, cause(WorkKind.PUSH, at -> at.activities.add(Activity.CAMERA)));
    all.put(BlockReason.THERMAL, cause(WorkKind.PUSH, at -> at.thermal = Thermal.SERIOUS));
    all.put(
        BlockReason.CPU_LOAD, cause(WorkKind.PROCESSING, at -> at.activities.add(Activity.CPU)));
    all.put(
        BlockReason.RESTORE, cause(WorkKind.REFRESH, at -> at.activities.add(Activity.RESTORE)));
    all.put(BlockReason.NOT_IN_STUDY, cause(WorkKind.HEALTH_RESEARCH, at -> at.inStudy = false));
    all.put(
        BlockReason.PROTECTED_DATA,
        new Cause(
            WorkKind.HEALTH_RESEARCH,
            EnumSet.of(Requirement.CLASS_A_DATA),
            at -> at.inUse = false));
    all.put(
        BlockReason.NO_POWER,
        new Cause(WorkKind.PROCESSING, EnumSet.of(Requirement.EXTERNAL_POWER), at -> {}));
  }

  private static void addNetwork(Map<BlockReason, Cause> all) {
    all.put(
        BlockReason.NO_NETWORK,
        new Cause(
            WorkKind.PROCESSING,
            EnumSet.of(Requirement.NETWORK),
            at -> at.path = NetworkPath.none()));
    all.put(BlockReason.NETWORK_QUALITY, cause(WorkKind.REFRESH, at -> at.quality = 49));
    all.put(
        BlockReason.CELLULAR_PATH,
        new Cause(
            WorkKind.URL_SESSION,
            EnumSet.of(Requirement.NO_CELLULAR),
            at -> at.path = TestConditions.CELLULAR));
    all.put(
        BlockReason.EXPENSIVE_PATH,
        new Cause(
            WorkKind.URL_SESSION,
            EnumSet.of(Requirement.NOT_EXPENSIVE),
            at -> at.path = TestConditions.CELLULAR));
    all.put(
        BlockReason.CONSTRAINED_PATH,
        new Cause(
            WorkKind.URL_SESSION,
            EnumSet.of(Requirement.NOT_CONSTRAINED),
            at -> at.lowData = true));
  }

  private static Cause cause(WorkKind kind, Consumer<TestConditions> adverse) {
    return new Cause(kind, EnumSet.noneOf(Requirement.class), adverse);
  }

  /** Of reasons that lie in the work or in the policy: the answer with them, and without. */
  private Decision decide(BlockReason reason, boolean holds) {
    TestConditions at = new TestConditions(policy);
    at.charging = reason == BlockReason.OUTSIDE_WINDOW;
    PendingWork work = new PendingWork(WorkKind.URL_SESSION, "work", at.now, at.now);
    PendingWork maintenance = new PendingWork(WorkKind.PROCESSING, "work", at.now, at.now);
    if (!holds) {
      return policy.decide(reason == BlockReason.OUTSIDE_WINDOW ? maintenance : work, at);
    }
    return switch (reason) {
      case NOT_DUE -> policy.decide(work.notBefore(at.now + 7), at);
      case RATE_LIMIT -> policy.decide(work.limitedUntil(at.now + 7), at);
      case OUTSIDE_WINDOW -> nights().decide(maintenance, at);
      case POLICY_NEVER ->
          new NeverFamily()
              .create(OptionalLong.empty(), Story.shipped("ios").parameters())
              .decide(work, at);
      default -> throw new AssertionError("nothing makes " + reason + " hold");
    };
  }

  private static OsPolicy nights() {
    return new IosFamily()
        .create(
            OptionalLong.empty(), Story.shipped("ios").flag("cond.onlyAtNight", true).parameters());
  }

  /** Every reason there is: one without a case here fails. */
  @ParameterizedTest
  @EnumSource(BlockReason.class)
  void given_a_condition_that_blocks_when_it_alone_is_removed_then_the_work_starts(
      BlockReason reason) {
    Cause cause = causes().get(reason);
    if (cause == null) {
      assertThat(decide(reason, true).blockedBy()).containsExactly(reason);
      assertThat(decide(reason, false).granted()).isTrue();
      return;
    }
    TestConditions at = conditions(cause.kind());
    TestConditions removed = conditions(cause.kind());
    cause.adverse().accept(at);
    removed.inUse = cause.needs().contains(Requirement.CLASS_A_DATA);
    removed.charging = removed.inUse || cause.needs().contains(Requirement.EXTERNAL_POWER);
    PendingWork work = new PendingWork(cause.kind(), "work", at.now, at.now, cause.needs());

    assertThat(policy.decide(work, at).blockedBy()).containsExactly(reason);
    assertThat(policy.decide(work, removed).granted()).isTrue();
  }

  private TestConditions conditions(WorkKind kind) {
    TestConditions good = new TestConditions(policy);
    return IosFactors.isProcessing(kind) ? good.atNight() : good;
  }

  @Test
  void given_work_that_is_not_due_or_limited_when_the_instant_comes_then_it_starts() {
    TestConditions at = new TestConditions(policy);
    PendingWork later = new PendingWork(WorkKind.URL_SESSION, "work", at.now, at.now + 7);
    PendingWork limited = later.notBefore(at.now).limitedUntil(at.now + 7);

    assertThat(policy.decide(later, at).blockedBy()).containsExactly(BlockReason.NOT_DUE);
    assertThat(policy.decide(later, at).reconsiderAt()).isEqualTo(at.now + 7);
    assertThat(policy.decide(limited, at).blockedBy()).containsExactly(BlockReason.RATE_LIMIT);
    at.now += 7;
    assertThat(policy.decide(later, at).granted()).isTrue();
    assertThat(policy.decide(limited, at).granted()).isTrue();
  }

  @Test
  void given_a_policy_for_nights_only_when_it_is_day_then_work_waits_for_the_night() {
    OsPolicy nights = nights();
    TestConditions at = new TestConditions(nights);
    at.charging = true;
    PendingWork work = new PendingWork(WorkKind.PROCESSING, "work", at.now, at.now);

    assertThat(nights.decide(work, at).blockedBy()).containsExactly(BlockReason.OUTSIDE_WINDOW);
    assertThat(nights.decide(work, at).reconsiderAt()).isEqualTo(at.now + 9 * HOUR);
    at.now += 9 * HOUR;
    assertThat(nights.decide(work, at).granted()).isTrue();
  }

  @Test
  void given_many_conditions_at_once_when_asked_then_every_reason_is_named() {
    TestConditions at = new TestConditions(policy);
    at.lowPower = true;
    at.battery = 0.1;
    at.refreshOn = false;
    at.inUse = true;
    at.lastTrigger = at.now;
    at.activities.add(Activity.CAMERA);
    at.thermal = Thermal.CRITICAL;
    at.lastOpened = at.now - 20 * DAY;
    at.lastLaunch = at.now - MINUTE;
    at.path = NetworkPath.none();
    PendingWork work = new PendingWork(WorkKind.REFRESH, "work", at.now, at.now + HOUR);

    assertThat(policy.decide(work, at).blockedBy())
        .containsExactly(
            BlockReason.NOT_DUE,
            BlockReason.BACKGROUND_REFRESH_OFF,
            BlockReason.LOW_POWER_MODE,
            BlockReason.CRITICAL_BATTERY,
            BlockReason.APP_USAGE,
            BlockReason.MIN_SPACING,
            BlockReason.THUNDERING_HERD,
            BlockReason.CAMERA,
            BlockReason.THERMAL,
            BlockReason.NO_NETWORK,
            BlockReason.LOW_SCORE);
  }
}
