package dev.torpor.harness.cli;

import dev.torpor.harness.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Arranges help: the commands in groups, the exit codes on every page that runs something. */
final class HelpPages {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("Run:", List.of("run", "compare", "check"));
    GROUPS.put("Look up:", List.of("list", "schema"));
    GROUPS.put("Set up:", List.of("new", "completion", "help"));
  }

  private HelpPages() {}

  static void arrange(CommandLine root) {
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::commands);
    root.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    root.getCommandSpec().usageMessage().exitCodeList(ExitCode.MEANINGS);
    arrangePage(root);
    root.getSubcommands().values().forEach(HelpPages::arrangePage);
  }

  private static void arrangePage(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    UsageMessageSpec page = spec.usageMessage();
    page.sortOptions(false); // as they are declared: the most useful first
    page.descriptionHeading("%n");
    if (spec.positionalParameters().isEmpty()) {
      page.optionListHeading("%n");
    } else {
      page.parameterListHeading("%n");
    }
    spec.addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
  }

  private static String commands(Help help) {
    StringBuilder out = new StringBuilder();
    GROUPS.forEach(
        (heading, names) -> {
          Table table = new Table(14, 0).ofWords();
          for (String name : names) {
            Help command = help.subcommands().get(name);
            if (command != null) {
              table.row("  " + name, summary(command));
            }
          }
          out.append('\n').append(heading).append('\n');
          table.lines().forEach(line -> out.append(line).append('\n'));
        });
    return out.toString();
  }

  private static String summary(Help command) {
    String[] description = command.commandSpec().usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }
}
