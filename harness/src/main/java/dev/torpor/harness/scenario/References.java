package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.TextException;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.ios.IosFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what a scenario names: profiles, policy, client, files. */
final class References {
  private final Bound<Scenario> bound;
  private final ProjectFiles files;
  private final LoadOptions options;
  private final List<SyncClientProvider> clients;
  private final Problems problems;
  private final Profiles profiles;

  References(
      Bound<Scenario> bound,
      ProjectFiles files,
      LoadOptions options,
      List<SyncClientProvider> clients,
      Problems problems) {
    this.clients = clients;
    this.bound = bound;
    this.files = files;
    this.options = options;
    this.problems = problems;
    this.profiles = new Profiles(Catalog.shipped(), files, problems);
  }

  @Nullable DeviceProfile device() {
    Use use = chosen("device", null);
    DeviceProfile device =
        use == null ? null : DeviceChoice.find(use, profiles, bound.complaints("device", problems));
    int cycles = bound.at("batteryCycles", Integer.class).orElse(0);
    if (device == null || cycles == 0) {
      return device;
    }
    try {
      return device.aged(cycles);
    } catch (IllegalArgumentException e) {
      problems.add(bound.problemAt("batteryCycles", String.valueOf(e.getMessage())));
      return null;
    }
  }

  @Nullable Path wiremock() {
    String path = "backend.wiremock";
    return find(path, bound.at(path, String.class).orElse(null), files::folder);
  }

  @Nullable OsPolicy policy() {
    Use use = chosen("policy", new Use(IosFamily.NAME, Map.of()));
    return use == null
        ? null
        : PolicyChoice.find(use, options.policies(), bound.complaints("policy", problems));
  }

  @Nullable ClientChoice client() {
    Use use = chosen("client", null);
    return use == null
        ? null
        : ClientChoice.find(use, clients, bound.complaints("client", problems));
  }

  @Nullable DatasetChoice dataset() {
    return DatasetChoice.find(bound, profiles, files, problems);
  }

  NetworkPlan network() {
    return new Ways(bound, profiles, files, problems).plan();
  }

  private @Nullable Use chosen(String path, @Nullable Use byDefault) {
    return bound.at(path, Use.class).orElse(bound.has(path) ? null : byDefault);
  }

  private <T> @Nullable T find(
      String path, @Nullable String reference, Function<String, @Nullable T> finder) {
    if (reference == null) {
      return null;
    }
    try {
      return finder.apply(reference);
    } catch (TextException e) {
      problems.add(bound.problemAt(path, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
