package dev.torpor.harness.cli;

import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the words of a command, what was likely meant and where help is. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
  private static final String PICOCLI = "Invalid value for ";

  private final Terminal terminal;

  UsageErrors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    terminal.err().println(name + ": " + message(e, command));
    terminal.err().print(usage(command));
    terminal.err().println("help:  " + name + " --help");
    return ExitCode.USAGE;
  }

  /** The lines of usage without the options' descriptions. */
  private static String usage(CommandLine command) {
    StringBuilder out = new StringBuilder();
    String before = "usage: "; // further lines are indented already
    for (String line : command.getCommandSpec().usageMessage().customSynopsis()) {
      out.append(before).append(line).append('\n');
      before = "";
    }
    return out.toString();
  }

  private static String message(ParameterException e, CommandLine command) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched, command);
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec first = missing.getMissing().get(0);
      return first instanceof OptionSpec option
          ? option.longestName() + " needs a value: " + option.paramLabel()
          : missing(missing.getMissing());
    }
    String message = String.valueOf(e.getMessage());
    ArgSpec argument = e.getArgSpec();
    if (argument == null || !message.startsWith(PICOCLI)) {
      return message;
    }
    String what = message.substring(message.indexOf(": ") + 2); // what the converter said
    return argument instanceof OptionSpec option ? option.longestName() + " " + what : what;
  }

  private static String unmatched(UnmatchedArgumentException e, CommandLine command) {
    String word = e.getUnmatched().get(0);
    if (e.isUnknownOption()) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> names = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
      return "there is no option '" + option + "'" + NearestMatch.hint(option, names);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "there is no command '"
          + word
          + "'"
          + NearestMatch.hint(word, command.getSubcommands().keySet());
    }
    return "'" + word + "' is one word too many";
  }

  private static String missing(List<ArgSpec> missing) {
    List<String> names = new ArrayList<>();
    for (ArgSpec argument : missing) {
      names.add(argument.paramLabel());
    }
    return String.join(" and ", names) + (names.size() == 1 ? " is" : " are") + " missing";
  }
}
