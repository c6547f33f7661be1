package dev.torpor.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a scenario to begin with. */
@Command(
    name = "new",
    description = "Write NAME.yaml, a commented scenario that runs at once.",
    customSynopsis = "torpor new NAME",
    footerHeading = "%nExample:%n",
    footer = "  torpor new commute && torpor run commute.yaml")
final class NewCommand implements Callable<Integer> {
  private static final String TEMPLATE = "/dev/torpor/new-scenario.yaml";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME",
      description = "What the scenario is called: letters, digits, hyphens, dots.")
  private String name = "";

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    String stem = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    if (!NAME.matcher(stem).matches()) {
      throw new UsageException(
          "'" + name + "' is not a name for a scenario: use letters, digits, hyphens and dots");
    }
    Path file = Path.of(stem + ".yaml");
    try {
      Files.writeString(
          terminal.at(file), template().replace("@NAME@", stem), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " is there already; choose another name or remove it");
    }
    terminal.out().println("wrote " + file);
    terminal.out().println("run it: " + new CommandText("torpor", "run").add(file.toString()));
    return ExitCode.OK;
  }

  private static String template() throws IOException {
    try (InputStream in = NewCommand.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
