package dev.torpor.harness.process;

import dev.torpor.app.ClientFault;
import dev.torpor.harness.blocking.Borrower;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of the operating system that Torpor runs on. Lines are written and read by threads of
 * their own, so that the simulating thread waits where a watchdog finds out for what.
 */
final class ClientProcess implements Borrower {
  private static final int MOST_TOLD = 20;
  private static final String END = "\n"; // no line is that

  private final List<String> command;
  private final Process process;
  private final Thread simulating = Thread.currentThread();
  private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> toWrite = new LinkedBlockingQueue<>();
  private final Deque<String> complaints = new ArrayDeque<>();
  private volatile String event = "";
  private volatile boolean givenUp;

  /**
   * Starts a process.
   *
   * @throws ClientFault when it cannot be started
   */
  ClientProcess(List<String> command, Path folder) {
    this.command = command;
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PYTHONUNBUFFERED", "1");
    builder.environment().put("PYTHONHASHSEED", "0");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new ClientFault(
          "the client's process cannot be started in "
              + folder
              + ": "
              + e.getMessage()
              + "; the command: "
              + String.join(" ", command));
    }
    pump("reads", this::readLines);
    pump("writes", this::writeLines);
    pump("hears", this::readComplaints);
  }

  private void pump(String what, Runnable body) {
    Thread thread = new Thread(body, "torpor-process-" + process.pid() + "-" + what);
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes the line that begins a turn. */
  void begin(String line) {
    event = line;
    write(line);
  }

  /** Writes a line; a process that does not read it is told of by {@link #read}. */
  void write(String line) {
    toWrite.add(line);
  }

  /** Waits for a line. */
  String read() {
    String line = written.poll();
    while (line == null) {
      LockSupport.park(this);
      if (givenUp) {
        throw new ClientFault("the client's process was given up");
      }
      line = written.poll();
    }
    if (line.equals(END)) {
      written.add(END);
      throw new ClientFault(ending());
    }
    return line;
  }

  private String ending() {
    String how;
    try {
      how = "the client's process ended with exit code " + process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      how = "the client's process ended";
    }
    String text = how + " in its turn, after the line " + Line.quoted(event);
    return text + "; the command: " + String.join(" ", command) + lastComplaints();
  }

  private String lastComplaints() {
    synchronized (complaints) {
      return complaints.isEmpty() ? "" : "; it complained:\n  " + String.join("\n  ", complaints);
    }
  }

  /** Ends it at once, and whatever it has started; returns when it is gone. */
  void kill() {
    toWrite.add(END);
    destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void destroy() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Its number, as the operating system has it. */
  long pid() {
    return process.pid();
  }

  @Override
  public String describe() {
    return ", whose process has had the line " + Line.quoted(event) + " and";
  }

  @Override
  public String advice() {
    return "It must write {\"type\":\"done\"} when its turn is over, and flush; the command: "
        + String.join(" ", command)
        + lastComplaints();
  }

  @Override
  public StackTraceElement[] stack() {
    return new StackTraceElement[0];
  }

  @Override
  public void giveUp() {
    givenUp = true;
    destroy();
    LockSupport.unpark(simulating);
  }

  private void readLines() {
    try (BufferedReader in = reader(process.getInputStream())) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        hand(line);
      }
    } catch (IOException e) {
      // the process is gone, and the end of its lines says so
    }
    hand(END);
  }

  private void hand(String line) {
    written.add(line);
    LockSupport.unpark(simulating);
  }

  private void writeLines() {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
      for (String line = toWrite.take(); !line.equals(END); line = toWrite.take()) {
        out.write(line);
        out.write('\n');
        if (toWrite.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | InterruptedException e) {
      // it reads no more: if that was not its last turn, the end of its lines tells
    }
  }

  private void readComplaints() {
    try (BufferedReader in = reader(process.getErrorStream())) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (complaints) {
          complaints.add(line);
          if (complaints.size() > MOST_TOLD) {
            complaints.remove();
          }
        }
      }
    } catch (IOException e) {
      // the process is gone
    }
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
