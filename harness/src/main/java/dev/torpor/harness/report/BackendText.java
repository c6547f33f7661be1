package dev.torpor.harness.report;

import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.UnmatchedRequests;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;

/** What a backend could not answer, and which of its stubs came closest. */
final class BackendText {
  private BackendText() {}

  /** Indented lines, empty when everything was answered. */
  static List<String> lines(BackendReport report) {
    List<String> lines = new ArrayList<>();
    if (!report.unmatched().isEmpty()) {
      long all = report.unmatched().stream().mapToLong(UnmatchedRequests::count).sum();
      lines.add(
          "  "
              + all
              + " of "
              + Sections.count(report.requests(), "request")
              + " matched no stub and were answered 404:");
      report.unmatched().forEach(requests -> add(lines, requests));
    }
    if (report.errors() > 0) {
      lines.add(
          "  "
              + Sections.count(report.errors(), "answer")
              + " could not be made as the stub says; the first: "
              + report.firstError());
    }
    return lines;
  }

  private static void add(List<String> lines, UnmatchedRequests requests) {
    String first = TimeFormat.instant(requests.firstAt()) + "  " + requests.first();
    lines.add(
        requests.count() == 1
            ? "  " + first
            : "  " + requests.count() + " times " + requests.shape() + ", first " + first);
    if (requests.stub() == null || requests.file() == null) {
      return;
    }
    String file = requests.file();
    String stub = requests.stub().equals(file) ? file : "'" + requests.stub() + "' in " + file;
    lines.add("    beside the closest stub, " + stub + ":");
    requests.comparison().forEach(line -> lines.add("    " + line));
  }
}
