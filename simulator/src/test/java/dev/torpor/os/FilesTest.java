package dev.torpor.os;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.http.Body;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import org.junit.jupiter.api.Test;

class FilesTest {
  /** Says what it finds, then leaves a file, or at its second launch none. */
  private record Writer(App app) implements SyncClient {
    @Override
    public void launched(Launch launch) {
      try {
        app.log("found " + app.files().read("notes").text());
        app.files().remove("notes");
        app.log("exists " + app.files().exists("notes"));
      } catch (FileException e) {
        app.log(e.problem() + ": " + e.getMessage());
        app.files().write("notes", Body.of("hello"));
      }
    }
  }

  @Test
  void given_a_file_when_its_process_is_killed_then_the_next_one_finds_it() {
    Story story =
        new Story()
            .client(Writer::new)
            .act(60 * SECOND, Kind.FORCE_QUIT)
            .open(120 * SECOND, 130 * SECOND);

    assertThat(story.play(HOUR, "client."))
        .containsExactly(
            "0d 00:00:01 client.log message=NO_SUCH_FILE: there is no file 'notes'",
            "0d 00:02:01 client.log message=found hello",
            "0d 00:02:01 client.log message=exists false");
  }
}
