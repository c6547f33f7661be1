package dev.torpor.harness.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process can ask for in its turn.
 *
 * @param word its {@code type}
 * @param result fields of the line that answers it; null when none does
 */
record Command(
    String word, String summary, List<Field> fields, @Nullable List<Field> result, Action action) {
  /** What a command does. */
  interface Action {
    /**
     * Does it.
     *
     * @return the fields of the answer, empty when there is none
     * @throws RefusedException when the phone refuses it, which the process is told
     */
    Map<String, Object> run(Session session, Line line) throws RefusedException;
  }

  /** What a command does that is never answered. */
  interface Effect {
    void run(Session session, Line line);
  }

  /** A definite refusal: nothing has happened. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final int code;

    RefusedException(String error, int code, String text) {
      super(text);
      this.error = error;
      this.code = code;
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("error", error);
      fields.put("code", code);
      fields.put("definite", true);
      fields.put("text", String.valueOf(getMessage()));
      return fields;
    }
  }

  /** A command without an answer. */
  static Command effect(String word, String summary, List<Field> fields, Effect effect) {
    return new Command(
        word,
        summary,
        fields,
        null,
        (session, line) -> {
          effect.run(session, line);
          return Map.of();
        });
  }

  /** A command that is answered. */
  static Command question(
      String word, String summary, List<Field> fields, List<Field> result, Action action) {
    return new Command(word, summary, fields, result, action);
  }

  /** Every command, by its word, in the order of the page. */
  static Map<String, Command> all() {
    return Holder.ALL;
  }

  private static final class Holder {
    private static final Map<String, Command> ALL = new LinkedHashMap<>();

    static {
      List<Command> commands = new ArrayList<>(LifeCommands.ALL);
      commands.addAll(TaskCommands.ALL);
      commands.addAll(NetworkCommands.ALL);
      commands.addAll(StorageCommands.ALL);
      commands.addAll(SessionCommands.ALL);
      commands.addAll(FileCommands.ALL);
      commands.forEach(command -> ALL.put(command.word(), command));
    }
  }
}
