package dev.torpor.harness.client.kit;

import dev.torpor.app.App.Cancellable;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user has written something. */
final class EditTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "edit",
          "the user has written something",
          List.of(
              ClientOption.duration(
                  "delay", "2s", "From an edit to its upload; what follows meanwhile goes along.")),
          EditTrigger::new);

  private final Kit kit;
  private final Duration delay;
  private @Nullable Cancellable timer;

  private EditTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.delay = options.duration("delay");
  }

  @Override
  public void edited() {
    if (timer == null) {
      timer = kit.app().after(delay, this::due);
    }
  }

  @Override
  public void enteredBackground() {
    Cancellable running = timer;
    if (running != null) {
      running.cancel(); // a timer does not outlast the suspension that follows
      due();
    }
  }

  private void due() {
    timer = null;
    if (kit.uploadsWait()) {
      kit.engine().want(Cause.EDIT, outcome -> {});
    }
  }
}
