package com.example.torpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.cli.Terminal;
import dev.torpor.harness.cli.Torpor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shortest way of the README compiles and runs as it stands there. */
class ShortestTest {
  @TempDir private Path folder;

  @Test
  void given_the_readme_when_followed_then_the_client_runs() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(code.find()).isTrue();
    Path source = Files.writeString(folder.resolve("MySync.java"), code.group(1));
    Path classes = folder.resolve("classes");
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", path, "-d", classes.toString(), source.toString());
    assertThat(compiled).isZero();
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.torpor.app.SyncClientProvider"), "MySync\n");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Torpor.run(
            Terminal.pipe(out, err, Path.of("").toAbsolutePath()),
            "run",
            "news.yaml",
            "--client-path",
            classes.toString(),
            "--client",
            "my-sync,interval=1h");
    assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("client    my-sync,interval=1h");
  }
}
