package dev.torpor.harness.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page that describes the protocol, made of what the code reads and writes. */
public final class ProtocolPage {
  private ProtocolPage() {}

  /** The page, in Markdown. */
  public static String text() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    out.append("\n## Events: what the process is told\n");
    for (Event event : Event.values()) {
      section(out, event.word(), event.summary(), event.fields(), null);
    }
    out.append("\n## Commands: what the process asks for\n");
    for (Command command : Command.all().values()) {
      section(out, command.word(), command.summary(), command.fields(), command.result());
    }
    return out.toString();
  }

  private static void section(
      StringBuilder out,
      String word,
      String summary,
      List<Field> fields,
      @Nullable List<Field> result) {
    out.append("\n### `").append(word).append("`\n\n").append(summary).append('\n');
    table(out, "field", fields);
    if (result != null && result.isEmpty()) {
      out.append("\nAnswered with `result` or `error`.\n");
    } else if (result != null) {
      out.append("\nAnswered with `result`:\n");
      table(out, "field of the answer", result);
    }
  }

  private static void table(StringBuilder out, String heading, List<Field> fields) {
    if (fields.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("| " + heading + " | holds | what it says |");
    lines.add("|---|---|---|");
    for (Field field : fields) {
      String may = field.isRequired() ? "" : ", may be left out";
      lines.add(
          "| `"
              + field.name()
              + "` | "
              + field.type().words()
              + may
              + " | "
              + field.description()
              + " |");
    }
    out.append('\n');
    lines.forEach(line -> out.append(line).append('\n'));
  }

  private static final String INTRODUCTION =
      """
      # The protocol of client processes

      A client may be a process in any language. It reads one JSON object per line from its standard input and writes
      one per line to its standard output, both in UTF-8. What it writes to its standard error is shown when it breaks.
      This page is made from the code (version %d of the protocol); a test keeps it so.

      ```yaml
      client: {use: process, command: [python3, client.py]}
      ```

      The command runs in the scenario's folder, and only when Torpor is started with `--allow-command`: a scenario
      alone never runs a program. `harness/examples` has clients in Python and in JavaScript to copy.

      ## Turns

      Torpor writes an event. The process then has its turn: it writes as many commands as it likes and ends the turn with
      `{"type":"done"}`. Virtual time stands still meanwhile, so that whatever it does in a turn happens at one instant.
      A process that waits for something (a response, a timer) ends its turn; the event that it waits for begins another.
      It flushes what it writes; what it writes after its turn is over counts into the next one.

      Some commands are answered at once, in the same turn, with one line each:

      - `{"type":"result", ...}` with the fields below.
      - `{"type":"error","error":"NOT_PERMITTED","code":3,"definite":true,"text":"..."}`: the phone refused it.

      An error that is `definite` says that nothing has happened. One that is not leaves open whether the server acted on
      the request: what must not happen twice needs a key of its own. The names are Maelstrom's.

      ## Life and death

      There is one process for each launch of the app, started when the app is launched. While the app is suspended the
      process gets no lines. When the app is killed the process is ended at once, without a word; what must last belongs
      into `storage` and the replica. Every event carries `now`, the device's wall clock in ISO 8601, and `uptimeMicros`,
      its monotonic clock. A client that asks the clock or the chance of the machine it runs on is not the same twice.

      A line that is no command ends the run with exit code 4, and so does a process that ends in its turn or does not
      end its turn within `--client-timeout` of real time (30 s).

      ```
      < {"type":"launch","now":"2026-03-02T07:00:00Z","uptimeMicros":25200000000,"protocol":1,"reason":"USER","prewarmed":false}
      > {"type":"register","identifier":"app.refresh"}
      < {"type":"result","permitted":true}
      > {"type":"done"}
      ```
      """
          .replace("%d", Integer.toString(ProcessClient.PROTOCOL));
}
