package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * A client whose code is "sync once, blocking". Whatever starts a sync, one runs at a time: who
 * asks while one is under way waits for that one. Requests for background work are submitted again
 * before the work begins, tasks are completed with how the sync ended, an expiry interrupts the
 * sync when nobody else waits for it, and a sync that the user leaves behind asks for time to
 * finish.
 *
 * <p>One object serves every process: keep what lasts in {@link BlockingEnvironment#storage}, what
 * lasts as long as the process in {@link BlockingEnvironment#inMemory}, and nothing in fields.
 */
public abstract class BlockingSync implements SyncClientProvider {
  static final ClientOption INTERVAL =
      ClientOption.duration(
          "interval", "30min", "Time from one background sync to the earliest begin of the next.");
  static final ClientOption SYNC_ON_OPEN =
      ClientOption.flag(
          "syncOnOpen",
          "on",
          "Whether to sync whenever the user opens the app, not only while nothing is held.");
  static final ClientOption REFRESH =
      ClientOption.flag("refresh", "on", "Whether to ask for app refreshes.");
  static final ClientOption PROCESSING =
      ClientOption.flag("processing", "off", "Whether to ask for processing tasks.");
  static final ClientOption LEGACY_FETCH =
      ClientOption.flag("legacyFetch", "off", "Whether to ask for fetches of the old kind.");
  static final ClientOption PUSH =
      ClientOption.flag(
          "push", "off", "Whether to register for pushes and sync when one wakes us.");
  static final ClientOption IDENTIFIER =
      ClientOption.text("identifier", "app.refresh", "Identifier of the refresh task.");
  static final ClientOption PROCESSING_IDENTIFIER =
      ClientOption.text(
          "processingIdentifier", "app.processing", "Identifier of the processing task.");

  /** For subclasses, which the service mechanism makes. */
  protected BlockingSync() {}

  /**
   * Syncs once, on a thread of the client, and waits as long as it takes. An {@link
   * InterruptedException} says that time is over; a checked exception is a sync that failed and is
   * logged; any other ends the run as the client's fault.
   *
   * @return how it ended, which the system is told
   */
  protected abstract SyncResult syncOnce(BlockingEnvironment environment) throws Exception;

  /**
   * The user has written something, which the client owes the server; called on a thread of the
   * client, at once. Does nothing unless overridden.
   */
  protected void edited(BlockingEnvironment environment, LocalEdit edit) throws Exception {}

  /**
   * The token of app and device, which a server that pushes needs; called on a thread of the
   * client. Does nothing unless overridden.
   */
  protected void tokenReceived(BlockingEnvironment environment, String token) throws Exception {}

  /** Options of its own, beside those of every blocking client. */
  protected List<ClientOption> moreOptions() {
    return List.of();
  }

  @Override
  public final List<ClientOption> options() {
    List<ClientOption> options =
        new ArrayList<>(
            List.of(
                INTERVAL,
                SYNC_ON_OPEN,
                REFRESH,
                PROCESSING,
                LEGACY_FETCH,
                PUSH,
                IDENTIFIER,
                PROCESSING_IDENTIFIER));
    options.addAll(moreOptions());
    return options;
  }

  @Override
  public final SyncClient launch(App app, ClientOptions options) {
    return new BlockingClient(this, app, options, new Baton(app));
  }
}
