package dev.torpor.harness.report;

import dev.torpor.harness.run.RunHeader;
import dev.torpor.time.TimeFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What will run, in the first lines of any run. */
final class HeaderText {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int SHORT_HASH = 12;

  private HeaderText() {}

  static List<String> lines(RunHeader header) {
    return List.of(
        "torpor    " + header.torporVersion() + ", time-zone data " + header.timeZoneData(),
        "scenario  "
            + header.scenarioName()
            + " ("
            + header.scenarioFile()
            + ", sha256 "
            + header.scenarioSha256().substring(0, SHORT_HASH)
            + ")",
        "seed      " + header.seed(),
        "client    " + header.client(),
        "policy    " + header.policy() + assumptions(header),
        "device    " + header.device(),
        "time      " + time(header));
  }

  private static String assumptions(RunHeader header) {
    if (header.policyParameters() == 0) {
      return "";
    }
    return ", "
        + header.policyAssumptions()
        + " of its "
        + header.policyParameters()
        + " parameters are assumptions";
  }

  private static String time(RunHeader header) {
    String start = START.format(LocalDateTime.ofInstant(header.start(), header.zone()));
    String time = start + " " + header.zone() + ", " + TimeFormat.duration(header.durationMicros());
    return header.warmupMicros() == 0
        ? time
        : time
            + ", the first "
            + TimeFormat.duration(header.warmupMicros())
            + " as a warm-up that does not count";
  }
}
