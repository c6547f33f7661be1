package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.ios.IosFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the class path, and jars beside it, offer through the service mechanism, by name. */
public final class Installed {
  private final List<SyncClientProvider> clients;
  private final List<OsPolicyFamily> policies;

  private Installed(ClassLoader loader) {
    clients = Services.load(SyncClientProvider.class, loader, SyncClientProvider::name);
    policies = Services.load(OsPolicyFamily.class, loader, OsPolicyFamily::name);
    List<String> names = new ArrayList<>();
    policies.forEach(family -> names.add(family.name()));
    for (Catalog.Entry profile : Catalog.shipped().list(ProfileKind.POLICY)) {
      if (!names.contains(profile.name())) {
        policies.add(new IosFamily(profile.name(), profile.description()));
      }
    }
    policies.sort(Comparator.comparing(OsPolicyFamily::name));
  }

  /**
   * What the class path offers.
   *
   * @throws PluginException when something there cannot be used
   */
  public static Installed standard() {
    return new Installed(Installed.class.getClassLoader());
  }

  /**
   * What a class loader offers, which has the class path behind it.
   *
   * @throws PluginException when something there cannot be used
   */
  public static Installed in(ClassLoader loader) {
    return new Installed(loader);
  }

  /** The clients of the class path, in order of name. */
  public static List<SyncClientProvider> clients() {
    return standard().allClients();
  }

  /** The policy families of the class path, see {@link #allPolicies}. */
  public static List<OsPolicyFamily> policies() {
    return standard().allPolicies();
  }

  /** The clients, in order of name. */
  public List<SyncClientProvider> allClients() {
    return List.copyOf(clients);
  }

  /**
   * The policy families, in order of name: those with rules of their own, and one for each shipped
   * profile with other parameters for the rules of iOS.
   */
  public List<OsPolicyFamily> allPolicies() {
    return List.copyOf(policies);
  }
}
