package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.network.TransferError;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.os.UrlSessionEvent.StartedIn;
import dev.torpor.os.UrlSessionEvent.TaskKind;
import dev.torpor.os.WorkKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferMeterTest {
  private final TransferMeter meter = new TransferMeter(new Window(100, 1_000));
  private final List<IdentityCheck.Failure> failures = new ArrayList<>();

  private void started(long at, String task) {
    meter.on(
        at,
        new UrlSessionEvent.TaskStarted(
            task, TaskKind.DOWNLOAD, WorkKind.URL_SESSION, StartedIn.FOREGROUND, -1, -1));
  }

  @Test
  void given_tasks_that_end_well_and_badly_then_they_are_counted_inside_the_window() {
    started(50, "s/1");
    started(150, "s/2");
    meter.on(160, new UrlSessionEvent.Attempted("s/1", 1, 1));
    meter.on(170, new UrlSessionEvent.Retrying("s/1", TransferError.TIMED_OUT, 0, 10));
    meter.on(180, new UrlSessionEvent.Attempted("s/1", 2, 2));
    meter.on(190, new UrlSessionEvent.TaskEnded("s/1", 200, null));
    meter.on(200, new UrlSessionEvent.TaskEnded("s/2", 0, TransferError.CANCELLED));
    meter.on(210, new UrlSessionEvent.DelayChanged(60));
    meter.on(210, new UrlSessionEvent.Woke("s"));
    meter.on(220, new UrlSessionEvent.TaskReported("s/1"));
    meter.on(230, new UrlSessionEvent.DelayChanged(0));
    meter.on(2_000, new UrlSessionEvent.DelayChanged(240));

    assertThat(meter.finish(failures)).isEqualTo(new TransferActivity(1, 2, 1, 1, 1, 1, 1, 60));
    assertThat(failures).isEmpty();
  }

  @Test
  void given_a_task_that_ends_twice_then_the_identity_fails_and_names_it() {
    started(150, "s/1");
    meter.on(200, new UrlSessionEvent.TaskEnded("s/1", 200, null));
    meter.on(300, new UrlSessionEvent.TaskEnded("s/1", 200, null));
    meter.finish(failures);

    assertThat(failures).singleElement().extracting("identity").isEqualTo("tasks");
  }
}
