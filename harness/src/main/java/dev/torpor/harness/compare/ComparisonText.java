package dev.torpor.harness.compare;

import dev.torpor.harness.compare.Headlines.Headline;
import dev.torpor.harness.report.Human;
import dev.torpor.harness.report.Look;
import dev.torpor.harness.report.Table;
import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A comparison as text for people: the means of all clients, then the differences one by one. */
public final class ComparisonText {
  private static final int LABEL_WIDTH = 25;
  private static final int NUMBER_WIDTH = 10;

  private final Look.Ink ink;

  /** Text with that ink. */
  public ComparisonText(Look.Ink ink) {
    this.ink = ink;
  }

  /** What is compared, as known before the first run; lines that end in line feeds. */
  public static String header(RunHeader header, List<String> clients, int seeds) {
    long last = header.seed() + seeds - 1;
    String range = seeds == 1 ? "" + header.seed() : header.seed() + " to " + last;
    return "seeds     " + range + "\nclients   " + String.join("; ", clients) + "\n";
  }

  /** What came out; lines that end in line feeds. */
  public String result(Comparison comparison) {
    List<String> lines = new ArrayList<>(means(comparison));
    for (Contender other : comparison.others()) {
      lines.add("");
      lines.addAll(differences(other, comparison.reference()));
    }
    if (comparison.seeds().size() < 2 && !comparison.others().isEmpty()) {
      lines.add("");
      lines.add("no intervals from one seed: differences may be chance; use --seeds 2 or more");
    }
    lines.addAll(complaints(comparison));
    return String.join("\n", lines) + "\n";
  }

  /** What makes the numbers of a client doubtful. */
  private List<String> complaints(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    for (Contender contender : comparison.contenders()) {
      count(lines, contender, "broke rules of the platform", run -> !run.violationsAllowed());
      count(lines, contender, "sent requests without an answer", r -> !r.backend().answeredAll());
    }
    if (!lines.isEmpty()) {
      lines.add(0, "");
      lines.add("'torpor run' with that client and seed says more");
    }
    return lines;
  }

  private void count(
      List<String> lines, Contender contender, String what, Predicate<RunResult> concerned) {
    List<Long> seeds =
        contender.runs().stream().filter(concerned).map(run -> run.header().seed()).toList();
    if (!seeds.isEmpty()) {
      lines.add(
          ink.red(contender.client() + " " + what)
              + " in "
              + seeds.size()
              + " of "
              + contender.runs().size()
              + " runs, first under seed "
              + seeds.get(0));
    }
  }

  private List<String> means(Comparison comparison) {
    List<String> heading = new ArrayList<>(List.of("mean over the seeds"));
    List<Contender> columns = new ArrayList<>(List.of(comparison.floor()));
    heading.add("never (floor)");
    for (Contender contender : comparison.contenders()) {
      if (!contender.client().equals(comparison.floor().client())) {
        columns.add(contender);
        heading.add(contender.client());
      }
    }
    Table table = new Table(LABEL_WIDTH, NUMBER_WIDTH).row(heading);
    for (Headline headline : Headlines.all()) {
      List<String> row = new ArrayList<>(List.of("  " + headline.label()));
      for (Contender column : columns) {
        row.add(Human.of(headline.metric().unit(), column.mean(headline.metric())));
      }
      table.row(row);
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, ink.bold(lines.get(0)));
    return lines;
  }

  private List<String> differences(Contender other, Contender reference) {
    Table numbers =
        new Table(LABEL_WIDTH, NUMBER_WIDTH).row("  (differences)", "mean", "from", "to");
    List<String> verdicts = new ArrayList<>(List.of(""));
    for (Headline headline : Headlines.all()) {
      Metric metric = headline.metric();
      Difference difference = other.minus(reference, metric);
      numbers.row(
          "  " + headline.label(),
          signed(metric, difference.mean()),
          signed(metric, difference.low()),
          signed(metric, difference.high()));
      verdicts.add(verdict(difference, metric));
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold(other.client() + " against " + reference.client() + ", 95 % intervals"));
    List<String> rows = numbers.lines();
    int width = rows.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      String padding = " ".repeat(width - rows.get(i).length());
      lines.add((rows.get(i) + padding + "  " + verdicts.get(i)).stripTrailing());
    }
    return lines;
  }

  private String verdict(Difference difference, Metric metric) {
    if (difference.mean().isEmpty()) {
      return "not measured";
    }
    Difference.Verdict verdict = difference.verdict(metric.better());
    return switch (verdict) {
      case BETTER -> ink.green(verdict.words());
      case WORSE -> ink.red(verdict.words());
      case TIE -> verdict.words();
      case UNKNOWN -> "";
    };
  }

  private static String signed(Metric metric, OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    String text =
        metric.unit() == Unit.SHARE
            ? Human.points(value.getAsDouble())
            : Human.of(metric.unit(), value.getAsDouble());
    return value.getAsDouble() > 0 ? "+" + text : text;
  }
}
