package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.ios.IosFamily;
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

  /**
   * The policy families, in order of name: those with rules of their own, and one for each shipped
   * profile with other parameters for the rules of iOS.
   */
  public static List<OsPolicyFamily> policies() {
    List<OsPolicyFamily> found = load(OsPolicyFamily.class, OsPolicyFamily::name);
    List<String> names = new ArrayList<>();
    found.forEach(family -> names.add(family.name()));
    for (Catalog.Entry profile : Catalog.shipped().list(ProfileKind.POLICY)) {
      if (!names.contains(profile.name())) {
        found.add(new IosFamily(profile.name(), profile.description()));
      }
    }
    found.sort(Comparator.comparing(OsPolicyFamily::name));
    return found;
  }

  private static <T> List<T> load(Class<T> service, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    ServiceLoader.load(service, Installed.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(name));
    return found;
  }
}
