package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushEvent.DropReason;
import dev.torpor.os.push.PushEvent.Place;
import dev.torpor.os.push.PushType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushMeterTest {
  private final PushMeter meter = new PushMeter(new Window(100, 1_000));
  private final List<IdentityCheck.Failure> failures = new ArrayList<>();

  private void sent(long at, long push) {
    meter.on(at, new PushEvent.Sent(push, PushType.BACKGROUND, 5, 39));
  }

  @Test
  void given_pushes_of_every_fate_then_each_is_counted_once_inside_the_window() {
    sent(50, 1);
    sent(150, 2);
    sent(160, 3);
    sent(170, 4);
    meter.on(180, new PushEvent.Rejected(400, "BadPriority"));
    meter.on(200, new PushEvent.Delivered(1));
    meter.on(210, new PushEvent.Stored(2, PushEvent.StoreReason.UNREACHABLE));
    meter.on(220, new PushEvent.Replaced(2, 3, Place.SERVICE));
    meter.on(230, new PushEvent.Dropped(3, Place.DEVICE, DropReason.FORCE_QUIT));
    meter.on(2_000, new PushEvent.Delivered(4));

    assertThat(meter.finish(failures))
        .hasToString(
            "PushActivity[sent=3, rejected=1, stored=1, replaced=1, delivered=1,"
                + " dropped={FORCE_QUIT=1}]");
    assertThat(failures).isEmpty();
  }

  @Test
  void given_a_push_that_ends_twice_then_the_identity_fails_and_names_it() {
    sent(150, 7);
    meter.on(200, new PushEvent.Delivered(7));
    meter.on(300, new PushEvent.Dropped(7, Place.DEVICE, DropReason.KILLED));
    meter.finish(failures);

    assertThat(failures)
        .containsExactly(
            new IdentityCheck.Failure(
                "pushes",
                "0d 00:00:00.0003: push 7 came to an end that had ended before or was never"
                    + " sent"));
  }
}
