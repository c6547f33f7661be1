package dev.torpor.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerChangesTest {
  @Test
  void given_every_kind_of_change_then_versions_go_on_and_new_records_begin_at_one() {
    ServerChanges changes =
        new ServerChanges(
            1,
            List.of(
                new Change(10, 0, Kind.UPDATE),
                new Change(20, 0, Kind.UPDATE, 1, 77),
                new Change(30, 1, Kind.CREATE),
                new Change(40, 0, Kind.DELETE),
                new Change(50, 0, Kind.CREATE)));

    List<String> script = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      script.add(
          changes.at(i)
              + " "
              + changes.kind(i)
              + " "
              + ServerChanges.recordName(changes.record(i))
              + "@"
              + changes.version(i)
              + " value "
              + changes.value(i)
              + " bytes "
              + changes.bytes(i));
    }

    assertThat(script)
        .containsExactly(
            "10 UPDATE r0@2 value 2 bytes -1",
            "20 UPDATE r0@3 value 1 bytes 77",
            "30 CREATE r1@1 value 1 bytes -1",
            "40 DELETE r0@4 value 4 bytes -1",
            "50 CREATE r0@5 value 5 bytes -1");
    assertThat(changes.records()).isEqualTo(1);
    assertThat(changes.recordsInAll()).isEqualTo(2);
  }

  @Test
  void given_a_change_that_cannot_be_then_the_message_says_which_record_is_meant() {
    assertThatThrownBy(() -> script(new Change(1, 0, Kind.CREATE))).hasMessage("r0 exists already");
    assertThatThrownBy(() -> script(new Change(1, 1, Kind.UPDATE)))
        .hasMessage("there are 1 records, so none has the number 1");
    assertThatThrownBy(() -> script(new Change(1, 0, Kind.DELETE), new Change(2, 0, Kind.UPDATE)))
        .hasMessage("r0 does not exist");
    assertThatThrownBy(() -> script(new Change(2, 0, Kind.UPDATE), new Change(1, 0, Kind.UPDATE)))
        .hasMessage("changes must be in order of time");
  }

  private static ServerChanges script(Change... changes) {
    return new ServerChanges(1, List.of(changes));
  }
}
