package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.binding.ProblemText;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileMistakesTest {
  @TempDir Path folder;

  private String mistakesOfRadio(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), text);
    Problems problems = new Problems();
    ProjectFiles files = ProjectFiles.of(file, List.of());
    assertThat(new Profiles(Catalog.shipped(), files, problems).radio("my.yaml")).isNull();
    return ProblemText.of(problems.all());
  }

  private String mistakesOfDevice(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), text);
    Problems problems = new Problems();
    ProjectFiles files = ProjectFiles.of(file, List.of());
    assertThat(new Profiles(Catalog.shipped(), files, problems).device("my.yaml")).isNull();
    return ProblemText.of(problems.all());
  }

  @Test
  void given_a_tail_above_the_active_power_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: A tail in the wrong unit
                like: lte-2021-modern
                tail:
                  - power: {value: 178 W, grade: recalled, source: "table 2"}
                    time: {value: 10 s, grade: verified, source: "table 2"}
                """))
        .contains(
            "my.yaml:1:1: error: a phase of the tail draws 178000000 uW, more than the active");
  }

  @Test
  void given_a_tail_that_rises_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: Phases in the wrong order
                like: lte-2021-modern
                tail:
                  - power: {value: 66 mW, grade: recalled, source: "table 2"}
                    time: {value: 5 s, grade: verified, source: "table 2"}
                  - power: {value: 178 mW, grade: recalled, source: "table 2"}
                    time: {value: 5 s, grade: verified, source: "table 2"}
                """))
        .contains("draws 178000 uW, more than the phase before with 66000");
  }

  @Test
  void given_a_tail_below_the_idle_power_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: A tail in the wrong unit
                like: lte-2021-modern
                tail:
                  - power: {value: 178 uW, grade: recalled, source: "table 2"}
                    time: {value: 10 s, grade: verified, source: "table 2"}
                """))
        .contains("draws 178 uW, less than the idle radio with 10000 uW");
  }

  @Test
  void given_one_channel_and_several_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: Two ways to say it
                like: umts-att-aro
                promotion:
                  power: {value: 1 W, grade: assumed, source: "-"}
                  time: {value: 1 s, grade: assumed, source: "-"}
                """))
        .contains("beside 'channels' there is no 'promotion', 'active' or 'tail'");
  }

  @Test
  void given_channels_that_do_not_stack_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: Above nothing that is there
                like: umts-att-aro
                channels:
                  DCH:
                    above: HSPA
                """))
        .contains("no channel is above FACH");
    assertThat(
            mistakesOfRadio(
                """
                description: A phase that goes nowhere
                like: umts-att-aro
                channels:
                  FACH:
                    tail:
                      - power: {value: 300 mW, grade: assumed, source: "-"}
                        time: {value: 1 s, grade: assumed, source: "-"}
                        channel: DHC
                """))
        .contains("there is no channel 'DHC' here. Did you mean 'DCH'?");
  }

  @Test
  void given_a_single_channel_without_its_tail_then_the_radio_is_refused() throws IOException {
    assertThat(
            mistakesOfRadio(
                """
                description: Without a tail
                reaches: [cellular]
                promotion:
                  power: {value: 1 W, grade: assumed, source: "-"}
                  time: {value: 1 s, grade: assumed, source: "-"}
                active:
                  power: {value: 1 W, grade: assumed, source: "-"}
                  up: {value: 0 pJ/bit, grade: assumed, source: "-"}
                  down: {value: 0 pJ/bit, grade: assumed, source: "-"}
                idle:
                  power: {value: 0 mW, grade: assumed, source: "-"}
                """))
        .contains("'tail' is missing; a radio with several channels says 'channels' instead");
  }

  @Test
  void given_the_13_mini_of_the_published_list_then_its_battery_is_refused() throws IOException {
    assertThat(
            mistakesOfDevice(
                """
                description: iPhone 13 mini as the list has it
                like: iphone-13
                battery: {value: 9.57 Wh, charge: 2406 mAh, grade: recalled, source: "the list"}
                """))
        .contains("error: 9570 mWh and 2406 mAh make 3.977 V, and the cell of a phone has 3.75 to");
  }

  @Test
  void given_a_device_that_could_not_stay_on_then_it_is_refused() throws IOException {
    assertThat(
            mistakesOfDevice(
                """
                description: Boots too early
                like: iphone-15
                bootLevel: {value: 1%, grade: assumed, source: "-"}
                """))
        .contains("'bootLevel' must be above 'shutdownLevel'");
  }
}
