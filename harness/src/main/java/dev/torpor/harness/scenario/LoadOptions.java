package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.os.OsPolicyFamily;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scenarios are loaded against.
 *
 * @param allowed folders outside the project that files may lie in
 * @param clients that scenarios can name
 * @param policies that scenarios can name
 * @param metrics that scenarios can expect something of; null leaves their names unchecked
 */
public record LoadOptions(
    List<Path> allowed,
    List<SyncClientProvider> clients,
    List<OsPolicyFamily> policies,
    @Nullable MetricCatalog metrics) {
  /** Copies the lists. */
  public LoadOptions {
    allowed = List.copyOf(allowed);
    clients = List.copyOf(clients);
    policies = List.copyOf(policies);
  }

  /** Everything on the class path, and no folder outside the project. */
  public static LoadOptions standard() {
    return new LoadOptions(List.of(), Installed.clients(), Installed.policies(), null);
  }

  /** The same with folders outside the project. */
  public LoadOptions allowing(List<Path> folders) {
    return new LoadOptions(folders, clients, policies, metrics);
  }

  /** The same with other clients. */
  public LoadOptions withClients(List<SyncClientProvider> other) {
    return new LoadOptions(allowed, other, policies, metrics);
  }

  /** The same with a check of metric names. */
  public LoadOptions withMetrics(MetricCatalog catalog) {
    return new LoadOptions(allowed, clients, policies, catalog);
  }
}
