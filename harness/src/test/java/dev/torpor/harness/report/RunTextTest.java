package dev.torpor.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTextTest {
  private static final Look COLOURED = new Look(Look.Glyphs.ASCII, Look.Ink.ANSI);

  @Test
  void given_a_header_when_written_then_it_says_what_will_run() {
    Golden.check("report/header.txt", new RunText(Look.PLAIN).header(SampleRuns.header()));
  }

  @Test
  void given_an_eventful_run_when_written_then_every_section_is_there() {
    Golden.check("report/eventful.txt", new RunText(Look.PLAIN).result(SampleRuns.eventful()));
  }

  @Test
  void given_a_run_without_a_dataset_when_written_then_freshness_is_not_measured() {
    Golden.check("report/quiet.txt", new RunText(Look.PLAIN).result(SampleRuns.quiet()));
  }

  @Test
  void given_a_terminal_without_UTF_8_when_written_then_charts_are_ASCII_and_words_coloured() {
    String text = new RunText(COLOURED).result(SampleRuns.eventful());
    assertThat(text.chars().allMatch(c -> c < 128)).isTrue();
    assertThat(text)
        .contains("\u001B[1mfreshness")
        .contains("\u001B[31mFAIL\u001B[0m  freshness.atOpen.freshFraction")
        .contains("\u001B[32mpass\u001B[0m  freshness.atOpen.staleAge.p95");
  }

  @Test
  void given_any_run_when_written_without_ink_then_there_is_no_colour_code() {
    assertThat(new RunText(Look.PLAIN).result(SampleRuns.eventful())).doesNotContain("\u001B");
  }
}
