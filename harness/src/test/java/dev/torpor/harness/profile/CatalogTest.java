package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.harness.profile.Catalog.Entry;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.SystemLimits;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogTest {
  private final Profiles profiles = Profiles.shipped();

  @ParameterizedTest
  @EnumSource(ProfileKind.class)
  void every_shipped_profile_is_free_of_mistakes_and_described_in_a_line(ProfileKind kind) {
    assertThat(Catalog.shipped().list(kind))
        .isNotEmpty()
        .extracting(Entry::description)
        .allSatisfy(line -> assertThat(line).hasSizeBetween(10, 110).doesNotEndWith("."));
  }

  @Test
  void the_names_are_those_that_scenarios_use() {
    assertThat(Catalog.shipped().names(ProfileKind.DEVICE))
        .contains("iphone-8", "iphone-13", "iphone-15", "ideal");
    assertThat(Catalog.shipped().radios(RadioKind.CELLULAR))
        .contains("lte-2012-huang", "lte-2021-modern", "ideal");
    assertThat(Catalog.shipped().radios(RadioKind.WIFI)).contains("wifi-2012-huang", "ideal");
  }

  @Test
  void given_a_device_like_another_when_loaded_then_only_what_it_says_differs() {
    var eight = Objects.requireNonNull(profiles.device("iphone-8"));
    var fifteen = Objects.requireNonNull(profiles.device("iphone-15"));

    assertThat(eight.batteryPicojoules()).isEqualTo(6_960L * 3_600_000_000_000L);
    assertThat(eight.suspendedMicrowatts()).isEqualTo(fifteen.suspendedMicrowatts());
    assertThat(eight.charging()).isEqualTo(fifteen.charging());
    assertThat(fifteen.suspendedMicrowatts()).isEqualTo(25_000);
    assertThat(fifteen.coldLaunchPicojoules()).isEqualTo(1_500_000_000_000L);
  }

  @Test
  void given_networks_when_loaded_then_they_have_their_radio_and_link() {
    NetworkPath home = Objects.requireNonNull(profiles.wifi("home"));
    NetworkPath lte = Objects.requireNonNull(profiles.cellular("lte-2021-modern"));

    assertThat(home.via()).isEqualTo(Interface.WIFI);
    assertThat(home.link()).isEqualTo(new Link(40_000_000, 33_000_000, 2_000, 0));
    assertThat(Objects.requireNonNull(home.radio()).attachPicojoules())
        .isEqualTo(5_900_000_000_000L);
    assertThat(lte.via()).isEqualTo(Interface.CELLULAR);
    assertThat(lte.link()).isEqualTo(new Link(117_000_000, 31_000_000, 89_000, 0));
    assertThat(Objects.requireNonNull(lte.radio()).pagingMicros()).isEqualTo(1_280_000);
  }

  @Test
  void given_the_ideal_profiles_when_loaded_then_they_cost_and_delay_nothing() {
    var device = Objects.requireNonNull(profiles.device("ideal"));
    NetworkPath path = Objects.requireNonNull(profiles.wifi("ideal"));

    assertThat(device.suspendedMicrowatts() + device.cpuMicrowatts()).isZero();
    assertThat(path.link()).isEqualTo(new Link(0, 0, 0, 0));
    assertThat(Objects.requireNonNull(path.radio()).channels().get(0).tail()).isEmpty();
  }

  @Test
  void given_the_ios_parameters_when_read_then_limits_and_rules_are_those_of_the_reference() {
    PolicyParameters ios = Objects.requireNonNull(profiles.policyParameters("ios"));

    assertThat(SystemLimits.from(ios).enterBackgroundMicros()).isEqualTo(5_000_000);
    assertThat(ios.duration("life.bgAssertionBudget")).isEqualTo(30_000_000);
    assertThat(ios.duration("life.jetsamMeanSurvival")).isEqualTo(21_600_000_000L);
    assertThat(ios.duration("bgt.refreshMinSpacing")).isEqualTo(900_000_000);
    assertThat(ios.share("cond.criticalBattery")).isEqualTo(0.2);
    assertThat(ios.flag("cond.lowPowerModeBlocksRefresh")).isTrue();
    assertThat(ios.flag("life.forceQuitBlocksUntilUserLaunch")).isTrue();
    assertThat(ios.flag("cond.appSwitcherRule")).isTrue();
    assertThat(ios.flag("cond.backgroundRefreshSwitch")).isTrue();
    assertThat(ios.all())
        .filteredOn(PolicyParameter::isAssumption)
        .extracting(PolicyParameter::name)
        .contains("life.coldLaunchTime", "life.jetsamMeanSurvival")
        .doesNotContain("bgt.refreshRunLimit", "bgt.refreshMinSpacing");
  }

  @Test
  void given_a_name_that_is_not_shipped_when_loaded_then_the_nearest_one_is_named() {
    assertThatThrownBy(() -> profiles.device("iphone15"))
        .hasMessage("there is no device 'iphone15'. Did you mean 'iphone-15'?");
    assertThatThrownBy(() -> profiles.policyParameters("android"))
        .hasMessageContaining("shipped are ios");
    assertThatThrownBy(() -> profiles.device("profiles/mine.yaml"))
        .hasMessageContaining("only names can be given here");
  }
}
