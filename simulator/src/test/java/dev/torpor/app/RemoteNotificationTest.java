package dev.torpor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteNotificationTest {
  @Test
  void given_a_background_push_then_its_payload_is_the_one_that_Apple_documents() {
    RemoteNotification push = RemoteNotification.background(Map.of("cursor", "17"));

    assertThat(push.json()).isEqualTo("{\"aps\":{\"content-available\":1},\"cursor\":\"17\"}");
    assertThat(push.bytes()).isEqualTo(45);
    assertThat(push.contentAvailable()).isTrue();
    assertThat(push.notifiesUser()).isFalse();
  }

  @Test
  void given_everything_then_keys_stand_in_a_fixed_order_and_texts_are_escaped() {
    RemoteNotification push =
        new RemoteNotification(
            "a \"b\" \\ \n é",
            3,
            "ping",
            EnumSet.of(RemoteNotification.Flag.MUTABLE_CONTENT),
            Collections.emptySortedMap());

    assertThat(push.with(RemoteNotification.Flag.CONTENT_AVAILABLE).json())
        .isEqualTo(
            "{\"aps\":{\"alert\":\"a \\\"b\\\" \\\\ \\u000a é\",\"badge\":3,\"sound\":\"ping\","
                + "\"content-available\":1,\"mutable-content\":1}}");
    assertThat(RemoteNotification.alert("é").bytes()).isEqualTo(22);
  }
}
