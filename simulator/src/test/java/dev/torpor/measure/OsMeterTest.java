package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.os.AppState;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.os.WorkKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OsMeterTest {
  private static final String ID = "app.refresh";

  private final OsMeter meter = new OsMeter(new Window(100, 1_000));

  private void blocked(long at, String identifier, String... reasons) {
    meter.on(at, new OsEvent.Blocked(WorkKind.REFRESH, identifier, List.of(reasons)));
  }

  private void granted(long at, String identifier) {
    meter.on(at, new OsEvent.Granted(WorkKind.REFRESH, identifier));
  }

  private void state(long at, AppState state) {
    meter.on(at, new OsEvent.StateChanged(state));
  }

  @Test
  void given_changing_reasons_when_measured_then_each_reason_gets_its_time() {
    blocked(50, ID, "NOT_DUE");
    blocked(200, ID, "NOT_DUE", "LOW_POWER_MODE");
    blocked(300, ID, "LOW_POWER_MODE");
    granted(450, ID);

    assertThat(meter.finish(1_000).blockedMicros())
        .hasToString("{LOW_POWER_MODE=250, NOT_DUE=200}");
  }

  @Test
  void given_two_pieces_of_work_when_blocked_then_both_count_until_granted_cancelled_or_the_end() {
    blocked(100, ID, "NOT_DUE");
    blocked(100, "other", "NOT_DUE");
    meter.on(300, new OsEvent.Cancelled(WorkKind.REFRESH, "other"));
    granted(400, ID);
    blocked(900, ID, "MIN_SPACING");

    assertThat(meter.finish(2_000).blockedMicros()).hasToString("{MIN_SPACING=100, NOT_DUE=500}");
  }

  @Test
  void given_work_resubmitted_when_it_was_blocked_then_its_time_goes_on() {
    blocked(100, ID, "NOT_DUE");
    meter.on(200, new OsEvent.Submitted(WorkKind.REFRESH, ID, 900));
    granted(300, ID);

    assertThat(meter.finish(1_000).blockedMicros()).hasToString("{NOT_DUE=200}");
  }

  @Test
  void given_the_life_of_tasks_when_measured_then_every_step_is_counted_inside_the_window() {
    for (long at : new long[] {50, 150}) {
      meter.on(at, new OsEvent.Submitted(WorkKind.REFRESH, ID, at));
      meter.on(at, new OsEvent.SubmitRefused(WorkKind.REFRESH, ID, "NOT_PERMITTED"));
      granted(at, ID);
      meter.on(at, new OsEvent.Started(WorkKind.REFRESH, ID));
      meter.on(at, new OsEvent.Expired(WorkKind.REFRESH, ID, true));
      meter.on(at, new OsEvent.Completed(WorkKind.REFRESH, ID, true));
      meter.on(at, new OsEvent.Completed(WorkKind.REFRESH, ID, false));
      meter.on(at, new OsEvent.Cancelled(WorkKind.REFRESH, ID));
    }

    assertThat(meter.finish(1_000).work(WorkKind.REFRESH))
        .isEqualTo(new OsActivity.Work(1, 1, 1, 1, 1, 1, 2, 1));
  }

  @Test
  void given_the_life_of_a_process_when_measured_then_time_and_exits_are_counted() {
    state(50, AppState.LAUNCHING);
    state(60, AppState.FOREGROUND);
    state(200, AppState.BACKGROUND);
    state(230, AppState.SUSPENDED);
    meter.on(500, new OsEvent.Exited(ExitReason.MEMORY_PRESSURE, ""));
    state(500, AppState.NOT_RUNNING);
    state(700, AppState.LAUNCHING);
    state(701, AppState.BACKGROUND);

    OsActivity os = meter.finish(1_000);

    assertThat(os.launches()).isEqualTo(1);
    assertThat(os.exits()).hasToString("{MEMORY_PRESSURE=1}");
    assertThat(os.exitCounters()).hasToString("{cumulativeMemoryPressureExitCount=1}");
    assertThat(os.stateMicros())
        .containsEntry(AppState.FOREGROUND, 100L)
        .containsEntry(AppState.BACKGROUND, 30L + 299L)
        .containsEntry(AppState.SUSPENDED, 270L)
        .containsEntry(AppState.LAUNCHING, 1L)
        .containsEntry(AppState.NOT_RUNNING, 200L);
  }
}
