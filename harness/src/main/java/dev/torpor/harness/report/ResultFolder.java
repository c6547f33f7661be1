package dev.torpor.harness.report;

import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.run.TraceJson;
import dev.torpor.os.DasLog;
import dev.torpor.trace.TraceListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a run: result, trace, the scheduler's log, the scenario as run and a page that
 * explains them. It appears complete or not at all, see {@link OutputFolder}.
 */
public final class ResultFolder implements Closeable {
  /** What it holds. */
  public static final OutputFolder.Kind KIND =
      new OutputFolder.Kind(
          "torpor-result/",
          List.of(
              "result.json",
              "trace.jsonl",
              "quiesce.jsonl",
              "das.log",
              "scenario.yaml",
              "README.md"));

  /** The app of a scenario in the system's log; scenarios name none. */
  private static final String BUNDLE = "com.example.app";

  private final OutputFolder folder;
  private final TraceJson trace;
  private final TraceJson quiesce;
  private final DasLog scores = new DasLog(BUNDLE);

  private ResultFolder(OutputFolder folder, TraceJson trace, TraceJson quiesce) {
    this.folder = folder;
    this.trace = trace;
    this.quiesce = quiesce;
  }

  /**
   * Begins a folder; nothing is to be seen under its name yet.
   *
   * @throws OutputFolder.RefusedException when something is there that is not an earlier result
   * @throws IOException when the disk does not want to
   */
  public static ResultFolder begin(Path target) throws IOException, OutputFolder.RefusedException {
    OutputFolder folder = OutputFolder.begin(target, KIND);
    return new ResultFolder(folder, file(folder, "trace.jsonl"), file(folder, "quiesce.jsonl"));
  }

  private static TraceJson file(OutputFolder folder, String name) throws IOException {
    return new TraceJson(Files.newBufferedWriter(folder.file(name)));
  }

  /** Hears the run, for the files of the trace and of the scheduler's scores. */
  public TraceListener trace() {
    return (at, event) -> {
      trace.on(at, event);
      scores.on(at, event);
    };
  }

  /** Hears what comes after the run until it is judged, for a file of its own. */
  public TraceListener quiesce() {
    return quiesce;
  }

  /**
   * Writes the rest and gives the folder its name, in place of an earlier result.
   *
   * @throws OutputFolder.RefusedException when something else has come there meanwhile
   */
  public void complete(RunResult result, ResolvedScenario scenario)
      throws IOException, OutputFolder.RefusedException {
    trace.close();
    quiesce.close();
    Path copy = folder.file("scenario.yaml");
    Files.writeString(folder.file("result.json"), ResultJson.text(result));
    Files.writeString(copy, scenario.text());
    Files.write(folder.file("das.log"), scores.lines());
    Files.writeString(
        folder.file("README.md"),
        FolderReadme.of(
            result.header(),
            folder.named().resolve("scenario.yaml"),
            scenario.foldersToAllow(copy)));
    folder.complete();
  }

  @Override
  public void close() throws IOException {
    try (folder;
        quiesce) {
      trace.close();
    }
  }
}
