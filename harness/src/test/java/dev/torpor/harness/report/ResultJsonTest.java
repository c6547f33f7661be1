package dev.torpor.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Metrics;
import dev.torpor.measure.Unit;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
  @Test
  void given_an_eventful_run_when_written_then_the_file_is_as_documented() {
    Golden.check("report/eventful.json", ResultJson.text(SampleRuns.eventful()));
  }

  @Test
  void given_a_result_when_written_then_its_parts_stand_in_the_documented_order()
      throws IOException {
    Iterator<String> names = read(ResultJson.text(SampleRuns.eventful())).fieldNames();
    assertThat(names)
        .toIterable()
        .containsExactly(
            "schema",
            "torpor",
            "scenario",
            "seed",
            "client",
            "policy",
            "measured",
            "fingerprint",
            "freshness",
            "energy",
            "traffic",
            "os",
            "server",
            "violations",
            "unmatched",
            "backendErrors",
            "warnings",
            "expectations");
  }

  @Test
  void given_a_run_without_a_dataset_when_written_then_what_was_not_measured_is_absent()
      throws IOException {
    JsonNode tree = read(ResultJson.text(SampleRuns.quiet()));
    assertThat(tree.has("freshness")).isFalse();
    assertThat(tree.path("energy").has("syncMarginal")).isFalse();
    assertThat(tree.path("energy").has("battery")).isFalse();
    assertThat(tree.path("traffic").path("requests").isNumber()).isTrue();
  }

  @Test
  void given_every_metric_that_was_measured_when_read_back_then_it_is_under_its_path()
      throws IOException {
    JsonNode tree = read(ResultJson.text(SampleRuns.eventful()));
    List<Metric> measured =
        Metrics.all().stream()
            .filter(metric -> metric.of(SampleRuns.eventful().measured()).isPresent())
            .filter(metric -> !metric.path().equals("violations"))
            .toList();
    assertThat(measured).hasSizeGreaterThan(60);
    for (Metric metric : measured) {
      JsonNode found = tree.at("/" + metric.path().replace('.', '/'));
      assertThat(found.isNumber()).as(metric.path()).isTrue();
      double expected = metric.of(SampleRuns.eventful().measured()).orElseThrow();
      assertThat(found.doubleValue()).as(metric.path()).isCloseTo(expected, within(metric));
    }
  }

  @Test
  void given_numbers_of_any_size_when_written_then_none_has_an_exponent() {
    assertThat(Decimals.of(Unit.JOULES, 1.6e-9).toPlainString()).isEqualTo("0.000000002");
    assertThat(Decimals.of(Unit.JOULES, 0).toPlainString()).isEqualTo("0");
    assertThat(Decimals.of(Unit.BYTES, 5e12).toPlainString()).isEqualTo("5000000000000");
    assertThat(Decimals.of(Unit.SHARE, 0.1).toPlainString()).isEqualTo("0.1");
    assertThat(Decimals.seconds(86_400_000_000L).toPlainString()).isEqualTo("86400");
    assertThat(Decimals.seconds(1).toPlainString()).isEqualTo("0.000001");
    assertThat(JsonText.of(List.of(Decimals.of(Unit.JOULES, 1e-9), Decimals.seconds(1))))
        .isEqualTo("[\n  0.000000001,\n  0.000001\n]\n");
  }

  private static org.assertj.core.data.Offset<Double> within(Metric metric) {
    return org.assertj.core.data.Offset.offset(metric.unit() == Unit.BYTES ? 0.5 : 1e-6);
  }

  private static JsonNode read(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
