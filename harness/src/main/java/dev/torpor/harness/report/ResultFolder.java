package dev.torpor.harness.report;

import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.run.TraceJson;
import dev.torpor.trace.TraceListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a run: result, trace, the scenario as run and a page that explains them. It appears
 * complete or not at all, see {@link OutputFolder}.
 */
public final class ResultFolder implements Closeable {
  /** What it holds. */
  public static final OutputFolder.Kind KIND =
      new OutputFolder.Kind(
          "torpor-result/", List.of("result.json", "trace.jsonl", "scenario.yaml", "README.md"));

  private final OutputFolder folder;
  private final TraceJson trace;

  private ResultFolder(OutputFolder folder, TraceJson trace) {
    this.folder = folder;
    this.trace = trace;
  }

  /**
   * Begins a folder; nothing is to be seen under its name yet.
   *
   * @throws OutputFolder.RefusedException when something is there that is not an earlier result
   * @throws IOException when the disk does not want to
   */
  public static ResultFolder begin(Path target) throws IOException, OutputFolder.RefusedException {
    OutputFolder folder = OutputFolder.begin(target, KIND);
    return new ResultFolder(
        folder, new TraceJson(Files.newBufferedWriter(folder.file("trace.jsonl"))));
  }

  /** Hears the run, for the file of the trace. */
  public TraceListener trace() {
    return trace;
  }

  /**
   * Writes the rest and gives the folder its name, in place of an earlier result.
   *
   * @throws OutputFolder.RefusedException when something else has come there meanwhile
   */
  public void complete(RunResult result, ResolvedScenario scenario)
      throws IOException, OutputFolder.RefusedException {
    trace.close();
    Path copy = folder.file("scenario.yaml");
    Files.writeString(folder.file("result.json"), ResultJson.text(result));
    Files.writeString(copy, scenario.text());
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
    try (folder) {
      trace.close();
    }
  }
}
