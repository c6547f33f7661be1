package dev.torpor.harness.referee;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.LocalEdit.Kind;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.scenario.ClientOptionBinder;
import dev.torpor.harness.scenario.Installed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KillPointsTest {
  private static final long FROM = 12 * HOUR;

  static Stream<Arguments> workloads() {
    return Stream.of("paged", "cursor")
        .flatMap(
            shape ->
                Stream.of(
                        List.of(Kind.CREATE),
                        List.of(Kind.UPDATE, Kind.UPDATE),
                        List.of(Kind.UPDATE, Kind.DELETE),
                        List.of(Kind.CREATE, Kind.UPDATE, Kind.DELETE))
                    .map(edits -> Arguments.of(shape, edits)));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void no_kill_at_any_boundary_makes_a_correct_client_break_a_rule(String shape, List<Kind> edits) {
    List<BiFunction<App, Trial, SyncClient>> clients =
        shape.equals("paged")
            ? List.of(BaseClient::new)
            : List.of(preset("outbox"), preset("conflict"));
    for (BiFunction<App, Trial, SyncClient> client : clients) {
      KillPoints points = new KillPoints(workload(shape, edits), client);
      SortedSet<Long> instants = points.instants(FROM, FROM + 10 * MINUTE);

      assertThat(instants).hasSizeGreaterThan(4 * edits.size());
      assertThat(points.play(instants)).isEmpty();
    }
  }

  @Test
  void a_queue_in_memory_does_not_survive_every_kill() {
    KillPoints points =
        new KillPoints(workload("paged", List.of(Kind.UPDATE)), BadUploads::queueInMemory);

    List<String> found = points.play(points.instants(FROM + MINUTE, FROM + 2 * MINUTE));

    assertThat(found).isNotEmpty().allMatch(line -> line.contains("id=U1"));
  }

  private static Supplier<Trial> workload(String shape, List<Kind> edits) {
    return () -> {
      Trial trial =
          new Trial(shape + " " + edits)
              .shape(shape)
              .records(12)
              .open(FROM, FROM + 5 * MINUTE)
              .open(16 * HOUR, 16 * HOUR + 5 * MINUTE)
              .updates(FROM - 2 * HOUR, 30 * MINUTE, 8)
              .update(FROM + MINUTE + 2 * SECOND, 3)
              .lasting(17 * HOUR);
      boolean created = edits.get(0) == Kind.CREATE;
      for (int i = 0; i < edits.size(); i++) {
        trial.edit(FROM + MINUTE + i * SECOND, edits.get(i), created ? "e1-record" : "r9");
      }
      return trial;
    };
  }

  private static BiFunction<App, Trial, SyncClient> preset(String name) {
    SyncClientProvider provider =
        Installed.clients().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    var options =
        Objects.requireNonNull(
            ClientOptionBinder.bind(
                provider.options(), Map.of("url", Trial.URL), new Unexpected()));
    return (app, trial) -> provider.launch(app, options);
  }
}
