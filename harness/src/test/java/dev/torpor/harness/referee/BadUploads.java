package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Clients that upload in a wrong way. */
final class BadUploads {
  private BadUploads() {}

  /** A client with another way to upload. */
  private abstract static class UploadingClient extends BaseClient {
    UploadingClient(App app, Trial trial) {
      super(app, trial);
    }

    @Override
    abstract Uploads uploads();
  }

  private static HttpRequest withoutName(HttpRequest request) {
    return request.method().equals("POST")
        ? new HttpRequest("POST", request.url(), request.headers(), Body.of("{\"data\":\"x\"}"))
        : request;
  }

  /** Creates without a key and without a name of its own. */
  static BaseClient noIdempotency(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          HttpRequest keyed(HttpRequest request, Outbox.Entry entry) {
            return withoutName(request);
          }
        };
      }
    };
  }

  /** Makes a new key for each sync. */
  static BaseClient keyPerAttempt(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          HttpRequest keyed(HttpRequest request, Outbox.Entry entry) {
            String key = "k" + client.app.random("keys").between(0, Long.MAX_VALUE - 1);
            return withoutName(request).withHeader("Idempotency-Key", key);
          }
        };
      }
    };
  }

  /** Sends all of a file in one request, and again from its beginning until that is answered. */
  static BaseClient uploadFromZero(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new ChunkedUploads(this) {
          @Override
          int chunkBytes() {
            return Integer.MAX_VALUE;
          }

          @Override
          void goOn(Outbox.Entry entry, String location) {
            append(entry, location, 0);
          }

          @Override
          void mismatched(Outbox.Entry entry, String location) {
            client.finish(false);
          }
        };
      }
    };
  }

  /** Keeps what waits in memory. */
  static BaseClient queueInMemory(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          Outbox outbox() {
            return new Outbox(new Memory());
          }
        };
      }
    };
  }

  private static final class Memory implements Storage {
    private final Map<String, String> values = new TreeMap<>();

    @Override
    public @Nullable String get(String key) {
      return values.get(key);
    }

    @Override
    public void put(String key, String value) {
      values.put(key, value);
    }

    @Override
    public void remove(String key) {
      values.remove(key);
    }
  }

  /** Drops an edit when the login has expired. */
  static BaseClient dropsOnUnauthorized(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          void answered(Outbox.Entry entry, Response response) {
            if (response.http().status() == 401) {
              outbox.remove(entry.edit());
              next();
            } else {
              super.answered(entry, response);
            }
          }
        };
      }
    };
  }

  /** Notes everything that waits as saved when one edit is. */
  static BaseClient marksAllSynced(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          void saved(Outbox.Entry entry, Response response) {
            for (Outbox.Entry each : outbox.entries()) {
              if (!each.equals(entry)) {
                client.app.replica().acknowledge(response, each.edit(), List.of());
                outbox.remove(each.edit());
              }
            }
            super.saved(entry, response);
          }
        };
      }
    };
  }

  /** Writes whatever the server holds by now. */
  static BaseClient noPrecondition(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          HttpRequest conditional(HttpRequest request, Outbox.Entry entry) {
            return request;
          }
        };
      }
    };
  }

  /** Sends the newest edit first. */
  static BaseClient newestFirst(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          Outbox.@Nullable Entry head() {
            List<Outbox.Entry> entries = outbox.entries();
            return entries.isEmpty() ? null : entries.get(entries.size() - 1);
          }
        };
      }
    };
  }

  /** Sends again and again what the server has refused for good. */
  static BaseClient keepsRefused(App app, Trial trial) {
    return new UploadingClient(app, trial) {
      @Override
      Uploads uploads() {
        return new Uploads(this) {
          @Override
          void answered(Outbox.Entry entry, Response response) {
            if (response.http().status() == 422) {
              client.finish(false);
            } else {
              super.answered(entry, response);
            }
          }
        };
      }
    };
  }

  /** Puts an edit into two queues. */
  static BaseClient doubleEnqueue(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      public void userEdited(LocalEdit edit) {
        super.userEdited(edit);
        long base = app.replica().version(edit.record());
        HttpRequest request = uploads.request(new Outbox.Entry(edit, base));
        app.urlSession()
            .dataTask(
                request,
                Duration.ofSeconds(10),
                new UrlSession.Completion() {
                  @Override
                  public void completed(Response response) {
                    // the other queue notes it
                  }

                  @Override
                  public void failed(TransferError error) {
                    // the other queue tries again
                  }
                });
      }
    };
  }

  /** Forgets edits of a record that the server has deleted. */
  static BaseClient deleteWins(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            for (RecordVersion each : records) {
              if (each.deleted()) {
                forget(uploads.outbox, each.record());
              }
            }
            super.store(response, records, token);
          }
        };
      }
    };
  }

  /** Pulls first, and forgets edits of what it has pulled. */
  static BaseClient pullSwallows(App app, Trial trial) {
    return new BaseClient(app, trial) {
      @Override
      void start() {
        ((PullFirst) uploads).pulled = false;
        super.start();
      }

      @Override
      Uploads uploads() {
        return new PullFirst(this);
      }

      @Override
      Pull pull() {
        return new PagedPull(this) {
          @Override
          void store(Response response, List<RecordVersion> records, String token) {
            records.forEach(each -> forget(uploads.outbox, each.record()));
            super.store(response, records, token);
          }
        };
      }
    };
  }

  private static final class PullFirst extends Uploads {
    private boolean pulled;

    PullFirst(BaseClient client) {
      super(client);
    }

    @Override
    void next() {
      if (pulled) {
        super.next();
      } else {
        pulled = true;
        client.pull.start();
      }
    }
  }

  private static void forget(Outbox outbox, String record) {
    for (Outbox.Entry each : outbox.entries()) {
      if (each.edit().record().equals(record)) {
        outbox.remove(each.edit());
      }
    }
  }
}
