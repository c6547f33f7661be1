package dev.torpor.harness.referee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No correct client trips a monitor. The whole matrix is {@code -Dtorpor.referee.seeds=20}; {@code
 * -Dtorpor.referee.days=1} plays the first day of each scenario instead of all of it.
 */
class PresetsTest {
  private static final int SEEDS = Integer.getInteger("torpor.referee.seeds", 3);
  private static final long DAYS = Integer.getInteger("torpor.referee.days", 0);

  static List<Path> scenarios() throws IOException {
    return PresetMatrix.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_shipped_client_trips_a_monitor_in_a_shipped_scenario(Path scenario) throws Exception {
    List<String> found = PresetMatrix.play(scenario, SEEDS, DAYS * TimeFormat.DAY);

    assertThat(found).isEmpty();
  }
}
