package dev.torpor.harness.cli;

import dev.torpor.harness.report.JsonText;
import dev.torpor.harness.report.ResolvedScenario;
import dev.torpor.harness.report.ResultFolder;
import dev.torpor.harness.report.ResultJson;
import dev.torpor.harness.report.RunText;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.Use;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scenarios. */
@Command(
    name = "run",
    description = "Run scenarios: how fresh was the data, and what did it cost?",
    customSynopsis = {
      "torpor run FILE... [--client NAME[,OPTION=VALUE...]] [--seed N] [--duration D]",
      "                   [--policy P] [--out DIR] [--json]"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  torpor run scenarios/first-light.yaml",
      "  torpor run scenarios/first-light.yaml --client poll,interval=15min --seed 7",
      "  torpor run scenarios/first-light.yaml --out results --json"
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Failures failures;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios to run.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      converter = Converters.Choice.class,
      description = "Client in place of the scenario's: one of 'torpor list clients'.")
  private @Nullable Use client;

  @ArgGroup(validate = false, heading = "%nOtherwise than the scenario says:%n")
  private ChangeOptions changes = new ChangeOptions();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, heading = "%nLimits:%n")
  private LimitOptions limits = new LimitOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
    this.failures = new Failures(terminal);
  }

  /** A scenario that is ready, and where its results go. */
  private record Job(Path file, PreparedRun run, @Nullable Path out) {}

  @Override
  public Integer call() throws UsageException {
    RunOverrides overrides = changes.overrides(client, limits.clientTimeout());
    Preparation preparation =
        new Preparation(terminal, limits.loadOptions(terminal), overrides, ResultFolder.KIND);
    List<Job> jobs = new ArrayList<>();
    for (Path file : files) {
      PreparedRun run = preparation.prepare(file);
      Path out = output.outOf(file, files, terminal);
      if (preparation.mayWrite(out) && run != null) {
        jobs.add(new Job(file, run, out));
      }
    }
    return preparation.failed() ? ExitCode.USAGE : run(jobs, overrides);
  }

  private int run(List<Job> jobs, RunOverrides overrides) {
    int worst = ExitCode.OK;
    List<Object> trees = new ArrayList<>();
    for (Job job : jobs) {
      try {
        RunResult result = run(job, overrides);
        if (output.json()) {
          trees.add(ResultJson.tree(result));
        }
        worst = Math.max(worst, judge(result, job));
      } catch (Exception | Error e) {
        worst = Math.max(worst, failures.tell(e, reproduce(job)));
      }
    }
    if (output.json() && !trees.isEmpty()) {
      terminal.out().print(JsonText.of(jobs.size() == 1 ? trees.get(0) : trees));
    }
    return worst;
  }

  private RunResult run(Job job, RunOverrides overrides) throws Exception {
    RunText text = new RunText(terminal.look());
    PrintStream people = output.json() ? terminal.err() : terminal.out();
    people.print(text.header(job.run().header()));
    people.println();
    RunResult result = job.out() == null ? job.run().run(List.of()) : runInto(job, overrides);
    if (!output.json()) {
      people.print(text.result(result));
    }
    if (job.out() != null) {
      people.println(
          "results in " + job.out() + ": " + String.join(", ", ResultFolder.KIND.files()));
    }
    return result;
  }

  private static RunResult runInto(Job job, RunOverrides overrides) throws Exception {
    Path out = java.util.Objects.requireNonNull(job.out());
    try (ResultFolder folder = ResultFolder.begin(out)) {
      RunResult result = job.run().run(List.of(folder.trace()), folder.quiesce());
      folder.complete(
          result, ResolvedScenario.of(job.run().loaded(), result.header(), overrides, out));
      return result;
    }
  }

  private int judge(RunResult result, Job job) {
    int code = Verdict.of(result);
    if (code != ExitCode.OK) {
      PrintStream people = output.json() ? terminal.err() : terminal.out();
      people.println("reproduce: " + reproduce(job));
    }
    return code;
  }

  private String reproduce(Job job) {
    CommandText command = new CommandText("torpor", "run").add(Preparation.name(job.file()));
    if (client != null) {
      command.option("--client", client);
    }
    changes.addTo(command, job.run().header().seed());
    limits.addTo(command);
    return command.toString();
  }
}
