package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.os.OsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients and policies chosen in the form of the command line. */
class ChoicesTest {
  private final List<String> complaints = new ArrayList<>();

  @Test
  void given_a_client_on_the_command_line_when_found_then_its_options_are_checked() {
    Use use = Use.parse("poll,interval=15min, attempts=2");
    ClientChoice client = Objects.requireNonNull(find(use));

    assertThat(client.options().micros("interval")).isEqualTo(900_000_000);
    assertThat(client.options().number("attempts")).isEqualTo(2);
    assertThat(client).hasToString("poll,interval=15min,attempts=2");
    assertThat(Use.parse(client.toString())).isEqualTo(client.use());
    assertThat(complaints).isEmpty();
  }

  @Test
  void given_mistakes_on_the_command_line_when_found_then_each_is_told() {
    assertThat(find(Use.parse("poll,intervall=15min,attempts=two"))).isNull();
    assertThat(find(Use.parse("polls"))).isNull();
    assertThat(find(Use.parse("never,interval=1h"))).isNull();
    assertThat(complaints)
        .containsExactly(
            "intervall: the client has no option 'intervall'. Did you mean 'interval'?",
            "attempts: 'two' is not a whole number",
            "use: there is no client 'polls'. Did you mean 'poll'?",
            "interval: the client has no option 'interval': it has none");
    assertThatThrownBy(() -> Use.parse("poll,15min")).hasMessageContaining("OPTION=VALUE");
    assertThatThrownBy(() -> Use.parse("poll,a=1,a=2")).hasMessageContaining("given twice");
  }

  @Test
  void given_a_policy_with_a_duration_when_found_then_it_has_one() {
    assertThat(Objects.requireNonNull(policy("every:30min")).name()).isEqualTo("every:30min");
    assertThat(Objects.requireNonNull(policy("never")).name()).isEqualTo("never");
    assertThat(complaints).isEmpty();
  }

  @Test
  void given_a_policy_that_cannot_be_when_found_then_the_right_form_is_shown() {
    assertThat(policy("every")).isNull();
    assertThat(policy("ios:30min")).isNull();
    assertThat(policy("every:30")).isNull();
    assertThat(policy("every:0s")).isNull();
    assertThat(policy("andriod")).isNull();
    assertThat(complaints)
        .containsExactly(
            "use: the policy 'every' needs a duration: write every:30min",
            "use: the policy 'ios' takes no duration: write ios",
            "use: '30' is not a duration: it has no unit (us, ms, s, min, h, d); for example 30min",
            "use: the policy 'every' needs more than 0",
            "use: there is no policy 'andriod': there are always, every:30min, generous,"
                + " heavy-prediction, ios, ios-4-to-6, ios-7-to-12, never, night-only,"
                + " no-prediction, stingy");
  }

  @Test
  void given_parameters_of_a_policy_when_overridden_then_their_kind_is_checked() {
    Use use = new Use("never", Map.of("coldLaunchTime", "soon"));

    assertThat(PolicyChoice.find(use, Installed.policies(), collect())).isNull();
    assertThat(complaints)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("coldLaunchTime: 'soon' is not");
  }

  @Test
  void given_a_parameter_that_makes_no_policy_when_found_then_its_key_is_blamed() {
    Use use = new Use("ios", Map.of("predict.slot", "7min"));
    Use shortened = new Use("ios", Map.of("maxPendingRefresh", "-1"));

    assertThat(PolicyChoice.find(use, Installed.policies(), collect())).isNull();
    assertThat(PolicyChoice.find(shortened, Installed.policies(), collect())).isNull();
    assertThat(complaints)
        .containsExactly(
            "predict.slot: parameter predict.slot must divide a day, as 15min does; 7min does not",
            "maxPendingRefresh: parameter bgt.maxPendingRefresh must not be negative, as -1 is");
  }

  @Test
  void given_several_parameters_that_make_no_policy_when_found_then_each_is_told() {
    Use use =
        new Use(
            "ios",
            new TreeMap<>(
                Map.of(
                    "das.formula", "wieghted-mean",
                    "maxPendingRefresh", "-1",
                    "refreshEarlyExpiryFrom", "10s")));

    assertThat(PolicyChoice.find(use, Installed.policies(), collect())).isNull();
    assertThat(complaints)
        .containsExactlyInAnyOrder(
            "das.formula: parameter das.formula is 'wieghted-mean', not one of weighted-mean,"
                + " minimum. Did you mean 'weighted-mean'?",
            "maxPendingRefresh: parameter bgt.maxPendingRefresh must not be negative, as -1 is",
            "refreshEarlyExpiryFrom: parameter bgt.refreshEarlyExpiryTo must not be shorter than"
                + " bgt.refreshEarlyExpiryFrom, which is 10s");
  }

  @Test
  void given_figures_of_a_device_when_overridden_then_the_others_stay() {
    DeviceProfile plain = Objects.requireNonNull(Profiles.shipped().device("iphone-15"));
    DeviceProfile own =
        Objects.requireNonNull(
            device("iphone-15", Map.of("coldLaunch", "3 J", "suspended", "30 mW")));

    assertThat(complaints).isEmpty();
    assertThat(own.name()).isEqualTo("iphone-15,coldLaunch=3 J,suspended=30 mW");
    assertThat(own.coldLaunchPicojoules()).isEqualTo(2 * plain.coldLaunchPicojoules());
    assertThat(own.suspendedMicrowatts()).isEqualTo(30_000);
    assertThat(own.batteryPicojoules()).isEqualTo(plain.batteryPicojoules());
  }

  @Test
  void given_a_device_that_cannot_be_when_found_then_each_mistake_is_told() {
    assertThat(device("iphone-15", Map.of("coldlaunch", "3 J"))).isNull();
    assertThat(device("iphone-15", Map.of("cpu", "fast"))).isNull();
    assertThat(device("iphone-51", Map.of())).isNull();
    assertThat(device("iphone-15", Map.of("battery", "0 J"))).isNull();
    assertThat(complaints)
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .isEqualTo(
                        "coldlaunch: no figure of a device is called 'coldlaunch'. Did you mean"
                            + " 'coldLaunch'?"),
            text -> assertThat(text).startsWith("cpu: 'fast' is not a power"),
            text -> assertThat(text).startsWith("use: ").contains("iphone-51"),
            text -> assertThat(text).startsWith("battery: a battery holds more than 0"));
  }

  private @Nullable DeviceProfile device(String name, Map<String, String> figures) {
    Use use = new Use(name, new TreeMap<>(figures));
    return DeviceChoice.find(use, Profiles.shipped(), collect());
  }

  private @Nullable ClientChoice find(Use use) {
    return ClientChoice.find(use, TestClients.all(), collect());
  }

  private @Nullable OsPolicy policy(String name) {
    return PolicyChoice.find(new Use(name, Map.of()), Installed.policies(), collect());
  }

  private Complaints collect() {
    return new Complaints() {
      @Override
      public void aboutName(String key, String message) {
        complaints.add(key + ": " + message);
      }

      @Override
      public void aboutValue(String key, String message) {
        complaints.add(key + ": " + message);
      }
    };
  }
}
