package dev.torpor.harness.cli;

import dev.torpor.harness.report.Golden;
import dev.torpor.harness.run.Version;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands in this process, in a folder of their own, and remembers what they wrote. */
final class Cli {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private final Path folder;

  Cli(Path folder) {
    this.folder = folder;
  }

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it wrote to the one stream, with the folder's name taken out
   * @param err what it wrote to the other
   */
  record Outcome(int code, String out, String err) {
    /** Both streams and the code, for golden files. */
    String all() {
      return out + (err.isEmpty() ? "" : "--- messages\n" + err) + "--- exit code " + code + "\n";
    }

    void checkGolden(String name) {
      Golden.check("cli/" + name, all());
    }
  }

  /** Puts a file of {@code src/test/resources/cli} into the folder. */
  Cli with(String file) {
    try {
      Files.copy(RESOURCES.resolve("cli").resolve(file), folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome run(String... args) {
    return record((out, err) -> Torpor.run(Terminal.pipe(out, err, folder), args));
  }

  /** The same with {@code test-clients} on the class path, as a jar with clients would be. */
  Outcome runWithTestClients(String... args) {
    return record(
        (out, err) -> {
          Class<?> terminal = TestClients.LOADER.loadClass(Terminal.class.getName());
          Class<?> torpor = TestClients.LOADER.loadClass(Torpor.class.getName());
          Method pipe =
              terminal.getMethod("pipe", OutputStream.class, OutputStream.class, Path.class);
          Method run = torpor.getMethod("run", terminal, String[].class);
          return (int) run.invoke(null, pipe.invoke(null, out, err, folder), args);
        });
  }

  private interface Command {
    int run(OutputStream out, OutputStream err) throws ReflectiveOperationException;
  }

  private Outcome record(Command command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int code = command.run(out, err);
      return new Outcome(code, text(out), text(err));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the program cannot be loaded anew", e);
    }
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(folder + File.separator, "")
        .replace("torpor    " + Version.current(), "torpor    VERSION")
        .replaceAll("[0-9]+ of its [0-9]+ parameters", "N of its M parameters")
        .replaceAll("time-zone data [0-9a-z]+", "time-zone data ZONES");
  }

  /** Loads the program anew, from the same class path and one folder more. */
  private static final class TestClients {
    static final ClassLoader LOADER =
        new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader());

    private static URL[] urls() {
      List<URL> urls = new ArrayList<>();
      try {
        urls.add(RESOURCES.resolve("test-clients").toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
          urls.add(Path.of(entry).toUri().toURL());
        }
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
      return urls.toArray(URL[]::new);
    }
  }
}
