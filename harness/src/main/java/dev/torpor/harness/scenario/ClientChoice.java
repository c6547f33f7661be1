package dev.torpor.harness.scenario;

import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.binding.Complaints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client that was chosen, with its options checked.
 *
 * @param use as written
 */
public record ClientChoice(SyncClientProvider provider, ClientOptions options, Use use) {
  /**
   * Finds a client and checks its options.
   *
   * @param complaints receives every mistake
   * @return null when there are mistakes
   */
  public static @Nullable ClientChoice find(
      Use use, List<SyncClientProvider> clients, Complaints complaints) {
    for (SyncClientProvider provider : clients) {
      if (provider.name().equals(use.name())) {
        ClientOptions options =
            ClientOptionBinder.bind(provider.options(), use.options(), complaints);
        List<String> mistakes = options == null ? List.of() : provider.mistakes(options);
        mistakes.forEach(mistake -> complaints.aboutValue("use", mistake));
        return options == null || !mistakes.isEmpty()
            ? null
            : new ClientChoice(provider, options, use);
      }
    }
    List<String> names = clients.stream().map(SyncClientProvider::name).toList();
    complaints.aboutValue("use", Unknown.message("client", use.name(), names));
    return null;
  }

  /** As {@code --client} would take it: {@code poll,interval=30min}. */
  @Override
  public String toString() {
    return use.toString();
  }
}
