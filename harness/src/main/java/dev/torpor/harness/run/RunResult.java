package dev.torpor.harness.run;

import dev.torpor.harness.backend.BackendReport;
import dev.torpor.measure.LeanedOn;
import dev.torpor.measure.Measured;
import dev.torpor.trace.Fingerprint;
import java.util.List;

/**
 * What came out of a run.
 *
 * @param header what was run
 * @param fingerprint what happened, in short
 * @param measured what the meters found, with the floor where one was run
 * @param expectations the scenario's limits against the numbers, in the scenario's order
 * @param backend what the backend has to say, above all which requests no stub of it wanted
 * @param warnings what the author of the scenario should know, such as faults that hit nothing; a
 *     run can pass in spite of them
 * @param parameters how many parameters of the policy the run leaned on
 */
public record RunResult(
    RunHeader header,
    Fingerprint fingerprint,
    Measured measured,
    List<ExpectationResult> expectations,
    BackendReport backend,
    List<String> warnings,
    LeanedOn.Count parameters) {
  /** A result that does not say what its policy rests on. */
  public RunResult(
      RunHeader header,
      Fingerprint fingerprint,
      Measured measured,
      List<ExpectationResult> expectations,
      BackendReport backend,
      List<String> warnings) {
    this(header, fingerprint, measured, expectations, backend, warnings, LeanedOn.Count.NONE);
  }

  /** A result without warnings. */
  public RunResult(
      RunHeader header,
      Fingerprint fingerprint,
      Measured measured,
      List<ExpectationResult> expectations,
      BackendReport backend) {
    this(header, fingerprint, measured, expectations, backend, List.of());
  }

  /** Copies the lists. */
  public RunResult {
    expectations = List.copyOf(expectations);
    warnings = List.copyOf(warnings);
  }

  /**
   * True when every expectation is met, no invariant is broken, and the backend had an answer to
   * every request.
   */
  public boolean passed() {
    return expectations.stream().allMatch(ExpectationResult::pass)
        && violationsAllowed()
        && backend.answeredAll();
  }

  /** True when the client broke no rule, or the scenario has a limit of its own for that. */
  public boolean violationsAllowed() {
    return measured.run().violations().isEmpty()
        || expectations.stream().anyMatch(e -> e.metric().equals("violations"));
  }
}
