package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientFailure;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.World.UserAction.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No parameter is for show: each, changed alone, changes what happens in days in which all happens
 * that can.
 */
class ParameterEffectTest {
  private static final int DAYS = 12;
  private static final Map<String, PolicyParameter> SHIPPED = new TreeMap<>();

  static {
    Story.shipped("ios").parameters().all().forEach(each -> SHIPPED.put(each.name(), each));
  }

  private static final Map<String, List<Entry>> UNCHANGED = new TreeMap<>();

  /** What has to be so for a parameter to matter. */
  private static Map<String, UnaryOperator<Story>> circumstances() {
    Map<String, UnaryOperator<Story>> all = new LinkedHashMap<>();
    all.put("bgt.processingEndsOnUserActivity", ParameterEffectTest::restless);
    all.put("bgt.refreshEndsOnUserActivity", ParameterEffectTest::restless);
    all.put("bgt.healthResearchRequiresEntitlement", Story::entitled);
    all.put("bgt.healthResearchRequiresOptIn", ParameterEffectTest::simple);
    all.put("bgt.simulatorUnavailable", story -> story.flag("bgt.onSimulator", true));
    all.put("budget.transferOverdraft", story -> story.decimal("budget.energyPerDay", 5));
    all.put("cond.criticalBatteryBlocksDiscretionary", story -> simple(story).battery(0.15));
    all.put("cond.lowPowerModeAutomatic", story -> story.battery(0.25));
    all.put("cond.lowPowerModeBlocksDiscretionaryOnPower", ParameterEffectTest::saving);
    all.put("cond.lowPowerModeBlocksProcessingOnPower", ParameterEffectTest::saving);
    all.put(
        "das.decisionOrder",
        story ->
            story
                .act(5 * DAY + 7 * HOUR, Kind.THERMAL_CRITICAL)
                .push(5 * DAY + 7 * HOUR + 31 * MINUTE, PushMessage.background(Map.of())));
    all.put("life.classAKeyDiscardDelay", ParameterEffectTest::simple);
    UnaryOperator<Story> bursts = story -> simple(story).flag("push.burstModel", true);
    all.put("push.burstOn", bursts);
    all.put("push.burstOff", bursts);
    all.put("push.heldSurvivesReboot", ParameterEffectTest::heldAtReboot);
    all.put("push.reordering", story -> story.duration("push.deliveryDelay", 5 * MINUTE));
    UnaryOperator<Story> herds = story -> simple(story).duration("push.throttleReleaseTo", HOUR);
    all.put("push.throttleReleaseFrom", herds);
    all.put("push.throttleReleaseTo", ParameterEffectTest::simple);
    UnaryOperator<Story> renews = story -> story.duration("push.jwtRefresh", 10 * MINUTE);
    all.put("push.jwtRefreshLeast", renews);
    all.put("push.jwtRefreshMost", story -> story.duration("push.jwtRefresh", 3 * HOUR));
    all.put("push.retryAfter5xx", story -> story.share("push.unavailableProbability", 0.5));
    return all;
  }

  /** Without what holds work back for reasons that are hard to foresee. */
  private static Story simple(Story story) {
    return story
        .flag("das.enabled", false)
        .flag("predict.enabled", false)
        .decimal("budget.energyPerDay", 1_000_000)
        .parameter("budget.dataPerDay", PolicyParameter.Kind.BYTES, 1_000_000_000_000L)
        .duration("push.minLaunchSpacing", 0);
  }

  /** Somebody picks the device up again and again in a night. */
  private static Story restless(Story story) {
    for (long at = 5 * DAY; at < 5 * DAY + 6 * HOUR; at += 47 * SECOND) {
      story.act(at, Kind.UNLOCK).act(at + SECOND, Kind.LOCK);
    }
    return simple(story)
        .duration("cond.thunderingHerdWindow", 0)
        .share("bgt.refreshNightFactor", 1);
  }

  /** The camera holds the last push before a reboot back, and no process is there to die. */
  private static Story heldAtReboot(Story story) {
    return story
        .act(5 * DAY + 7 * HOUR, Kind.CAMERA_ON)
        .act(5 * DAY + 7 * HOUR + 5 * MINUTE, Kind.MEMORY_PRESSURE)
        .act(5 * DAY + 7 * HOUR + 20 * MINUTE, Kind.REBOOT)
        .act(5 * DAY + 7 * HOUR + 25 * MINUTE, Kind.CAMERA_OFF);
  }

  /** Low Power Mode stays on while the device charges; the battery is not full yet. */
  private static Story saving(Story story) {
    return simple(story).battery(0.2).act(23 * HOUR, Kind.LOW_POWER_MODE_ON);
  }

  static Stream<String> parameters() {
    return SHIPPED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void given_a_parameter_when_it_alone_changes_then_something_else_happens(String name) {
    PolicyParameter parameter = Objects.requireNonNull(SHIPPED.get(name));
    UnaryOperator<Story> circumstance =
        circumstances().getOrDefault(parameter.name(), story -> story);
    for (boolean legacy : new boolean[] {false, true}) {
      String key = (circumstances().containsKey(name) ? name : "") + legacy;
      List<Entry> before =
          UNCHANGED.computeIfAbsent(
              key, unused -> trace(circumstance.apply(BusyDays.story(DAYS, legacy))));
      for (UnaryOperator<Story> change : changes(parameter)) {
        Story changed = change.apply(circumstance.apply(BusyDays.story(DAYS, legacy)));
        if (isPossible(changed) && differs(changed, before)) {
          return;
        }
      }
    }
    assertThat(parameter.text()).as("%s does something", name).isNull();
  }

  @Test
  void given_the_same_days_when_played_again_then_nothing_differs() {
    assertThat(differs(BusyDays.story(3, false), trace(BusyDays.story(3, false)))).isFalse();
  }

  /** What happened, and when. */
  private record Entry(long at, TraceEvent event) {}

  private static List<Entry> trace(Story story) {
    List<Entry> entries = new ArrayList<>();
    TraceListener listener = (at, event) -> entries.add(new Entry(at, event));
    story.play(DAYS * DAY, List.of(listener));
    return entries;
  }

  private static final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Plays until the first difference. */
  private static boolean differs(Story story, List<Entry> before) {
    Iterator<Entry> expected = before.iterator();
    TraceListener listener =
        (at, event) -> {
          if (!expected.hasNext() || !expected.next().equals(new Entry(at, event))) {
            throw new Difference();
          }
        };
    try {
      story.play(DAYS * DAY, List.of(listener));
      return expected.hasNext();
    } catch (Difference e) {
      return true;
    } catch (ClientFailure e) {
      if (e.getCause() instanceof Difference) { // seen in a callback of the client
        return true;
      }
      throw e;
    }
  }

  private static boolean isPossible(Story story) {
    try {
      story.spec(DAY);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // refused with a reason
    }
  }

  private static List<UnaryOperator<Story>> changes(PolicyParameter parameter) {
    String name = parameter.name();
    long value = parameter.value();
    List<UnaryOperator<Story>> changes = new ArrayList<>();
    switch (parameter.kind()) {
      case FLAG -> changes.add(story -> story.flag(name, value == 0));
      case WORD -> words(parameter).forEach(word -> changes.add(story -> story.word(name, word)));
      case SHARE ->
          List.of(0L, 1_000_000L, value / 2)
              .forEach(to -> changes.add(story -> story.parameter(name, parameter.kind(), to)));
      default ->
          List.of(value / 4, value == 0 ? HOUR : value * 4, 0L)
              .forEach(to -> changes.add(story -> story.parameter(name, parameter.kind(), to)));
    }
    return changes;
  }

  /** The other words a parameter may have, as the refusal of a wrong one names them. */
  private static List<String> words(PolicyParameter parameter) {
    try {
      BusyDays.story(1, false).word(parameter.name(), "none-of-them").spec(DAY);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String allowed = message.substring(message.indexOf("not one of ") + 11);
      return Stream.of(allowed.split(", ")).filter(word -> !word.equals(parameter.text())).toList();
    }
    throw new AssertionError(parameter.name() + " takes any word");
  }

  @Test
  void given_the_policy_when_made_then_it_has_asked_for_every_parameter_of_its_profile() {
    var all = Story.shipped("ios").parameters();
    new IosFamily().create(OptionalLong.empty(), all);

    assertThat(all.asked()).containsExactlyElementsOf(all.all());
  }
}
