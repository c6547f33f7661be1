package dev.torpor.harness.process;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.harness.scenario.Commands;
import dev.torpor.harness.scenario.LocalClient;
import java.nio.file.Path;
import java.util.List;

/** {@code process}: a client in any language, as a process that speaks JSON lines. */
public final class ProcessProvider implements LocalClient {
  private static final ClientOption COMMAND =
      ClientOption.words(
          "command",
          "",
          "What to start at each launch, in the scenario's folder. Needs --allow-command.");

  private final Path folder;
  private final Commands commands;

  /** For the service mechanism: starts nothing until it is told where and whether it may. */
  public ProcessProvider() {
    this(Path.of(""), Commands.REFUSED);
  }

  private ProcessProvider(Path folder, Commands commands) {
    this.folder = folder;
    this.commands = commands;
  }

  @Override
  public ProcessProvider in(Path scenarioFolder, Commands allowed) {
    return new ProcessProvider(scenarioFolder, allowed);
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public String summary() {
    return "a client in any language: a process that speaks JSON lines, see harness/PROTOCOL.md";
  }

  @Override
  public List<ClientOption> options() {
    return List.of(COMMAND);
  }

  @Override
  public List<String> mistakes(ClientOptions options) {
    List<String> command = options.words(COMMAND.name());
    if (command.isEmpty()) {
      return List.of("the client 'process' needs a command, such as: [python3, client.py]");
    }
    if (commands == Commands.REFUSED) {
      return List.of(
          "the client 'process' starts a program of the scenario's choice, which scenarios may not"
              + " unless you say so: read what it is and add --allow-command; the command: "
              + String.join(" ", command));
    }
    return List.of();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new ProcessClient(app, options.words(COMMAND.name()), folder);
  }
}
