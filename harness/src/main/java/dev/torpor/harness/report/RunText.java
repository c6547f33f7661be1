package dev.torpor.harness.report;

import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.Measurement;
import java.util.ArrayList;
import java.util.List;

/** A run as text for people: what will run before it, tables and charts after it. */
public final class RunText {
  private final Look look;

  /** Text that looks like that. */
  public RunText(Look look) {
    this.look = look;
  }

  /** What will run; lines that end in line feeds. */
  public String header(RunHeader header) {
    return text(HeaderText.lines(header));
  }

  /** What several clients will run in, without seed and client; lines that end in line feeds. */
  public String comparisonHeader(RunHeader header) {
    return text(
        HeaderText.lines(header).stream()
            .filter(line -> !line.startsWith("seed ") && !line.startsWith("client "))
            .toList());
  }

  /** What came out, with the fingerprint and the verdict last; lines that end in line feeds. */
  public String result(RunResult result) {
    Measurement run = result.measured().run();
    VerdictText verdict = new VerdictText(result, look.ink());
    List<String> lines = new ArrayList<>();
    lines.addAll(titled(FreshnessText.lines(run.freshness())));
    lines.addAll(titled(EnergyText.lines(result.measured())));
    lines.addAll(titled(TrafficText.lines(run.traffic())));
    lines.addAll(apart(ServerText.uploads(run.uploads())));
    lines.addAll(apart(ServerText.load(run.server())));
    lines.addAll(titled(OsText.lines(run.os())));
    lines.addAll(titled(OsText.parameters(result.parameters())));
    lines.addAll(apart(ChartText.lines(run, look.glyphs())));
    lines.addAll(apart(verdict.violations()));
    lines.addAll(apart(verdict.unmatched()));
    lines.addAll(apart(verdict.warnings()));
    lines.addAll(apart(verdict.identities()));
    lines.addAll(apart(verdict.expectations()));
    lines.addAll(apart(List.of("fingerprint  " + result.fingerprint().all(), verdict.summary())));
    return text(lines);
  }

  /** What a run that did not pass has to answer for; lines that end in line feeds. */
  public String complaints(RunResult result) {
    VerdictText verdict = new VerdictText(result, look.ink());
    List<String> lines = new ArrayList<>();
    lines.addAll(verdict.violations());
    lines.addAll(verdict.unmatched());
    lines.addAll(verdict.identities());
    lines.addAll(verdict.expectations());
    return text(lines);
  }

  /** Why the run did not pass, or how many expectations it met; no line feed. */
  public String reasons(RunResult result) {
    return new VerdictText(result, look.ink()).reasons();
  }

  /** Headings are the lines that are not indented. */
  private List<String> titled(List<String> section) {
    List<String> lines = new ArrayList<>();
    for (String line : section) {
      lines.add(line.startsWith(" ") ? line : look.ink().bold(line));
    }
    return lines;
  }

  /** A section with an empty line before it, unless it is empty. */
  private static List<String> apart(List<String> section) {
    List<String> lines = new ArrayList<>();
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
    return lines;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
