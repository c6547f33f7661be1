package dev.torpor.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica.RecordVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushPayloadTest {
  private static final RemoteNotification PLAIN = RemoteNotification.background(Map.of());

  @Test
  void given_changes_that_fit_then_the_payload_has_them_as_the_feed_does() {
    RemoteNotification push =
        PushPayload.of(
            PLAIN,
            7,
            PushPlan.Payload.DATA,
            List.of(new RecordVersion("r7", 3), RecordVersion.tombstone("r9", 4)),
            40);

    assertThat(push.data())
        .containsEntry("seq", "7")
        .containsEntry(
            "records",
            "[{\"id\":\"r7\",\"version\":3,\"data\":\"xxxxxxx\"},"
                + "{\"id\":\"r9\",\"version\":4,\"deleted\":true}]");
    assertThat(push.contentAvailable()).isTrue();
  }

  @Test
  void given_too_much_then_names_remain_and_after_them_a_hint_and_4096_bytes_are_never_exceeded() {
    List<RecordVersion> changed = new ArrayList<>();
    for (int count = 1; count <= 2_000; count++) {
      changed.add(new RecordVersion("r" + count, 2));
      RemoteNotification push = PushPayload.of(PLAIN, count, PushPlan.Payload.DATA, changed, 1_000);
      assertThat(push.bytes()).isLessThanOrEqualTo(PushPayload.MAX_BYTES);
      assertThat(push.data())
          .containsKey(
              count <= 3 ? "records" : count <= 800 ? "ids" : count > 1_000 ? "more" : "seq");
    }
  }

  @Test
  void given_nothing_to_say_then_the_push_stays_as_it_is() {
    List<RecordVersion> changed = List.of(new RecordVersion("r7", 3));

    assertThat(PushPayload.of(PLAIN, 7, PushPlan.Payload.NONE, changed, 40)).isSameAs(PLAIN);
    assertThat(PushPayload.of(PLAIN, 7, PushPlan.Payload.IDS, changed, 40).data())
        .containsEntry("ids", "r7")
        .doesNotContainKey("records");
  }
}
