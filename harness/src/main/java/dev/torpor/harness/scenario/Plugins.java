package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.os.OsPolicyFamily;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Jars and folders with clients and policies of others. */
public final class Plugins {
  private static final List<String> SERVICES =
      List.of(
          "META-INF/services/" + SyncClientProvider.class.getName(),
          "META-INF/services/" + OsPolicyFamily.class.getName());

  private Plugins() {}

  /**
   * What the class path and these jars and folders of classes offer. They stay open as long as the
   * program runs.
   *
   * @throws PluginException with every mistake
   */
  public static Installed install(List<Path> paths) {
    if (paths.isEmpty()) {
      return Installed.standard();
    }
    List<String> mistakes = new ArrayList<>();
    List<URL> urls = new ArrayList<>();
    for (Path path : paths) {
      String mistake = mistake(path);
      if (mistake.isEmpty()) {
        urls.add(url(path));
      } else {
        mistakes.add("'" + path + "' " + mistake);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new PluginException(mistakes);
    }
    return Installed.in(new PluginLoader(urls.toArray(URL[]::new), Plugins.class.getClassLoader()));
  }

  private static String mistake(Path path) {
    if (Files.isDirectory(path)) {
      return SERVICES.stream().anyMatch(service -> Files.exists(path.resolve(service)))
          ? ""
          : nothing("folder");
    }
    if (!Files.exists(path)) {
      return "is not there";
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      return SERVICES.stream().anyMatch(service -> jar.getEntry(service) != null)
          ? ""
          : nothing("jar");
    } catch (IOException e) {
      return "is no jar that can be read: " + e.getMessage();
    }
  }

  private static String nothing(String kind) {
    return "adds nothing: a " + kind + " with clients names their classes in " + SERVICES.get(0);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every path has a URL", e);
    }
  }
}
