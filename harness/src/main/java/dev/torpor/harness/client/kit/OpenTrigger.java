package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.util.List;

/**
 * The user opens the app: what is held is shown at once and brought up to date behind it (reference
 * 2.2 B0).
 */
final class OpenTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "open",
          "the user opens the app",
          List.of(
              ClientOption.duration(
                  "staleAfter", "0s", "No sync when the last one is younger than this."),
              ClientOption.flag(
                  "blocking",
                  "off",
                  "On: the user waits for the sync, for the timeout of the kit at most; then it is"
                      + " called off. Off: it goes on behind what is shown."),
              ClientOption.flag("always", "on", "Off: syncs only while nothing is held.")),
          OpenTrigger::new);

  private final Kit kit;
  private final long staleAfter;
  private final boolean always;
  private final boolean blocking;

  private OpenTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.staleAfter = options.micros("staleAfter");
    this.always = options.flag("always");
    this.blocking = options.flag("blocking");
  }

  @Override
  public void enteredForeground() {
    boolean nothingToShow = kit.app().replica().token() == null;
    boolean stale = kit.engine().sinceSync() >= staleAfter || kit.uploadsWait();
    if (nothingToShow || (stale && always)) {
      Engine.Interest waiting = kit.engine().want(Cause.OPEN, outcome -> {});
      if (blocking) {
        kit.app().after(kit.timeout(), () -> giveUp(waiting));
      }
    }
  }

  private void giveUp(Engine.Interest waiting) {
    if (waiting.withdraw()) {
      kit.app().log("the user has waited long enough: what is held is shown");
    }
  }
}
