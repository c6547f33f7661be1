package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Clients that pull in a wrong way. */
final class BadReads {
  private BadReads() {}

  /** A client with another way to pull. */
  private abstract static class PullingClient extends BaseClient {
    PullingClient(App app, Trial trial) {
      super(app, trial);
    }

    @Override
    abstract Pull pull();
  }

  /** Stores the token first and the records a little later. */
  static BaseClient cursorBeforeData(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            app.replica().apply(response, List.of(), token);
            app.after(
                Duration.ofSeconds(2),
                () -> {
                  app.replica().apply(response, records, token);
                  turn(token);
                });
          }
        };
      }
    };
  }

  /** Leaves out records that it cannot read, and moves on. */
  static BaseClient skipsUnreadable(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            super.store(
                response, records.stream().filter(r -> r.version() % 3 != 0).toList(), token);
          }
        };
      }
    };
  }

  /** Takes a record that comes again on a later page for a repetition. */
  static BaseClient seenIsSeen(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          private final Set<String> seen = new TreeSet<>();

          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            List<RecordVersion> fresh = new ArrayList<>();
            for (RecordVersion each : records) {
              if (seen.add(each.record())) {
                fresh.add(each);
              }
            }
            if (token.startsWith("s:")) {
              seen.clear();
            }
            super.store(response, fresh, token);
          }
        };
      }
    };
  }

  /** Shows a full read page by page, in the place of what it had. */
  static BaseClient resyncInSight(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void full(String asked, Response response) {
            Feed feed = Feed.read(response.http());
            if (asked.isEmpty() && feed != null) {
              app.replica().replaceAll(response, feed.records(), null);
            }
            super.full(asked, response);
          }
        };
      }
    };
  }

  /** Counts versions by itself: one more each time a record comes. */
  static BaseClient countsVersions(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            for (RecordVersion each : records) {
              long version = app.replica().version(each.record()) + 1;
              app.replica()
                  .apply(response, List.of(new RecordVersion(each.record(), version)), token);
            }
            turn(token);
          }
        };
      }
    };
  }

  /** Applies half a response, and the other half a second later. */
  static BaseClient slices(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            int half = records.size() / 2;
            app.replica().apply(response, records.subList(0, half), app.replica().token());
            app.after(
                Duration.ofSeconds(1),
                () -> super.store(response, records.subList(half, records.size()), token));
          }
        };
      }
    };
  }

  /** Begins a full read anew whenever it is interrupted. */
  static BaseClient restartFromZero(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          public void start() {
            storage.remove("full.page");
            storage.remove("full.records");
            super.start();
          }
        };
      }
    };
  }

  /** Keeps the token of what it has applied in memory alone. */
  static BaseClient forgetsToken(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            app.replica().apply(response, records, app.replica().token());
            client.finish(true);
          }
        };
      }
    };
  }

  /** Turns pages as long as there is a next one. */
  static BaseClient endlessPages(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void increment(String asked, Response response) {
            super.increment("", response);
          }
        };
      }
    };
  }

  /** Takes an expired token for an error like any other. */
  static BaseClient expiredTokenFails(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void gone() {
            client.finish(false);
          }
        };
      }
    };
  }

  /** After one expired token it never trusts a token again. */
  static BaseClient fullForever(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          public void start() {
            if (storage.get("distrust") != null && storage.get("full.page") == null) {
              storage.put("full.page", "");
            }
            super.start();
          }

          @Override
          void gone() {
            storage.put("distrust", "yes");
            super.gone();
          }
        };
      }
    };
  }

  /** Asks for what has changed since the time of the last sync by its own clock. */
  static BaseClient deviceClockWatermark(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new DatedPull(this) {
          @Override
          HttpRequest conditional(HttpRequest request) {
            String since = app.replica().token();
            return since == null ? request : request.withHeader("If-Modified-Since", since);
          }

          @Override
          String token(Response response) {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(app.now().atZone(ZoneOffset.UTC));
          }
        };
      }
    };
  }

  /** Takes an empty list for the truth. */
  static BaseClient emptyMeansDelete(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new ListPull(this) {
          @Override
          void answered(Response response) {
            Feed feed = Feed.read(response.http());
            if (feed != null) {
              app.replica().replaceAll(response, feed.records(), null);
            }
            client.finish(feed != null);
          }
        };
      }
    };
  }

  /** Takes 404 for an empty list. */
  static BaseClient missingMeansDelete(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new ListPull(this) {
          @Override
          void answered(Response response) {
            if (response.http().status() == 404) {
              app.replica().replaceAll(response, List.of(), null);
              client.finish(true);
            } else {
              super.answered(response);
            }
          }
        };
      }
    };
  }

  /** Asks again at once when it is not let in. */
  static BaseClient insists(App app, Trial trial) {
    return new PullingClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          private int times;

          @Override
          void increment(String asked, Response response) {
            if (response.http().status() == 401 && times++ < 20) {
              ask();
            } else {
              times = 0;
              super.increment(asked, response);
            }
          }
        };
      }
    };
  }
}
