package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.os.OsPolicyFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** What the class path offers through the service mechanism, by name. */
public final class Installed {
  private Installed() {}

  /** The clients, in order of name. */
  public static List<SyncClientProvider> clients() {
    return load(SyncClientProvider.class, SyncClientProvider::name);
  }

  /** The policy families, in order of name. */
  public static List<OsPolicyFamily> policies() {
    return load(OsPolicyFamily.class, OsPolicyFamily::name);
  }

  private static <T> List<T> load(Class<T> service, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    ServiceLoader.load(service, Installed.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(name));
    return found;
  }
}
