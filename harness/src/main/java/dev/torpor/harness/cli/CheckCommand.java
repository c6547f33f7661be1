package dev.torpor.harness.cli;

import dev.torpor.harness.check.ScenarioFinder;
import dev.torpor.harness.check.TwiceRun;
import dev.torpor.harness.report.Look;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs every scenario twice and judges it. */
@Command(
    name = "check",
    description = "Run scenarios twice each: the same both times, and as expected?",
    customSynopsis = "torpor check [PATH...] [--allow DIR] [--client-timeout D]",
    footerHeading = "%nWhat is checked:%n",
    footer = {
      "  Every scenario is valid; two runs of it are the same, event by event; every limit of its",
      "  'expect' holds; the client breaks no rule of the platform; the backend has an answer to",
      "  every request; the meters agree with themselves. The exit code is the worst of all.",
      "",
      "  In folders, YAML files with at least two of a scenario's own keys are scenarios. Folders",
      "  called 'backends' or 'target' and hidden ones are not looked into.",
      "",
      "Examples:",
      "  torpor check",
      "  torpor check scenarios/first-light.yaml"
    })
final class CheckCommand implements Callable<Integer> {
  private static final Path DEFAULT = Path.of("scenarios");

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Scenarios, and folders to look for them in; 'scenarios' by default.")
  private List<Path> paths = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nLimits:%n")
  private LimitOptions limits = new LimitOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    ScenarioFinder finder = find();
    LoadOptions options = limits.loadOptions(terminal);
    List<Path> scenarios = finder.scenarios();
    int width =
        scenarios.stream().mapToInt(path -> Preparation.name(path).length()).max().orElse(0);
    Map<Finding.Word, Integer> counts = new TreeMap<>();
    int worst = ExitCode.OK;
    try (Progress progress = new Progress(terminal, scenarios.size())) {
      for (Path scenario : scenarios) {
        progress.step(Preparation.name(scenario));
        Finding finding = check(scenario, options);
        progress.clear();
        tell(scenario, finding, width);
        counts.merge(finding.word(), 1, Integer::sum);
        worst = Math.max(worst, finding.word().code());
      }
    }
    terminal.out().println(summary(counts, finder));
    return worst;
  }

  private ScenarioFinder find() throws UsageException, IOException {
    ScenarioFinder finder = new ScenarioFinder();
    for (Path path : paths.isEmpty() ? List.of(DEFAULT) : paths) {
      Path seen = terminal.at(path);
      if (!Files.exists(seen)) {
        throw new UsageException("there is no file or folder '" + Preparation.name(path) + "'");
      }
      finder.look(seen);
    }
    if (finder.scenarios().isEmpty()) {
      throw new UsageException("there is no scenario to check; 'torpor new NAME' writes one");
    }
    return finder;
  }

  private Finding check(Path scenario, LoadOptions options) {
    RunOverrides overrides = RunOverrides.none().withClientTimeout(limits.clientTimeout());
    try {
      TwiceRun twice = TwiceRun.of(scenario, options, overrides);
      return Finding.of(twice, reproduce(scenario, twice.result().header().seed()));
    } catch (Exception | Error e) {
      CommandText again = new CommandText("torpor", "run").add(Preparation.name(scenario));
      limits.addTo(again);
      return Finding.of(e, again.toString());
    }
  }

  private Finding.Commands reproduce(Path scenario, long seed) {
    CommandText run = new CommandText("torpor", "run").add(Preparation.name(scenario));
    CommandText check = new CommandText("torpor", "check").add(Preparation.name(scenario));
    run.option("--seed", seed);
    limits.addTo(run);
    limits.addTo(check);
    return new Finding.Commands(run.toString(), check.toString());
  }

  private void tell(Path scenario, Finding finding, int width) {
    String name = Preparation.name(scenario);
    String word = finding.word().text();
    Look.Ink ink = terminal.look().ink();
    String coloured = finding.word() == Finding.Word.OK ? ink.green(word) : ink.red(word);
    terminal
        .out()
        .println(
            coloured
                + " ".repeat(Finding.Word.WIDTH - word.length())
                + name
                + " ".repeat(width - name.length() + 2)
                + finding.summary());
    finding.details().lines().forEach(line -> terminal.out().println("    " + line));
  }

  private static String summary(Map<Finding.Word, Integer> counts, ScenarioFinder finder) {
    List<String> parts = new ArrayList<>();
    counts.forEach((word, count) -> parts.add(count + " " + word.text()));
    int all = finder.scenarios().size();
    int others = finder.others().size();
    String passedOver =
        others == 0
            ? ""
            : "; " + others + (others == 1 ? " YAML file is no scenario" : " YAML files are none");
    return all
        + (all == 1 ? " scenario: " : " scenarios: ")
        + String.join(", ", parts)
        + passedOver;
  }
}
