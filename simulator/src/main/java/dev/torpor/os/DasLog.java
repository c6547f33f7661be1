package dev.torpor.os;

import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scores of a run in the grammar of the system's own log, so that those who have read one on a
 * device recognise it. A policy that does not score leaves it empty.
 */
public final class DasLog implements TraceListener {
  private final String bundle;
  private final List<String> lines = new ArrayList<>();

  /** A log for an app of that bundle identifier. */
  public DasLog(String bundle) {
    this.bundle = bundle;
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Scored scored) {
      lines.add(line(at, scored));
    }
  }

  /** The lines so far, in order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private String line(long at, OsEvent.Scored scored) {
    Scorecard scores = scored.scores();
    StringBuilder line = new StringBuilder(TimeFormat.instant(at));
    line.append(" 501:").append(activity(scored)).append(':').append(id(scored)).append(":[");
    for (Scorecard.Response response : scores.responses()) {
      line.append("\n  ").append(response.text());
    }
    line.append(scores.responses().isEmpty() ? "]" : "\n ]");
    if (!scores.isDecided()) {
      line.append(" sumScores:").append(Scorecard.decimal(scores.sumMillionths(), 6));
      line.append(", denominator:").append(Scorecard.decimal(scores.denominatorMillionths(), 6));
    }
    line.append(", FinalDecision: ").append(scores.verdict().text());
    if (!scores.isDecided()) {
      line.append(" FinalScore: ").append(Scorecard.decimal(scores.finalMillionths(), 6));
    }
    return line.toString();
  }

  private String activity(OsEvent.Scored scored) {
    return switch (scored.kind()) {
      case PUSH -> "com.apple.pushLaunch." + bundle;
      case REFRESH, PROCESSING, HEALTH_RESEARCH, CONTINUED -> "bgRefresh-" + scored.identifier();
      case LEGACY_FETCH -> "com.apple.fetchLaunch." + bundle;
      case URL_SESSION, URL_SESSION_DISCRETIONARY ->
          "com.apple.nsurlsessiond." + bundle + '.' + scored.identifier();
    };
  }

  /** Six hexadecimal digits that stand for one activity. */
  private static String id(OsEvent.Scored scored) {
    int hash = 17;
    String text = scored.kind().label() + ' ' + scored.identifier();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 31 + text.charAt(i);
    }
    String digits = "00000" + Integer.toHexString(hash & 0xFFFFFF);
    return digits.substring(digits.length() - 6).toUpperCase(Locale.ROOT);
  }
}
