package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.util.List;

/** The user leaves the app: the radio is up anyway (reference 2.2 B13). */
final class CloseTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "close",
          "the user leaves the app",
          List.of(
              ClientOption.duration(
                  "minGap", "1min", "No sync when the last one is younger than this.")),
          CloseTrigger::new);

  private final Kit kit;
  private final long minGap;

  private CloseTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.minGap = options.micros("minGap");
  }

  @Override
  public void enteredBackground() {
    if (kit.engine().sinceSync() >= minGap || kit.uploadsWait()) {
      kit.engine().want(Cause.CLOSE, outcome -> {});
    }
  }
}
