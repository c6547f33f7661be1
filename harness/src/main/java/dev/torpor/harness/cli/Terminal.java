package dev.torpor.harness.cli;

import dev.torpor.harness.report.Look;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command runs: its two streams, how text may look there, and the folder that relative
 * names are relative to. Text is always written in UTF-8.
 *
 * @param out results
 * @param err messages
 * @param look of text for people on {@code out}
 * @param folder the current folder; empty for that of the process
 */
public record Terminal(PrintStream out, PrintStream err, Look look, Path folder) {

  /**
   * The streams of this process. Colours are used on a terminal only, and not with {@code
   * NO_COLOR}; charts are made of ASCII where the locale's encoding is not UTF-8.
   */
  public static Terminal ofProcess() {
    Look.Ink ink = Ansi.AUTO.enabled() ? Look.Ink.ANSI : Look.Ink.NONE;
    return new Terminal(
        stream(new FileOutputStream(FileDescriptor.out)),
        stream(new FileOutputStream(FileDescriptor.err)),
        new Look(glyphs(System.getProperty("native.encoding", "")), ink),
        Path.of(""));
  }

  /** A pipe that takes UTF-8, as tests and other programs have it. */
  public static Terminal pipe(OutputStream out, OutputStream err, Path folder) {
    return new Terminal(stream(out), stream(err), Look.PLAIN, folder);
  }

  /** What charts are made of where text has that encoding. */
  static Look.Glyphs glyphs(String encoding) {
    String name = encoding.toUpperCase(Locale.ROOT).replace("-", "");
    return name.equals("UTF8") ? Look.Glyphs.BLOCKS : Look.Glyphs.ASCII;
  }

  /** A file or folder as the user named it, seen from the current folder. */
  Path at(Path named) {
    return folder.resolve(named);
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
