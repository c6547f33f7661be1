package dev.torpor.os;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.energy.Cause;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.network.TransferError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AppAccountTest {
  private static final Budget.Rule HUNDRED = new Budget.Rule(100, 1, Budget.Refill.CONTINUOUS);

  /** A launch costs 2, a second 0.1 in the background and 0.2 in the foreground, a kilobyte 0.5. */
  private final AppAccount account =
      new AppAccount(
          new AppAccount.Rules(
              HUNDRED, HUNDRED, 2, 0.1, 0.2, 0.5, AppAccount.Rules.none().usage(), 0.5, DAY));

  private void starts(Interface via, Cause cause) {
    account.on(0, new NetworkEvent.TransferStarted(1, "GET /", "api", via, false, cause));
  }

  private void completes(Interface via, long up, long down) {
    account.on(0, new NetworkEvent.TransferCompleted(1, via, up, down));
  }

  private double dataSpent() {
    return 100 - account.data().left(0);
  }

  private double energySpent() {
    return 100 - account.energy().left(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"REFRESH", "PUSH", "TRANSFER"})
  void given_work_of_the_apps_own_when_it_runs_then_it_is_charged(Cause cause) {
    account.woken(cause, 0);
    account.ran(cause, 10_000_000, 0);
    starts(Interface.CELLULAR, cause);
    completes(Interface.CELLULAR, 1_000, 3_000);

    assertThat(energySpent()).isEqualTo(2 + 1 + 2);
    assertThat(dataSpent()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"REFRESH", "PUSH", "TRANSFER"},
      mode = Mode.EXCLUDE)
  void given_work_on_power_or_for_the_user_when_it_runs_then_it_is_free(Cause cause) {
    account.woken(cause, 0);
    account.ran(cause, 10_000_000, 0);
    starts(Interface.CELLULAR, cause);
    completes(Interface.CELLULAR, 1_000, 3_000);

    assertThat(energySpent()).isZero();
    assertThat(dataSpent()).isZero();
  }

  @Test
  void given_a_transfer_over_wifi_when_it_completes_then_no_data_are_charged() {
    starts(Interface.WIFI, Cause.REFRESH);
    completes(Interface.WIFI, 1_000, 3_000);

    assertThat(energySpent()).isZero();
    assertThat(dataSpent()).isZero();
  }

  @Test
  void given_a_transfer_that_fails_when_bytes_had_gone_up_then_those_are_charged() {
    starts(Interface.CELLULAR, Cause.REFRESH);
    account.on(
        0,
        new NetworkEvent.TransferFailed(
            1, Interface.CELLULAR, TransferError.CONNECTION_LOST, 3_000));

    assertThat(dataSpent()).isEqualTo(3);
    assertThat(energySpent()).isEqualTo(1.5);
  }

  @Test
  void given_seconds_in_the_foreground_when_those_are_charged_then_at_their_own_price() {
    account.wasInForeground(10_000_000, 0);

    assertThat(energySpent()).isEqualTo(2);
  }

  @Test
  void given_bytes_of_wakes_when_taken_then_transfers_of_the_daemon_are_not_among_them() {
    starts(Interface.CELLULAR, Cause.REFRESH);
    completes(Interface.CELLULAR, 1_000, 3_000);
    assertThat(account.takeWakeBytes()).isEqualTo(4_000);
    assertThat(account.takeWakeBytes()).isZero();

    starts(Interface.CELLULAR, Cause.TRANSFER);
    completes(Interface.CELLULAR, 1_000, 3_000);
    assertThat(account.takeWakeBytes()).isZero();
  }

  @Test
  void given_something_newer_when_stored_then_it_is_new_data_from_that_instant_on() {
    account.on(HOUR, new ClientEvent.Replaced(1, List.of(), List.of()));
    assertThat(account.newDataSince(0)).isFalse();

    account.on(HOUR, new ClientEvent.Replaced(1, List.of(), List.of("r1"))); // one is gone
    assertThat(account.newDataSince(HOUR)).isTrue();
    assertThat(account.newDataSince(HOUR + 1)).isFalse();

    account.on(
        2 * HOUR, new ClientEvent.Replaced(1, List.of(new RecordVersion("r2", 1)), List.of()));
    assertThat(account.newDataSince(2 * HOUR)).isTrue();
  }
}
