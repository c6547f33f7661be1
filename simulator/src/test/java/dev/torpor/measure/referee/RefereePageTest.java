package dev.torpor.measure.referee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page that says what the referee judges, and who reports the bugs of the catalogue. */
class RefereePageTest {
  private static final Path PAGE = Path.of("REFEREE.md");

  @Test
  void the_page_names_every_monitor_and_every_bug() throws IOException {
    String page = page();
    if ("update".equals(System.getProperty("torpor.golden"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("simulator/REFEREE.md is stale; run with -Dtorpor.golden=update to write it again")
        .isEqualTo(page);
  }

  @Test
  void every_rule_of_a_run_has_one_monitor() {
    List<String> expected = new ArrayList<>();
    for (Invariant each : Invariant.values()) {
      if (each.judged() != Invariant.Judged.OVER_A_FLEET) {
        expected.add(each.name());
      }
    }
    expected.add("B47");

    assertThat(monitors().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_bug_from_B01_to_B47_has_a_line() {
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= 47; number++) {
      expected.add(String.format(Locale.ROOT, "B%02d", number));
    }

    assertThat(BugCatalogue.all()).extracting(BugCatalogue.Bug::id).isEqualTo(expected);
  }

  private static Map<String, String> monitors() {
    Map<String, String> monitors = new TreeMap<>();
    for (Monitor each : Monitors.all(new Scene())) {
      String before = monitors.put(each.id(), each.getClass().getSimpleName());
      assertThat(before).as(each.id()).isNull();
    }
    return monitors;
  }

  private static String page() {
    Map<String, String> monitors = monitors();
    monitors.put("E5", "ThunderingHerd");
    StringBuilder page = new StringBuilder();
    page.append("# The referee\n\n")
        .append(
            "Written by `RefereePageTest`; run it with `-Dtorpor.golden=update` after a change.")
        .append("\n\nMonitors read the trace and nothing else. A violation says which rule was")
        .append(" broken, when, how, what a correct client does, and which events prove it.\n")
        .append("\n| id | rule | judged | monitor | a correct client | it cannot see |\n")
        .append("| --- | --- | --- | --- | --- | --- |\n");
    for (Invariant each : Invariant.values()) {
      row(
          page,
          each.name(),
          each.rule(),
          each.judged().text(),
          "`" + monitors.get(each.name()) + "`",
          each.correct(),
          each.blind());
    }
    page.append("\n## Bugs of background work on iOS\n\n")
        .append("| id | bug | who reports it | how, or why not |\n| --- | --- | --- | --- |\n");
    for (BugCatalogue.Bug bug : BugCatalogue.all()) {
      row(page, bug.id(), bug.title(), bug.reporter().text(), bug.how());
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
