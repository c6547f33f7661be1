package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Background fetch as it was before BackgroundTasks. */
final class FetchTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "legacy-fetch",
          "a background fetch of the old kind (performFetch)",
          List.of(ClientOption.duration("interval", "0s", "setMinimumBackgroundFetchInterval.")),
          FetchTrigger::new);

  private final Kit kit;
  private final Duration interval;

  private FetchTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.interval = options.duration("interval");
  }

  @Override
  public void launched(Launch launch) {
    kit.app().setMinimumBackgroundFetchInterval(interval);
  }

  @Override
  public boolean fetch(Consumer<BackgroundFetchResult> completion) {
    Grant grant = new Grant(outcome -> completion.accept(outcome.fetchResult()));
    grant.sync(kit.engine(), Cause.LEGACY_FETCH);
    Deadline.of(kit.app(), grant);
    return true;
  }
}
