package dev.torpor.harness.report;

import dev.torpor.harness.run.RunHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page that explains a folder of results. */
final class FolderReadme {
  private FolderReadme() {}

  /**
   * The page.
   *
   * @param scenario where the folder's scenario is, as seen from the current folder
   * @param allowed folders that have to be allowed to run it
   */
  static String of(RunHeader header, Path scenario, List<Path> allowed) {
    StringBuilder command = new StringBuilder("torpor run ").append(word(scenario));
    allowed.forEach(folder -> command.append(" --allow ").append(word(folder)));
    return String.format(
        Locale.ROOT,
        """
      # %s

      What was run:

      ```
      %s```

      | file | what it is |
      | --- | --- |
      | `result.json` | Every number of the run under a stable name. Times are in seconds, energies \
      in joules, sizes in bytes; shares go from 0 to 1. What was not measured is absent, never 0. |
      | `trace.jsonl` | Everything that happened, one JSON object a line, in order: `at` in \
      microseconds since the start, `subsystem`, `type`, then the event's own fields. The floor \
      that the marginal energy is measured against is another run and not in it. |
      | `das.log` | What the scheduler thought of each piece of work whenever its answer changed, in \
      the words of iOS's own log (subsystem com.apple.duetactivityscheduler); empty under a policy \
      that keeps no scores. |
      | `quiesce.jsonl` | What happened after the end of the trace until the client was judged, in \
      the same form: the phase that `quiesce` in the scenario asks for, in which nothing is made to \
      fail any more. Events that prove a violation and come after the end of the trace are here. \
      Empty when the scenario asks for no such phase. |
      | `scenario.yaml` | The scenario as it was run, with what the command line said instead. It \
      names other files from where it lies; move them along. |
      | `README.md` | This page. |

      Run it again:

      ```
      %s
      ```

      The same version gives the same `fingerprint` in `result.json`: it is a digest of \
      `trace.jsonl`'s events, one for all and one for each subsystem. When it differs, something \
      has changed.
      """,
        header.scenarioName(),
        String.join("\n", HeaderText.lines(header)) + "\n",
        command);
  }

  private static String word(Path path) {
    return ShellWord.quote(path.toString().replace('\\', '/'));
  }
}
