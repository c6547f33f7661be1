package dev.torpor.harness.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiled classes for rules that need to know what a call resolves to. */
final class Classes {
  private Classes() {}

  /** The shipped classes of the simulator. */
  static JavaClasses simulator() {
    return Holder.SIMULATOR;
  }

  /** The shipped classes of the harness. */
  static JavaClasses harness() {
    return Holder.HARNESS;
  }

  /** Compiles classes that exist only in a test, one text per class. */
  static JavaClasses of(String... texts) {
    try {
      Path folder = Files.createTempDirectory("torpor-snippet");
      try {
        List<String> options = List.of("-proc:none", "-nowarn", "-d", folder.toString());
        List<Snippet> files = Stream.of(texts).map(Snippet::new).toList();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        boolean compiled =
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, messages, options, null, files)
                .call();
        if (!compiled) {
          throw new IllegalArgumentException("does not compile: " + messages.getDiagnostics());
        }
        return new ClassFileImporter().importPath(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static JavaClasses module(String name) {
    Path classes = Project.root().resolve(name).resolve("target").resolve("classes");
    return new ClassFileImporter().importPath(classes);
  }

  private static final class Holder {
    private static final JavaClasses SIMULATOR = module("simulator");
    private static final JavaClasses HARNESS = module("harness");
  }

  private static final class Snippet extends SimpleJavaFileObject {
    private static final Pattern NAME = Pattern.compile("class (\\w+)");
    private final String text;

    Snippet(String text) {
      super(URI.create("string:///" + name(text) + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String name(String text) {
      return NAME.matcher(text).results().findFirst().orElseThrow().group(1);
    }
  }
}
