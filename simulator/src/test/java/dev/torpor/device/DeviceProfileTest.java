package dev.torpor.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeviceProfileTest {
  private static final long FULL = 46_728_000_000_000_000L;

  private final DeviceProfile phone =
      new DeviceProfile("phone", FULL, 0, 0, 0, 0, 0, new ChargeCurve(1, 0.5, 0.4));

  @Test
  void given_a_used_battery_then_it_holds_a_fifth_less_after_its_rated_cycles() {
    assertThat(phone.aged(0).batteryPicojoules()).isEqualTo(FULL);
    assertThat(phone.aged(1).batteryPicojoules()).isEqualTo(FULL - FULL / 5000);
    assertThat(phone.aged(1000).batteryPicojoules()).isEqualTo(FULL / 5 * 4);
    assertThat(phone.aged(2000).batteryPicojoules()).isEqualTo(FULL / 5 * 3);
  }

  @Test
  void given_more_cycles_than_the_model_covers_then_it_says_how_many_it_does() {
    assertThatThrownBy(() -> phone.aged(2001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a battery of phone is modelled from 0 to 2000 charge cycles, where 3/5 of it are"
                + " left; not for 2001");
  }
}
