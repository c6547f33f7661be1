package dev.torpor.harness.cli;

import dev.torpor.harness.check.TwiceRun;
import dev.torpor.harness.report.Look;
import dev.torpor.harness.report.RunText;
import dev.torpor.harness.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a check has to say about one scenario.
 *
 * @param word what became of it
 * @param summary in the rest of its line
 * @param details lines below it, empty when all is well
 */
record Finding(Word word, String summary, String details) {
  private static final int SHORT_HASH = 12;

  /** What became of a scenario, from good to bad. */
  enum Word {
    OK("ok", ExitCode.OK),
    FAILED("FAILED", ExitCode.FAILED),
    INVALID("INVALID", ExitCode.USAGE),
    DIFFERS("DIFFERS", ExitCode.NONDETERMINISM),
    BROKE("BROKE", ExitCode.CLIENT_BROKE),
    BUG("BUG", ExitCode.BUG);

    /** Of the longest with the space behind it. */
    static final int WIDTH = 9;

    private final String text;
    private final int code;

    Word(String text, int code) {
      this.text = text;
      this.code = code;
    }

    String text() {
      return text;
    }

    int code() {
      return code;
    }

    private static Word of(int code) {
      for (Word word : values()) {
        if (word.code == code) {
          return word;
        }
      }
      throw new IllegalArgumentException("no word for the exit code " + code);
    }
  }

  /** The commands that show a scenario's run, and its check, again. */
  record Commands(String run, String check) {}

  /** Of a scenario that was run twice to the end. */
  static Finding of(TwiceRun twice, Commands again) {
    RunResult result = twice.result();
    String difference = twice.difference();
    if (difference != null) {
      return new Finding(
          Word.DIFFERS,
          "the same run twice was not the same",
          difference + "\nreproduce: " + again.check());
    }
    RunText text = new RunText(Look.PLAIN);
    Word word = Word.of(Verdict.of(result));
    if (word == Word.OK) {
      String fingerprint = result.fingerprint().all().substring(0, SHORT_HASH);
      return new Finding(word, text.reasons(result) + "; twice " + fingerprint, "");
    }
    String details = text.complaints(result) + "reproduce: " + again.run();
    return new Finding(word, text.reasons(result), details);
  }

  /** Of a scenario that could not be run to the end. */
  static Finding of(Throwable failure, String again) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Terminal page = Terminal.pipe(new ByteArrayOutputStream(), told, Path.of(""));
    Word word = Word.of(new Failures(page).tell(failure, ""));
    String details = told.toString(StandardCharsets.UTF_8);
    return switch (word) {
      case INVALID -> new Finding(word, "nothing was run", details);
      case BROKE -> new Finding(word, "the client broke", details + "reproduce: " + again);
      default -> new Finding(word, "a bug in Torpor", details + "reproduce: " + again);
    };
  }
}
