package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.torpor.harness.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class ScenarioSchemaTest {
  private static final Path SCENARIOS = Path.of("../scenarios");
  private static final Path SCHEMA = SCENARIOS.resolve("torpor-scenario.schema.json");
  private static final Path RESOURCES = Path.of("src/test/resources/scenarios");

  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(ScenarioSchema.json(TestClients.all(), Installed.policies()));

  @Test
  void the_committed_schema_is_the_one_that_torpor_schema_prints() {
    Golden.check(SCHEMA, "scenarios/torpor-scenario.schema.json", ScenarioSchema.json());
  }

  @Test
  void given_the_schema_when_references_are_followed_then_they_lead_to_all_its_parts_and_no_others()
      throws IOException {
    JsonNode root = new ObjectMapper().readTree(ScenarioSchema.json());
    Set<String> parts = new TreeSet<>();
    root.get("$defs").fieldNames().forEachRemaining(name -> parts.add("#/$defs/" + name));

    assertThat(new TreeSet<>(root.findValuesAsText("$ref"))).isEqualTo(parts);
  }

  @Test
  void given_the_schema_when_its_options_are_counted_then_none_is_described_twice()
      throws IOException {
    JsonNode root = new ObjectMapper().readTree(ScenarioSchema.json());
    List<String> common = List.of("\"option.url\"", "\"policy.bgt.maxPendingRefresh\"");

    assertThat(common).allSatisfy(part -> assertThat(root.toString()).containsOnlyOnce(part + ":"));
    assertThat(root.findValuesAsText("description"))
        .containsOnlyOnce("Where the records come from. Default: https://api.example.test/feed.")
        .containsOnlyOnce("Default: 1. Apple, BGTaskScheduler submit(_:).");
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void given_a_shipped_scenario_when_validated_then_the_schema_agrees(Path file)
      throws IOException {
    JsonSchema committed =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));

    assertThat(committed.validate(tree(file))).isEmpty();
  }

  @Test
  void given_every_key_when_validated_then_the_schema_agrees() throws IOException {
    assertThat(mistakes(RESOURCES.resolve("full.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"units", "types", "missing", "names", "options", "list"})
  void given_a_file_with_mistakes_when_validated_then_the_schema_refuses_it(String name)
      throws IOException {
    assertThat(mistakes(RESOURCES.resolve("broken/" + name + ".yaml"))).isNotEmpty();
  }

  @Test
  void given_unknown_names_when_validated_then_each_is_found() throws IOException {
    assertThat(places(mistakes(RESOURCES.resolve("broken/names.yaml"))))
        .contains("$.device", "$.network[0]", "$.policy");
    assertThat(places(mistakes(RESOURCES.resolve("broken/options.yaml"))))
        .contains("$.client", "$.policy");
  }

  private List<ValidationMessage> mistakes(Path file) throws IOException {
    return List.copyOf(schema.validate(tree(file)));
  }

  private static JsonNode tree(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper()
        .valueToTree(new Load(settings).loadFromString(Files.readString(file)));
  }

  private static List<String> places(List<ValidationMessage> mistakes) {
    return mistakes.stream().map(mistake -> mistake.getInstanceLocation().toString()).toList();
  }
}
