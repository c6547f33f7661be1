package dev.torpor.os.ios;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.SyncClient;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.ExitReason;
import dev.torpor.os.GivenTime;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.Phone;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.os.push.Push;
import dev.torpor.os.push.PushEvent;
import dev.torpor.time.TimeFormat;
import java.util.function.Consumer;

/** A push that the app is handling: it has 30 s to call the completion handler. */
final class RunningPush implements Consumer<BackgroundFetchResult> {
  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final AppHost host;
  private final AppProcess process;
  private final Push push;
  private final Consumer<RunningPush> ended;
  private final GivenTime time;
  private long startedAt;
  private boolean over;
  private boolean givenUp;

  /**
   * A push about to be handed over.
   *
   * @param ended told when it is over, unless the process dies first
   */
  RunningPush(
      Phone phone,
      SystemState state,
      OsPolicy policy,
      AppHost host,
      AppProcess process,
      Push push,
      Consumer<RunningPush> ended) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.host = host;
    this.process = process;
    this.push = push;
    this.ended = ended;
    this.time = new GivenTime(phone.clock(), process);
  }

  void start(SyncClient client) {
    startedAt = phone.clock().now();
    state.begun(WorkKind.PUSH);
    phone.trace().record(new PushEvent.Delivered(push.id()));
    phone.trace().record(new OsEvent.Started(WorkKind.PUSH, identifier()));
    time.begin(policy.limits().runMicros(WorkKind.PUSH), this::timeIsOver);
    client.didReceiveRemoteNotification(push.payload(), this);
  }

  void processDied() {
    end();
  }

  @Override
  public void accept(BackgroundFetchResult result) {
    if (!process.alive() || givenUp) {
      return;
    }
    if (over) {
      process.violation(
          "B03",
          "the completion of didReceiveRemoteNotification was called again; iOS counts the first"
              + " call only. Call it exactly once on every path");
      return;
    }
    end();
    ended.accept(this);
    phone.trace().record(new PushEvent.Handled(push.id(), result));
    if (result == BackgroundFetchResult.NEW_DATA && !state.account().newDataSince(startedAt)) {
      process.violation(
          "B37",
          "didReceiveRemoteNotification reported newData and stored nothing new; iOS wakes apps"
              + " that claim data they did not get less often. Report noData");
      state.account().conduct().offend(phone.clock().now());
    }
    boolean success = result != BackgroundFetchResult.FAILED;
    phone.trace().record(new OsEvent.Completed(WorkKind.PUSH, identifier(), success));
    host.reportUnfinished(process, "the handling of a push was completed");
    host.release();
  }

  private void timeIsOver() {
    phone.trace().record(new OsEvent.Expired(WorkKind.PUSH, identifier(), false));
    String late =
        "the completion of didReceiveRemoteNotification was not called within "
            + TimeFormat.duration(policy.limits().runMicros(WorkKind.PUSH));
    state.account().conduct().offend(phone.clock().now());
    if (state.appInForeground()) {
      process.violation(
          "B02", late + "; in the background iOS would kill the app. Call it on every path");
      givenUp = true;
      end();
      ended.accept(this);
      host.release();
      return;
    }
    process.violation("B02", late + "; iOS kills the app and throttles it. Call it on every path");
    host.kill(ExitReason.FETCH_TIMEOUT, "a push was never completed");
  }

  private void end() {
    if (!over) {
      over = true;
      time.end();
      state.ended(WorkKind.PUSH);
    }
  }

  private String identifier() {
    return PushService.identifier(push);
  }
}
