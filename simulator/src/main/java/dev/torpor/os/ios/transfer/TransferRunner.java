package dev.torpor.os.ios.transfer;

import dev.torpor.app.UrlSession;
import dev.torpor.energy.Cause;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Connections;
import dev.torpor.network.TransferError;
import dev.torpor.os.OsEvent;
import dev.torpor.os.Phone;
import dev.torpor.os.StoredFiles;
import dev.torpor.os.TransferRules;
import dev.torpor.os.TransferRules.Flag;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.os.UrlSessionEvent.TaskKind;
import dev.torpor.os.ios.transfer.DaemonTask.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries tasks over the network: one transfer for each try and each redirect. */
final class TransferRunner {
  private final Phone phone;
  private final TransferRules rules;
  private final StoredFiles files;
  private final Listener listener;
  private final HostSlots slots;
  private final Connections connections = new Connections();

  /** Who is told how a task gets on. */
  interface Listener {
    /** The server has answered; the task is over. */
    void answered(DaemonTask task);

    /** The task has failed for good. */
    void failed(DaemonTask task, TransferError error);

    /** A try has failed, and another one is worth while. */
    void interrupted(DaemonTask task, TransferError error);
  }

  TransferRunner(Phone phone, TransferRules rules, StoredFiles files, Listener listener) {
    this.phone = phone;
    this.rules = rules;
    this.files = files;
    this.listener = listener;
    this.slots = new HostSlots(rules.connectionsPerHost());
  }

  /** Begins a try as soon as a connection to the host is free. */
  void begin(DaemonTask task) {
    task.state = State.QUEUED;
    if (slots.enter(task)) {
      start(task);
    }
  }

  /** Stops a try without a word to anybody; what a download has got is kept. */
  void stop(DaemonTask task) {
    if (task.state == State.QUEUED) {
      slots.withdraw(task);
    } else if (task.state == State.RUNNING && task.transfer != null) {
      task.transfer.abort(TransferError.CANCELLED);
    }
  }

  private void start(DaemonTask task) {
    task.state = State.RUNNING;
    task.attempts++;
    task.redirects = 0;
    HttpRequest request = requestOf(task);
    if (request == null) {
      leave(task);
      listener.failed(task, TransferError.FILE_DOES_NOT_EXIST);
      return;
    }
    if (task.attempts == 1) {
      phone.trace().record(new OsEvent.Started(task.work, task.name()));
    }
    PartialFile partial = task.partial;
    send(task, partial == null ? request : partial.rest(request));
    phone
        .trace()
        .record(new UrlSessionEvent.Attempted(task.name(), task.attempts, transferOf(task)));
  }

  private static long transferOf(DaemonTask task) {
    return task.transfer == null ? 0 : task.transfer.id();
  }

  /** What is sent; null when the file to upload is not there. */
  private @Nullable HttpRequest requestOf(DaemonTask task) {
    String name = task.fileName;
    if (name == null) {
      return task.request;
    }
    Body content = files.find(name);
    HttpRequest asked = task.request;
    return content == null
        ? null
        : new HttpRequest(asked.method(), asked.url(), asked.headers(), content);
  }

  private void send(DaemonTask task, HttpRequest request) {
    Duration own = task.session.configuration().timeoutIntervalForRequest();
    long timeout = own == null ? rules.requestMicros() : own.toNanos() / 1_000;
    task.transfer =
        phone
            .http()
            .send(request, timeout, Cause.TRANSFER, connections, new Receiver(task, request));
  }

  private void leave(DaemonTask task) {
    task.transfer = null;
    slots.leave(task, this::start);
  }

  private final class Receiver implements HttpStack.Receiver {
    private final DaemonTask task;
    private final HttpRequest sent;

    Receiver(DaemonTask task, HttpRequest sent) {
      this.task = task;
      this.sent = sent;
    }

    @Override
    public void received(long transfer, HttpResponse response) {
      HttpRequest next = rules.has(Flag.FOLLOWS_REDIRECTS) ? Redirects.next(sent, response) : null;
      if (next == null) {
        finish(transfer, response);
      } else if (++task.redirects > Redirects.MOST) {
        leave(task);
        listener.failed(task, TransferError.TOO_MANY_REDIRECTS);
      } else {
        phone.trace().record(new UrlSessionEvent.Redirected(task.name(), next.url()));
        send(task, next);
      }
    }

    private void finish(long transfer, HttpResponse response) {
      PartialFile partial = task.partial;
      Body body = partial == null ? response.body() : partial.whole(response);
      HttpResponse seen = partial == null ? response : PartialFile.asWhole(response, body);
      task.partial = null;
      if (task.kind == TaskKind.DOWNLOAD) {
        task.downloaded = body;
        seen = new HttpResponse(seen.status(), seen.headers(), Body.none());
      }
      task.response = new UrlSession.Response(transfer, seen);
      leave(task);
      listener.answered(task);
    }

    @Override
    public void failed(long transfer, TransferError error, HttpResponse response, long bodyBytes) {
      if (task.kind == TaskKind.DOWNLOAD) {
        PartialFile kept = PartialFile.keep(task.request, response, bodyBytes, task.partial);
        if (kept != null && bodyBytes > 0) {
          task.failuresInARow = 0;
        }
        task.partial = kept;
      }
      failed(transfer, error);
    }

    @Override
    public void failed(long transfer, TransferError error) {
      leave(task);
      switch (error) {
        case CANCELLED, SUSPENDED -> {} // the service's own doing
        case TIMED_OUT -> {
          if (rules.has(Flag.RETRIES_AFTER_TIMEOUT)) {
            listener.interrupted(task, error);
          } else {
            listener.failed(task, error);
          }
        }
        case CONNECTION_LOST, NOT_CONNECTED -> listener.interrupted(task, error);
        case BAD_RESPONSE, CERTIFICATE_UNTRUSTED, TOO_MANY_REDIRECTS, FILE_DOES_NOT_EXIST ->
            listener.failed(task, error);
      }
    }
  }
}
