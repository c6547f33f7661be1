package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Files;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.Interface;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Clients that deal badly with the system, the server or the clock. */
final class BadManners {
  private BadManners() {}

  /** Syncs when the clock strikes, as all its copies do. */
  static BaseClient onTheHour(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void scheduleNext() {
        Instant next = app.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        try {
          app.backgroundTasks().submit(new AppRefreshRequest(TASK, next));
        } catch (SubmitException e) {
          app.log("refresh not submitted: " + e.error());
        }
      }
    };
  }

  /** Completes as soon as the sync has begun. */
  static BaseClient completeEarly(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(this::cancel);
        sync(ok -> {});
        task.setTaskCompleted(true);
      }
    };
  }

  /** Never completes. */
  static BaseClient neverComplete(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(this::cancel);
        sync(ok -> {});
      }
    };
  }

  /** Completes when the sync ends, and once more when everything is tidied up. */
  static BaseClient completeTwice(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(this::cancel);
        sync(
            ok -> {
              task.setTaskCompleted(ok);
              task.setTaskCompleted(true);
            });
      }
    };
  }

  /** Does not listen when its time is over. */
  static BaseClient noExpirationHandler(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        sync(task::setTaskCompleted);
      }
    };
  }

  /** When its time is over it asks the sync to stop, and completes when that has noticed. */
  static BaseClient completeLate(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(() -> app.after(Duration.ofMillis(200), this::cancel));
        sync(task::setTaskCompleted);
      }
    };
  }

  /** When its time is over it starts another request to say so. */
  static BaseClient goesOnAfterExpiry(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(
            () -> {
              app.urlSession().dataTask(HttpRequest.get(Trial.URL + "?late"), new Deaf());
              cancel();
            });
        sync(task::setTaskCompleted);
      }
    };
  }

  private static final class Deaf implements UrlSession.Completion {
    @Override
    public void completed(Response response) {
      // nobody waits
    }

    @Override
    public void failed(TransferError error) {
      // nobody waits
    }
  }

  /** Gives the lock of its database back a moment too late. */
  static BaseClient lockHeld(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(this::cancel);
        Files.Lock lock = app.files().lock("sync.db");
        sync(
            ok -> {
              task.setTaskCompleted(ok);
              app.after(Duration.ofMinutes(1), lock::unlock);
            });
      }
    };
  }

  /** Does not ask for the next refresh in its handler. */
  static BaseClient doesNotResubmit(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        task.setExpirationHandler(this::cancel);
        sync(task::setTaskCompleted);
      }
    };
  }

  /** Runs a second sync for each push. */
  static BaseClient twoTriggers(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      public void didReceiveRemoteNotification(
          RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
        BaseClient other = new BaseClient(app, trial);
        other.sync(ok -> completion.accept(other.result(ok)));
      }
    };
  }

  /** Says that all is well whatever came of it. */
  static BaseClient emptySuccess(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refresh(BackgroundTask task) {
        scheduleNext();
        task.setExpirationHandler(this::cancel);
        sync(ok -> task.setTaskCompleted(true));
      }
    };
  }

  /** Launched without a network, its engine does not start. */
  static BaseClient deadOffline(App app, Trial trial) {
    return new BaseClient(app, trial) {
      private boolean started;

      @Override
      public void launched(Launch launch) {
        started = app.device().networkPath() != Interface.NONE;
        super.launched(launch);
      }

      @Override
      void sync(Consumer<Boolean> whenDone) {
        if (started) {
          super.sync(whenDone);
        } else {
          whenDone.accept(false);
        }
      }
    };
  }

  /** Syncs when its clock says that ten minutes have passed. */
  static BaseClient clockGate(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void sync(Consumer<Boolean> whenDone) {
        String last = app.storage().get("lastSync");
        boolean due = last == null || app.now().isAfter(Instant.parse(last).plusSeconds(600));
        if (!due) {
          whenDone.accept(true);
          return;
        }
        app.storage().put("lastSync", app.now().toString());
        super.sync(whenDone);
      }
    };
  }

  /** Switches itself off after a sync that failed. */
  static BaseClient givesUp(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void sync(Consumer<Boolean> whenDone) {
        if (app.storage().get("off") != null) {
          whenDone.accept(false);
          return;
        }
        super.sync(
            ok -> {
              if (!ok) {
                app.storage().put("off", "yes");
              }
              whenDone.accept(ok);
            });
      }
    };
  }

  /** Does not read Retry-After. */
  static BaseClient ignoreRetryAfter(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void refused(
          HttpRequest request, int number, Response response, Consumer<Response> whenAnswered) {
        later(request, number, whenAnswered);
      }
    };
  }

  /** Tries again at once, for ever. */
  static BaseClient noBackoff(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void later(HttpRequest request, int number, Consumer<Response> whenAnswered) {
        super.later(request, 0, whenAnswered);
      }

      @Override
      Duration pause(int number) {
        return Duration.ofMillis(50);
      }
    };
  }

  /** Forgets its promise about cellular networks. */
  static BaseClient anyNetwork(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      boolean mayUseNetwork() {
        return true;
      }
    };
  }
}
