package dev.torpor.harness.cli;

import dev.torpor.harness.compare.Compared;
import dev.torpor.harness.compare.Comparison;
import dev.torpor.harness.compare.ComparisonFolder;
import dev.torpor.harness.compare.ComparisonJson;
import dev.torpor.harness.compare.ComparisonText;
import dev.torpor.harness.compare.Contender;
import dev.torpor.harness.report.JsonText;
import dev.torpor.harness.report.Look;
import dev.torpor.harness.report.RunText;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.Use;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares clients in the same worlds. */
@Command(
    name = "compare",
    description = "Compare clients in the same worlds, with intervals that know chance.",
    customSynopsis = {
      "torpor compare FILE... --client NAME[,OPTION=VALUE...] --client ... [--seeds N]",
      "                       [--seed N] [--duration D] [--policy P] [--out DIR] [--json]"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  torpor compare scenarios/first-light.yaml --client poll --client open-only",
      "  torpor compare scenarios/first-light.yaml --client poll,interval=15min \\",
      "      --client poll,interval=1h --seeds 20 --json",
      "",
      "Differences are to the first client named. The client 'never' runs in any case: the floor."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int DEFAULT_SEEDS = 10;
  private static final int MOST_SEEDS = 10_000;

  private final Terminal terminal;
  private final Failures failures;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios, compared one by one.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      required = true,
      converter = Converters.Choice.class,
      description = "A client: one of 'torpor list clients'. Given once for each client.")
  private List<Use> clients = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Converters.Whole.class,
      description = "How many worlds, by seeds that follow one on the other; 10 by default.")
  private long seeds = DEFAULT_SEEDS;

  @ArgGroup(validate = false, heading = "%nOtherwise than the scenario says:%n")
  private ChangeOptions changes = new ChangeOptions();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, heading = "%nLimits:%n")
  private LimitOptions limits = new LimitOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
    this.failures = new Failures(terminal);
  }

  /** A scenario that is ready, and where its comparison goes. */
  private record Job(Path file, RunHeader header, Compared compared, @Nullable Path out) {}

  @Override
  public Integer call() throws UsageException {
    checkWords();
    RunOverrides overrides = changes.overrides(null, limits.clientTimeout());
    Preparation preparation =
        new Preparation(terminal, limits.loadOptions(terminal), overrides, ComparisonFolder.KIND);
    List<Job> jobs = new ArrayList<>();
    for (Path file : files) {
      PreparedRun run = preparation.prepare(file);
      Path out = output.outOf(file, files, terminal);
      if (preparation.mayWrite(out) && run != null) {
        try {
          Compared compared = Compared.of(run, overrides, clients, (int) seeds);
          PreparedRun reference = run.withClient(clients.get(0));
          jobs.add(new Job(file, reference.header(), compared, out));
        } catch (OverrideException e) {
          preparation.tell(e);
        }
      }
    }
    return preparation.failed() ? ExitCode.USAGE : run(jobs);
  }

  private void checkWords() throws UsageException {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new UsageException("--seeds must lie between 1 and " + MOST_SEEDS);
    }
    TreeSet<String> names = new TreeSet<>();
    for (Use client : clients) {
      if (!names.add(client.toString())) {
        throw new UsageException("--client " + client + " is given twice");
      }
    }
  }

  private int run(List<Job> jobs) {
    int worst = ExitCode.OK;
    List<Object> trees = new ArrayList<>();
    for (Job job : jobs) {
      LastRun last = new LastRun(job);
      try {
        Comparison comparison = run(job, last);
        trees.add(ComparisonJson.tree(comparison));
        worst = Math.max(worst, judge(comparison));
      } catch (Exception | Error e) {
        worst = Math.max(worst, failures.tell(e, last.reproduce()));
      }
    }
    if (output.json() && !trees.isEmpty()) {
      terminal.out().print(JsonText.of(jobs.size() == 1 ? trees.get(0) : trees));
    }
    return worst;
  }

  private Comparison run(Job job, LastRun last) throws Exception {
    PrintStream people = output.json() ? terminal.err() : terminal.out();
    List<String> names = clients.stream().map(Use::toString).toList();
    String header =
        new RunText(terminal.look()).comparisonHeader(job.header())
            + ComparisonText.header(job.header(), names, (int) seeds);
    people.print(header);
    people.println();
    Comparison comparison;
    try (Progress progress = new Progress(terminal, job.compared().runs())) {
      comparison =
          job.compared()
              .run(
                  (client, seed) -> {
                    progress.step(client + ", seed " + seed);
                    last.is(client, seed);
                  });
    }
    if (!output.json()) {
      people.print(new ComparisonText(terminal.look().ink()).result(comparison));
    }
    if (job.out() != null) {
      String text = header + "\n" + new ComparisonText(Look.Ink.NONE).result(comparison);
      ComparisonFolder.write(job.out(), comparison, text, command(job));
      people.println();
      people.println("results in " + job.out() + ": " + ComparisonFolder.names());
    }
    return comparison;
  }

  private static int judge(Comparison comparison) {
    int worst = ExitCode.OK;
    for (Contender contender : comparison.contenders()) {
      for (RunResult run : contender.runs()) {
        worst = Math.max(worst, Verdict.ofComparable(run));
      }
    }
    return worst;
  }

  /** The command of the whole comparison. */
  private String command(Job job) {
    CommandText command = new CommandText("torpor", "compare").add(Preparation.name(job.file()));
    clients.forEach(client -> command.option("--client", client));
    command.option("--seeds", seeds);
    changes.addTo(command, job.header().seed());
    limits.addTo(command);
    return command.toString();
  }

  /** Remembers what ran last, to reproduce a failure without the runs before it. */
  private final class LastRun {
    private final Job job;
    private @Nullable Use client;
    private long seed;

    LastRun(Job job) {
      this.job = job;
    }

    void is(Use begun, long under) {
      client = begun;
      seed = under;
    }

    String reproduce() {
      Use begun = client;
      if (begun == null) {
        return command(job);
      }
      CommandText command = new CommandText("torpor", "run").add(Preparation.name(job.file()));
      command.option("--client", begun);
      changes.addTo(command, seed);
      limits.addTo(command);
      return command.toString();
    }
  }
}
