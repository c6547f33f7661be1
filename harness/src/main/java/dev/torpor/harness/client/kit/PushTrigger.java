package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import java.util.List;
import java.util.function.Consumer;

/** A silent push: the server says that there is something new (reference 2.2 B5, B6). */
final class PushTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "push",
          "a silent push (content-available); what it carries is used if the fetch plan can",
          List.of(
              ClientOption.duration(
                  "spacing",
                  "0s",
                  "A push that comes sooner than this after a sync waits for the next trigger.")),
          PushTrigger::new);

  private static final String MISSED = "pushMissed";

  private final Kit kit;
  private final long spacing;

  private PushTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.spacing = options.micros("spacing");
  }

  @Override
  public void launched(Launch launch) {
    kit.app().pushNotifications().register();
  }

  @Override
  public boolean pushed(RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    if (kit.fetch().took(push)) {
      completion.accept(BackgroundFetchResult.NEW_DATA);
      return true;
    }
    if (kit.engine().sinceSync() < spacing && !kit.engine().inForeground()) {
      kit.notes().put(MISSED, 1);
      completion.accept(BackgroundFetchResult.NO_DATA);
      return true;
    }
    kit.notes().remove(MISSED);
    Grant grant = new Grant(outcome -> completion.accept(outcome.fetchResult()));
    grant.sync(kit.engine(), Cause.PUSH);
    Deadline.of(kit.app(), grant);
    return true;
  }
}
