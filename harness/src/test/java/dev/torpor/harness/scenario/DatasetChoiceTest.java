package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.DatasetPlan;
import dev.torpor.world.EditPlan;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Kind;
import dev.torpor.world.World;
import dev.torpor.world.WorldFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetChoiceTest {
  @TempDir Path folder;

  static List<String> contents() {
    return Catalog.shipped().names(ProfileKind.CONTENT);
  }

  @ParameterizedTest
  @MethodSource("contents")
  void given_a_content_then_a_month_of_it_can_be_drawn(String name)
      throws IOException, ScenarioException {
    LoadedScenario loaded = load("dataset: {content: " + name + "}", "");

    World world = WorldFactory.draw(loaded.worldPlan(), 28 * TimeFormat.DAY, new RandomStreams(1));

    assertThat(world.changes().size()).isPositive();
    assertThat(loaded.dataset().settings().recordBytes()).isPositive();
    boolean reads = loaded.dataset().edits().equals(EditPlan.NONE);
    assertThat(world.edits().isEmpty()).isEqualTo(reads);
  }

  @Test
  void given_a_content_and_keys_beside_it_then_the_keys_win() throws Exception {
    LoadedScenario loaded =
        load(
            """
            dataset: {content: mail, records: 7, changes: {every: 1h}, deletes: 0%, bytes: 3 KB}
            """,
            "edits: {at: ['08:00', 90min], bytes: 9 KB, creates: 100%, deletes: 0%}");

    assertThat(loaded.dataset().plan())
        .isEqualTo(
            new DatasetPlan(
                7,
                new ChangeProcess.Every(TimeFormat.HOUR),
                new DatasetPlan.Mix(0, 0.5, 0.1),
                List.of()));
    assertThat(loaded.dataset().settings().recordBytes()).isEqualTo(3_000);
    assertThat(loaded.dataset().edits().bytes()).isEqualTo(9_000);
  }

  @Test
  void given_a_shape_with_options_then_the_dataset_is_served_with_them() throws Exception {
    LoadedScenario loaded =
        load(
            """
            dataset: {records: 7, changes: {every: 1h}, shape: {use: paged, pageLimit: 3}}
            """,
            "");

    assertThat(loaded.dataset().settings())
        .isEqualTo(new DatasetSettings(1_024, "paged", Map.of("pageLimit", "3")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "pagd | backend.dataset.shape | 'pagd' is not one of",
        "{use: pagd} | backend.dataset.shape.use | Did you mean 'paged'?",
        "{pageLimit: 3} | backend.dataset.shape | 'use' is missing",
        "{use: paged, pageLimt: 3} | backend.dataset.shape.pageLimt | Did you mean 'pageLimit'?",
        "{use: paged, pageLimit: 0} | backend.dataset.shape.pageLimit | a whole number from 1"
      })
  void given_a_shape_that_there_is_not_then_the_mistake_is_told_at_its_place(
      String shape, String place, String message) {
    assertThatThrownBy(
            () -> load("dataset: {records: 7, changes: {every: 1h}, shape: " + shape + "}", ""))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("(at " + place + ")");
  }

  @Test
  void given_bursts_and_hours_then_the_process_has_them() throws Exception {
    ChangeProcess bursts =
        load(
                """
                dataset: {records: 1, changes: {bursts: 6/h, on: 12min, off: 90min, day: waking}}
                """,
                "")
            .dataset()
            .plan()
            .changes();
    ChangeProcess office =
        load("dataset: {records: 1, changes: {poisson: 4/h, day: office-hours}}", "")
            .dataset()
            .plan()
            .changes();
    ChangeProcess nights =
        load("dataset: {records: 1, changes: {poisson: 4/h, day: {night: 25%}}}", "")
            .dataset()
            .plan()
            .changes();

    assertThat(((ChangeProcess.Bursts) bursts).meanMicros())
        .isEqualTo(600e6 * 12 / 102); // 51 an hour while it lasts
    ChangeProcess.Diurnal diurnal = (ChangeProcess.Diurnal) office;
    assertThat(diurnal.day().weight(DayOfWeek.FRIDAY, 9)).isEqualTo(1);
    assertThat(diurnal.day().weight(DayOfWeek.FRIDAY, 17)).isZero();
    assertThat(diurnal.day().weight(DayOfWeek.SATURDAY, 12)).isZero();
    assertThat(((ChangeProcess.Diurnal) nights).day().weight(DayOfWeek.MONDAY, 6)).isEqualTo(.25);
  }

  @Test
  void given_recorded_changes_then_they_come_as_they_were() throws Exception {
    Files.writeString(
        folder.resolve("changes.csv"),
        """
        time,record,bytes,kind
        1.5,alpha,2048
        90min,r1,
        2h,new,1 KiB,create
        1d,alpha,,delete
        9d,alpha,,create
        """);

    LoadedScenario loaded = load("dataset: {records: 3, changes: {replay: ./changes.csv}}", "");
    ServerChanges changes =
        WorldFactory.draw(loaded.worldPlan(), 7 * TimeFormat.DAY, new RandomStreams(1)).changes();

    List<String> script = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      script.add(
          String.join(
              " ",
              TimeFormat.instant(changes.at(i)),
              changes.kind(i).name(),
              ServerChanges.recordName(changes.record(i)),
              String.valueOf(changes.bytes(i))));
    }
    assertThat(script)
        .containsExactly(
            "0d 00:00:01.5 UPDATE r0 2048",
            "0d 01:30:00 UPDATE r1 -1",
            "0d 02:00:00 CREATE r3 1024",
            "1d 00:00:00 DELETE r0 -1");
    assertThat(changes.kind(3)).isEqualTo(Kind.DELETE);
  }

  private LoadedScenario load(String dataset, String user) throws IOException, ScenarioException {
    Files.createDirectories(folder.resolve("x"));
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(
        file,
        Scenarios.minimal()
            + "  "
            + dataset.strip()
            + "\nuser:\n  opens: [{at: \"07:40\", for: 20min}]\n  "
            + user
            + "\n");
    String text = Files.readString(file).replace("client: never\n", "");
    Files.writeString(file, text + "client: never\n");
    return ScenarioFile.load(file, LoadOptions.standard());
  }
}
