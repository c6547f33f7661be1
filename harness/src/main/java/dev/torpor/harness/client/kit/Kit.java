package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client made of pieces: one process of it, and what its pieces share. */
public final class Kit implements SyncClient {
  private final App app;
  private final Notes notes;
  private final String url;
  private final Duration timeout;
  private final Retry retry;
  private final Engine engine;
  private final List<Gate> gates = new ArrayList<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();
  private final @Nullable Outbox outbox;
  private final Fetch fetch;
  private final Lane lane;
  private boolean measuresSignal;

  /**
   * The client of one process.
   *
   * @param options those of {@link KitOptions}
   */
  public Kit(App app, ClientOptions options) {
    this.app = app;
    this.notes = new Notes(app);
    this.url = options.text(KitOptions.URL);
    this.timeout = options.duration(KitOptions.TIMEOUT);
    this.retry = Piece.make(Retry.PIECES, options.part(KitOptions.RETRY), this);
    this.engine = new Engine(this);
    this.lane = Piece.make(Pieces.TRANSFERS, options.part(KitOptions.TRANSFER), this);
    this.fetch = Piece.make(Pieces.FETCHES, options.part(KitOptions.FETCH), this);
    Conflict conflict = Piece.make(Pieces.CONFLICTS, options.part(KitOptions.CONFLICT), this);
    this.outbox =
        Piece.make(Pieces.OUTBOXES, options.part(KitOptions.OUTBOX), this).open(this, conflict);
    if (outbox != null) {
      works.add(outbox);
    }
    works.add(fetch);
    options
        .parts(KitOptions.GATES)
        .forEach(gate -> gates.add(Piece.make(Pieces.GATES, gate, this)));
    options
        .parts(KitOptions.TRIGGERS)
        .forEach(trigger -> triggers.add(Piece.make(Pieces.TRIGGERS, trigger, this)));
  }

  App app() {
    return app;
  }

  Notes notes() {
    return notes;
  }

  String url() {
    return url;
  }

  Duration timeout() {
    return timeout;
  }

  Retry retry() {
    return retry;
  }

  /** Has the rates of answers noted: a gate asks for them. */
  void measureSignal() {
    measuresSignal = true;
  }

  boolean measuresSignal() {
    return measuresSignal;
  }

  Engine engine() {
    return engine;
  }

  Lane lane() {
    return lane;
  }

  Fetch fetch() {
    return fetch;
  }

  List<Trigger> triggers() {
    return triggers;
  }

  List<Work> works() {
    return works;
  }

  /** How many edits wait for their upload. */
  int pendingEdits() {
    return outbox == null ? 0 : outbox.pending();
  }

  /** True when there are edits that can be sent now. */
  boolean uploadsWait() {
    return outbox != null && outbox.sendable();
  }

  /**
   * A whole new copy of the server's records is about to take the place of the one that is held.
   *
   * @param goneBack true when a record has an older version now than before
   */
  void beforeReplacing(List<RecordVersion> copy, boolean goneBack) {
    if (outbox != null) {
      outbox.beforeReplacing(copy, goneBack);
    }
  }

  /** The server has an older version of a record than it had. */
  void serverWentBack() {
    if (outbox != null) {
      outbox.wentBack();
    }
  }

  /** Why no sync may begin now, null when one may. */
  @Nullable String held(Cause cause) {
    String held = retry.held(cause);
    return held == null ? gated(cause) : held;
  }

  /** Why no request may be made now, as far as the gates say. */
  @Nullable String gated(Cause cause) {
    for (Gate gate : gates) {
      String why = gate.closed(cause);
      if (why != null) {
        return why;
      }
    }
    return null;
  }

  @Override
  public void launched(Launch launch) {
    lane.launched();
    triggers.forEach(trigger -> trigger.launched(launch));
  }

  @Override
  public void enteredForeground() {
    engine.enteredForeground();
    lane.enteredForeground();
    fetch.enteredForeground();
    triggers.forEach(Trigger::enteredForeground);
  }

  @Override
  public void enteredBackground() {
    engine.leftForeground();
    fetch.enteredBackground();
    triggers.forEach(Trigger::enteredBackground);
    engine.enteredBackground();
  }

  @Override
  public void userEdited(LocalEdit edit) {
    if (outbox != null) {
      outbox.add(edit);
      triggers.forEach(Trigger::edited);
    }
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    for (Trigger trigger : triggers) {
      if (trigger.pushed(push, completion)) {
        return;
      }
    }
    completion.accept(BackgroundFetchResult.NO_DATA);
  }

  @Override
  public void performFetch(Consumer<BackgroundFetchResult> completion) {
    for (Trigger trigger : triggers) {
      if (trigger.fetch(completion)) {
        return;
      }
    }
    completion.accept(BackgroundFetchResult.NO_DATA);
  }

  @Override
  public void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
    lane.handleEvents(identifier, completion);
  }
}
