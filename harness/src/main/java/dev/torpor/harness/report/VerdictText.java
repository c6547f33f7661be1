package dev.torpor.harness.report;

import dev.torpor.harness.run.ExpectationResult;
import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.IdentityCheck;
import dev.torpor.measure.Violation;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a result has to answer for: rules broken, requests without a stub, expectations. */
final class VerdictText {
  private final RunResult result;
  private final Look.Ink ink;

  VerdictText(RunResult result, Look.Ink ink) {
    this.result = result;
    this.ink = ink;
  }

  List<String> violations() {
    Map<String, List<Violation>> alike = new LinkedHashMap<>();
    for (Violation violation : result.measured().run().violations()) {
      alike.computeIfAbsent(kind(violation), id -> new ArrayList<>()).add(violation);
    }
    List<String> lines = new ArrayList<>();
    alike.forEach(
        (kind, all) -> {
          lines.add("  " + violation(all.get(0).id(), all));
          Violation first = all.get(0);
          if (!first.correct().isEmpty()) {
            lines.add("      correct: " + first.correct());
          }
          first.proof().forEach(line -> lines.add("      " + line));
        });
    return titled("rules broken by the client", lines);
  }

  /**
   * What is told once, with its number: breaches of a rule that say the same but for numbers. What
   * has a proof is told once for each rule, as its message names records.
   */
  private static String kind(Violation violation) {
    return violation.proof().isEmpty()
        ? violation.id() + " " + violation.message().replaceAll("[0-9]+", "#")
        : violation.id();
  }

  private static String violation(String rule, List<Violation> all) {
    Violation first = all.get(0);
    String when = TimeFormat.instant(first.at());
    return all.size() == 1
        ? String.format(Locale.ROOT, "%s  %s  %s", rule, when, first.message())
        : String.format(
            Locale.ROOT, "%s  %d times, first %s  %s", rule, all.size(), when, first.message());
  }

  List<String> unmatched() {
    return titled("requests without an answer", BackendText.lines(result.backend()));
  }

  List<String> warnings() {
    List<String> lines = new ArrayList<>();
    for (String warning : result.warnings()) {
      lines.add("  " + warning);
    }
    return titled("warnings", lines);
  }

  List<String> identities() {
    List<String> lines = new ArrayList<>();
    for (IdentityCheck.Failure failure : result.measured().run().identities().failures()) {
      lines.add("  " + failure.identity() + "  " + failure.message());
    }
    return titled("identities that do not hold: a bug in Torpor", lines);
  }

  private List<String> titled(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add(0, ink.red(title));
    }
    return lines;
  }

  List<String> expectations() {
    if (result.expectations().isEmpty()) {
      return List.of();
    }
    Table table = new Table(0, 0);
    for (ExpectationResult expectation : result.expectations()) {
      String value =
          expectation.value().isEmpty()
              ? "not measured"
              : Human.of(ResultJson.unit(expectation.metric()), expectation.value());
      table.row(expectation.metric(), value, expectation.limit());
    }
    List<String> lines = new ArrayList<>();
    lines.add("expectations");
    List<String> rows = table.lines();
    for (int i = 0; i < rows.size(); i++) {
      boolean pass = result.expectations().get(i).pass();
      lines.add("  " + (pass ? ink.green("pass") : ink.red("FAIL")) + "  " + rows.get(i));
    }
    return lines;
  }

  /** Whether the run passed, and why not, or how many expectations it met. */
  String summary() {
    if (!result.passed() || !result.measured().run().identities().holds()) {
      return ink.red("FAILED") + ": " + reasons();
    }
    String word = result.expectations().isEmpty() ? "done" : "passed";
    return ink.green(word) + ": " + reasons();
  }

  /** The same without the word. */
  String reasons() {
    List<String> reasons = new ArrayList<>();
    int all = result.expectations().size();
    long failed = result.expectations().stream().filter(e -> !e.pass()).count();
    if (failed > 0) {
      reasons.add(failed + " of " + Sections.count(all, "expectation") + " not met");
    }
    if (!result.violationsAllowed()) {
      reasons.add(
          Sections.count(result.measured().run().violations().size(), "broken rule")
              + " of the platform");
    }
    if (!result.backend().answeredAll()) {
      reasons.add("requests without an answer");
    }
    if (!result.measured().run().identities().holds()) {
      reasons.add("identities that do not hold");
    }
    if (reasons.isEmpty()) {
      reasons.add(
          all == 0 ? "the scenario expects nothing" : Sections.count(all, "expectation") + " met");
    }
    return String.join(", ", reasons);
  }
}
