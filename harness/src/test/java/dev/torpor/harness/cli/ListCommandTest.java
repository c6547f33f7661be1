package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ListCommand.Kind.class)
  void given_a_kind_when_listed_then_text_and_JSON_name_the_same_things(ListCommand.Kind kind)
      throws IOException {
    Cli cli = new Cli(folder);
    String text = cli.run("list", kind.word()).out();
    JsonNode items = new ObjectMapper().readTree(cli.run("list", kind.word(), "--json").out());
    assertThat(items).isNotEmpty();
    for (JsonNode item : items) {
      String name = item.path("name").asText();
      assertThat(item.path("summary").asText()).as(name).isNotBlank();
      assertThat(text.lines()).as(name).anyMatch(line -> line.startsWith(name + " "));
    }
    assertThat(text.lines().filter(line -> !line.startsWith(" "))).hasSize(items.size());
  }

  @Test
  void given_clients_when_listed_then_their_options_stand_below_with_defaults() {
    assertThat(new Cli(folder).run("list", "clients").out())
        .containsPattern("(?m)^poll +\\S.*\n(    .*\n)*    interval=\\S+ +duration +\\S");
  }

  @Test
  void given_policies_when_listed_then_parameters_have_a_grade_and_a_source() {
    assertThat(new Cli(folder).run("list", "policies").out())
        .containsPattern(
            "(?m)^    bgt\\.refreshMinSpacing=\\S+ +(documented|stated|measured|choice) +\\S");
  }

  @Test
  void given_things_based_on_another_when_listed_then_only_what_is_different_stands_below() {
    Cli cli = new Cli(folder);
    assertThat(cli.run("list", "clients").out())
        .containsPattern(
            """
            (?m)^charge-only .*
                interval=30min .*
                maxDefer=24h .*
                onBattery=off .*
                triggers=\\[.*\\]
                gates=\\[.*\\]
                the rest as kit
            """);
    assertThat(cli.run("list", "policies").out())
        .containsPattern("(?m)^night-only .*\n(    [a-z].*\n){1,5}    the rest as ios\n");
  }
}
