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
 * @param commands whether clients may start programs that scenarios name
 */
public record LoadOptions(
    List<Path> allowed,
    List<SyncClientProvider> clients,
    List<OsPolicyFamily> policies,
    @Nullable MetricCatalog metrics,
    Commands commands) {
  /** Copies the lists. */
  public LoadOptions {
    allowed = List.copyOf(allowed);
    clients = List.copyOf(clients);
    policies = List.copyOf(policies);
  }

  /** Everything on the class path, and no folder outside the project. */
  public static LoadOptions standard() {
    return with(Installed.standard());
  }

  /** What is installed, and no folder outside the project. */
  public static LoadOptions with(Installed installed) {
    return new LoadOptions(
        List.of(), installed.allClients(), installed.allPolicies(), null, Commands.REFUSED);
  }

  /** The same with folders outside the project. */
  public LoadOptions allowing(List<Path> folders) {
    return new LoadOptions(folders, clients, policies, metrics, commands);
  }

  /** The same with other clients. */
  public LoadOptions withClients(List<SyncClientProvider> other) {
    return new LoadOptions(allowed, other, policies, metrics, commands);
  }

  /** The same with a check of metric names. */
  public LoadOptions withMetrics(MetricCatalog catalog) {
    return new LoadOptions(allowed, clients, policies, catalog, commands);
  }

  /** The same with another say about programs. */
  public LoadOptions withCommands(Commands other) {
    return new LoadOptions(allowed, clients, policies, metrics, other);
  }

  /** The clients as a scenario in that folder gets them. */
  List<SyncClientProvider> clientsIn(Path folder) {
    return clients.stream()
        .map(client -> client instanceof LocalClient local ? local.in(folder, commands) : client)
        .toList();
  }
}
