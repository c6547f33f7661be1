package dev.torpor.os.ios;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.SyncClient;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.BackgroundFetchSystem;
import dev.torpor.os.ExitReason;
import dev.torpor.os.GivenTime;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.os.WorkQueue;
import dev.torpor.time.TimeFormat;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Background fetch as it was before BackgroundTasks: the app names an interval, and the system
 * wakes it not more often than that.
 */
public final class LegacyFetch implements BackgroundFetchSystem {
  private static final String IDENTIFIER = "fetch";

  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final AppHost host;
  private final WorkQueue queue;
  private long interval = Long.MAX_VALUE;
  private @Nullable Fetch running;

  /** Background fetch whose interval is never, as it is by default. */
  public LegacyFetch(Phone phone, SystemState state, OsPolicy policy, AppHost host) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.host = host;
    this.queue = new WorkQueue(phone, state, policy);
  }

  @Override
  public void setMinimumInterval(AppProcess process, @Nullable Duration minimum) {
    if (!host.manifest().backgroundModes().contains(BackgroundMode.FETCH)) {
      process.violation(
          "B10",
          "setMinimumBackgroundFetchInterval has no effect: the app does not declare the background"
              + " mode 'fetch', and iOS never fetches. Add it to app.backgroundModes");
      return;
    }
    long micros = minimum == null ? Long.MAX_VALUE : minimum.toNanos() / 1_000;
    if (micros != interval) {
      interval = micros;
      queue.remove(WorkKind.LEGACY_FETCH, IDENTIFIER);
      submit();
    }
  }

  @Override
  public void conditionsChanged() {
    queue.conditionsChanged();
  }

  @Override
  public void processDied(AppProcess process) {
    if (running != null) {
      running.stop();
      running = null;
      submit();
    }
  }

  private void submit() {
    if (interval == Long.MAX_VALUE) {
      return;
    }
    long now = phone.clock().now();
    long last = state.lastLaunch(WorkKind.LEGACY_FETCH);
    long notBefore = Math.max(now, (last == Long.MIN_VALUE ? now : last) + interval);
    phone.trace().record(new OsEvent.Submitted(WorkKind.LEGACY_FETCH, IDENTIFIER, notBefore));
    queue.add(new PendingWork(WorkKind.LEGACY_FETCH, IDENTIFIER, now, notBefore), this::granted);
  }

  private void granted() {
    host.wake(
        WorkKind.LEGACY_FETCH.launchReason(),
        WorkKind.LEGACY_FETCH.cause(),
        () -> {
          AppProcess process = host.process();
          SyncClient client = host.client();
          if (process == null || client == null) {
            throw new IllegalStateException("the app was woken without a process");
          }
          Fetch fetch = new Fetch(process);
          running = fetch;
          process.post("performFetch", () -> fetch.run(client));
        });
  }

  private final class Fetch implements Consumer<BackgroundFetchResult> {
    private final AppProcess process;
    private final GivenTime time;
    private long startedAt;
    private boolean over;

    Fetch(AppProcess process) {
      this.process = process;
      this.time = new GivenTime(phone.clock(), process);
    }

    void run(SyncClient client) {
      startedAt = phone.clock().now();
      phone.trace().record(new OsEvent.Started(WorkKind.LEGACY_FETCH, IDENTIFIER));
      time.begin(policy.limits().fetchRunMicros(), this::timeIsOver);
      client.performFetch(this);
    }

    void stop() {
      over = true;
      time.end();
    }

    @Override
    public void accept(BackgroundFetchResult result) {
      if (!process.alive()) {
        return;
      }
      if (over) {
        process.violation(
            "B03",
            "the completion of performFetch was called again; iOS counts the first call only. Call"
                + " it exactly once on every path");
        return;
      }
      stop();
      running = null;
      if (result == BackgroundFetchResult.NEW_DATA && !state.account().newDataSince(startedAt)) {
        process.violation(
            "B37",
            "performFetch reported newData and stored nothing new; iOS wakes apps that claim data"
                + " they did not get less often. Report noData");
        state.account().conduct().offend(phone.clock().now());
      }
      boolean success = result != BackgroundFetchResult.FAILED;
      phone.trace().record(new OsEvent.Completed(WorkKind.LEGACY_FETCH, IDENTIFIER, success));
      host.reportUnfinished(process, "the background fetch was completed");
      submit();
      host.release();
    }

    private void timeIsOver() {
      phone.trace().record(new OsEvent.Expired(WorkKind.LEGACY_FETCH, IDENTIFIER, false));
      process.violation(
          "B02",
          "the completion of performFetch was not called within "
              + TimeFormat.duration(policy.limits().fetchRunMicros())
              + "; iOS kills the app and throttles it. Call it on every path");
      state.account().conduct().offend(phone.clock().now());
      host.kill(ExitReason.FETCH_TIMEOUT, "the background fetch was never completed");
    }
  }
}
