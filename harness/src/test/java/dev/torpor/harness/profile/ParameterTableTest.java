package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.binding.Complaints;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every row of the table of parameters is a line of a profile, which a scenario can override. */
class ParameterTableTest {
  private static final Path TABLE = Path.of("src/test/resources/parameter-table.txt");
  private static final Path PROFILES = Path.of("src/main/resources/dev/torpor/profiles");

  /** Where a row lives: {@code profile: key = value}. */
  private record Place(String row, String profile, String key, String value) {}

  private static List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE, StandardCharsets.UTF_8)) {
      if (!line.startsWith("#")) {
        String row = line.substring(0, line.indexOf(" | "));
        for (String place : line.substring(line.lastIndexOf(" | ") + 3).split("; ", -1)) {
          int colon = place.indexOf(": ");
          int equals = place.indexOf(" = ");
          String key = place.substring(colon + 2, equals);
          places.add(new Place(row, place.substring(0, colon), key, place.substring(equals + 3)));
        }
      }
    }
    return places;
  }

  @Test
  void given_the_table_when_read_then_it_has_all_its_rows_and_each_has_a_place()
      throws IOException {
    Map<String, Integer> rows = new TreeMap<>();
    places().forEach(place -> rows.merge(place.row().split("\\.", -1)[0], 1, Integer::sum));

    assertThat(places().stream().map(Place::row).distinct()).hasSize(133);
    assertThat(rows)
        .containsOnlyKeys(
            "bgt", "budget", "cond", "das", "energy", "life", "penalty", "predict", "push", "url");
  }

  @Test
  void given_a_row_that_lives_in_a_policy_then_its_line_has_that_value_and_can_be_overridden()
      throws IOException {
    for (Place place : places()) {
      if (!place.profile().contains("/")) {
        PolicyParameters profile =
            Objects.requireNonNull(Profiles.shipped().policyParameters(place.profile()));

        assertThat(profile.all())
            .as(place.row())
            .filteredOn(parameter -> parameter.name().equals(place.key()))
            .singleElement()
            .extracting(PolicyParameter::text)
            .isEqualTo(place.value());
        PolicyParameters overridden =
            PolicyOverrides.apply(profile, Map.of(place.key(), place.value()), new NoMistakes());
        assertThat(Objects.requireNonNull(overridden).all())
            .filteredOn(parameter -> parameter.source().equals("the scenario"))
            .extracting(PolicyParameter::name)
            .containsExactly(place.key());
      }
    }
  }

  @Test
  void given_a_row_that_lives_in_a_device_or_a_radio_then_a_line_of_its_file_has_that_value()
      throws IOException {
    for (Place place : places()) {
      if (place.profile().contains("/")) {
        Path file = PROFILES.resolve(place.profile() + ".yaml");

        assertThat(Files.readString(file))
            .as(place.row())
            .contains(place.key() + ": {value: " + place.value() + ", ");
      }
    }
  }

  private static final class NoMistakes implements Complaints {
    @Override
    public void aboutName(String name, String message) {
      throw new AssertionError(message);
    }

    @Override
    public void aboutValue(String name, String message) {
      throw new AssertionError(message);
    }
  }
}
