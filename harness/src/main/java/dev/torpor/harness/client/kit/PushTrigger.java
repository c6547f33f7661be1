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
                  "Least time from one push that is answered with a sync to the next; what comes"
                      + " sooner waits for an app refresh at its end, or the next trigger."),
              ClientOption.flag(
                  "alerts",
                  "off",
                  "On: asks the user for leave to show alerts, without which the service discards"
                      + " pushes of type alert.")),
          PushTrigger::new);

  private static final String ANSWERED = "pushed";

  /** Pushes sent at that spacing arrive a little sooner or later: this part of it is forgiven. */
  private static final long DELIVERY_JITTER = 10;

  private final Kit kit;
  private final long spacing;
  private final boolean alerts;

  private PushTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.spacing = options.micros("spacing");
    this.alerts = options.flag("alerts");
  }

  @Override
  public void launched(Launch launch) {
    kit.app().pushNotifications().register();
    if (alerts) {
      kit.app().pushNotifications().requestAuthorization();
    }
  }

  @Override
  public boolean pushed(RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    Outcome taken = kit.fetch().took(push);
    if (taken != null) {
      completion.accept(taken.fetchResult());
      return true;
    }
    long since = kit.notes().since(ANSWERED);
    if (since < spacing - spacing / DELIVERY_JITTER && !kit.engine().inForeground()) {
      kit.triggers().forEach(trigger -> trigger.wantedIn(spacing - since));
      completion.accept(BackgroundFetchResult.NO_DATA);
      return true;
    }
    kit.notes().mark(ANSWERED);
    Grant grant = new Grant(outcome -> completion.accept(outcome.fetchResult()));
    grant.sync(kit.engine(), Cause.PUSH);
    Deadline.of(kit.app(), grant);
    return true;
  }
}
