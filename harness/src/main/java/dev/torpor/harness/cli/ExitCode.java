package dev.torpor.harness.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes; of several the largest is the worst. */
final class ExitCode {
  /** Done, all expectations met. */
  static final int OK = 0;

  /** An expectation or an invariant failed. */
  static final int FAILED = 1;

  /** Bad usage or an invalid scenario; nothing was run. */
  static final int USAGE = 2;

  /** Two runs of the same differ. */
  static final int NONDETERMINISM = 3;

  /** The client broke. */
  static final int CLIENT_BROKE = 4;

  /** A bug in Torpor itself. */
  static final int BUG = 70;

  /** All of them for help texts, with what they mean. */
  static final Map<String, String> MEANINGS = meanings();

  private ExitCode() {}

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("0", "done, all expectations met");
    meanings.put("1", "an expectation or an invariant failed");
    meanings.put("2", "bad usage or an invalid scenario; nothing was run");
    meanings.put("3", "nondeterminism: the same run twice was not the same");
    meanings.put("4", "the client broke: it threw, hung or answered nonsense");
    meanings.put("70", "a bug in Torpor itself");
    meanings.put("71", "the launcher could not build; it names its log");
    return Collections.unmodifiableMap(meanings);
  }
}
