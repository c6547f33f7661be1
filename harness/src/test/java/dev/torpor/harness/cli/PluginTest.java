package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars with clients, good and broken. */
class PluginTest {
  private static final String SERVICE = "META-INF/services/dev.torpor.app.SyncClientProvider";

  @TempDir private Path folder;

  @Test
  void given_a_jar_when_named_then_its_client_is_listed_run_and_in_the_schema() {
    jar("mine.jar", "Mine", "my-client", "");

    Cli.Outcome listed = torpor("list", "clients", "--client-path", "mine.jar");
    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("my-client", "made by a test", "pace=7");
    assertThat(torpor("schema", "--client-path", "mine.jar").out()).contains("\"my-client\"");
    Cli.Outcome run =
        new Cli(folder)
            .with("small.yaml")
            .run("run", "small.yaml", "--client-path", "mine.jar", "--client", "my-client,pace=9");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("client    my-client,pace=9").doesNotContain("Exception");
  }

  @Test
  void given_no_jar_when_named_then_the_client_is_not_there() {
    assertThat(torpor("list", "clients").out()).doesNotContain("my-client");
  }

  @Test
  void given_what_is_no_jar_of_clients_when_named_then_each_is_told_why() throws IOException {
    Files.writeString(folder.resolve("text.jar"), "no jar");
    Files.createDirectory(folder.resolve("classes"));
    Cli.Outcome outcome =
        torpor(
            "list",
            "clients",
            "--client-path",
            "missing.jar",
            "--client-path",
            "text.jar",
            "--client-path",
            "classes");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("error: --client-path: 'missing.jar' is not there\n")
        .contains("'text.jar' is no jar that can be read: ")
        .contains("'classes' adds nothing: a folder with clients names their classes in " + SERVICE)
        .doesNotContain("\tat ");
  }

  @Test
  void given_a_jar_whose_class_is_missing_when_loaded_then_it_is_named() {
    jar("broken.jar", "Mine", "my-client", "com.example.Absent\n");
    Cli.Outcome outcome = torpor("run", "x.yaml", "--client-path", "broken.jar");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("error: --client-path: ")
        .contains("Provider com.example.Absent not found");
  }

  @Test
  void given_clients_of_bad_names_when_loaded_then_they_are_refused() {
    jar("twin.jar", "Mine", "poll", "");
    assertThat(torpor("list", "clients", "--client-path", "twin.jar").err())
        .contains("two are called 'poll': ")
        .contains("Mine (");
    jar("odd.jar", "Odd", "My Client", "");
    assertThat(torpor("list", "clients", "--client-path", "odd.jar").err())
        .contains("calls itself 'My Client': names are words joined by hyphens");
  }

  private Cli.Outcome torpor(String... words) {
    return new Cli(folder).run(words);
  }

  /** Makes a jar with one client. */
  private void jar(String jar, String type, String name, String moreServices) {
    String text =
        """
        import dev.torpor.app.*;
        import java.util.List;

        public class %s implements SyncClientProvider {
          public String name() { return "%s"; }
          public String summary() { return "made by a test"; }
          public List<ClientOption> options() {
            return List.of(ClientOption.number("pace", "7", "How fast."));
          }
          public SyncClient launch(App app, ClientOptions options) {
            return launch -> app.log("pace " + options.number("pace"));
          }
        }
        """
            .replaceFirst("%s", type)
            .replaceFirst("%s", name);
    Path classes = folder.resolve(jar + ".classes");
    try {
      Files.createDirectories(classes);
      boolean compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(
                  null,
                  null,
                  null,
                  List.of("-proc:none", "-d", classes.toString()),
                  null,
                  List.of(new Text(type, text)))
              .call();
      assertThat(compiled).isTrue();
      try (OutputStream out = Files.newOutputStream(folder.resolve(jar));
          JarOutputStream entries = new JarOutputStream(out);
          Stream<Path> files = Files.list(classes)) {
        entries.putNextEntry(new ZipEntry(SERVICE));
        entries.write((moreServices + type + "\n").getBytes(StandardCharsets.UTF_8));
        for (Path file : files.sorted().toList()) {
          entries.putNextEntry(new ZipEntry(file.getFileName().toString()));
          entries.write(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String type, String text) {
      super(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
