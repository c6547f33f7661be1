package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import dev.torpor.app.RemoteNotification;
import dev.torpor.harness.blocking.BlockingEnvironment.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The syncs of one process, one at a time, and who waits for the one under way. */
final class Rounds {
  private final Sync sync;
  private final App app;
  private final Baton baton;
  private final BlockingEnvironment environment;
  private final List<Interest> interests = new ArrayList<>();
  private @Nullable Strand running;
  private int begun;

  /** The code under test. */
  interface Sync {
    SyncResult once(BlockingEnvironment environment) throws Exception;
  }

  Rounds(Sync sync, App app, Baton baton, BlockingEnvironment environment) {
    this.sync = sync;
    this.app = app;
    this.baton = baton;
    this.environment = environment;
  }

  /**
   * Starts a sync, or joins the one under way.
   *
   * @param whenDone told once, unless the interest is withdrawn before
   */
  Interest start(
      Trigger trigger, @Nullable RemoteNotification push, Consumer<SyncResult> whenDone) {
    Interest interest = new Interest(whenDone);
    interests.add(interest);
    if (running == null) {
      environment.begins(trigger, push);
      running = baton.spawn("sync-" + ++begun, this::run);
    }
    return interest;
  }

  /** Somebody who waits for the sync under way. */
  final class Interest {
    private final Consumer<SyncResult> whenDone;

    private Interest(Consumer<SyncResult> whenDone) {
      this.whenDone = whenDone;
    }

    /**
     * Waits no longer. When nobody else waits either, the sync is interrupted.
     *
     * @return false when it had ended before
     */
    boolean withdraw() {
      boolean waited = interests.remove(this);
      Strand abandoned = running;
      if (waited && interests.isEmpty() && abandoned != null) {
        baton.interrupt(abandoned);
      }
      return waited;
    }
  }

  private void run() {
    SyncResult result;
    try {
      result = sync.once(environment);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      app.log("sync failed: " + e);
      result = SyncResult.FAILED;
    }
    running = null;
    List<Interest> told = List.copyOf(interests);
    interests.clear();
    for (Interest interest : told) {
      interest.whenDone.accept(result);
    }
  }
}
