package dev.torpor.harness.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads the classes of plug-ins, and beside them the adapters of libraries that Torpor does not
 * bring: an adapter sees the library of the plug-in that needs it, be it in its own jar or on the
 * class path.
 */
final class PluginLoader extends URLClassLoader {
  private static final List<String> ADAPTERS =
      List.of("dev.torpor.harness.blocking.okhttp.", "dev.torpor.harness.blocking.apache.");

  PluginLoader(URL[] urls, ClassLoader torpor) {
    super("torpor-plugins", urls, torpor);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (ADAPTERS.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
