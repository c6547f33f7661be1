package dev.torpor.os;

import dev.torpor.app.UrlSession;
import dev.torpor.energy.Cause;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The default URL session of one process. */
final class ProcessUrlSession implements UrlSession {
  private final Phone phone;
  private final AppProcess process;
  private final Supplier<Cause> cause;
  private final Consumer<String> starting;

  /**
   * The session of a process.
   *
   * @param cause for whom the process runs
   * @param starting told of every task before it starts
   */
  ProcessUrlSession(
      Phone phone, AppProcess process, Supplier<Cause> cause, Consumer<String> starting) {
    this.phone = phone;
    this.process = process;
    this.cause = cause;
    this.starting = starting;
  }

  @Override
  public Task dataTask(HttpRequest request, Duration timeout, Completion completion) {
    String label = label(request);
    return start(
        request,
        timeout,
        new HttpStack.Receiver() {
          @Override
          public void received(long id, HttpResponse response) {
            process.transferOver();
            process.post(
                "completion of " + label, () -> completion.completed(new Response(id, response)));
          }

          @Override
          public void failed(long id, TransferError error) {
            process.transferOver();
            process.post("failure of " + label + " with " + error, () -> completion.failed(error));
          }
        });
  }

  @Override
  public Task dataTask(HttpRequest request, Duration timeout, DataDelegate delegate) {
    return start(request, timeout, new Streamed(process, delegate, label(request)));
  }

  private static String label(HttpRequest request) {
    return request.method() + " " + request.target();
  }

  private Task start(HttpRequest request, Duration timeout, HttpStack.Receiver receiver) {
    starting.accept(label(request));
    process.transferBegun();
    Transfer transfer =
        phone
            .http()
            .send(request, timeout.toNanos() / 1_000, cause.get(), process.connections(), receiver);
    return () -> transfer.abort(TransferError.CANCELLED);
  }

  /** Hands a response on while it arrives; what comes at one instant is one callback. */
  private static final class Streamed implements HttpStack.StreamReceiver {
    private final AppProcess process;
    private final DataDelegate delegate;
    private final String label;
    private boolean headTold;
    private int told;

    Streamed(AppProcess process, DataDelegate delegate, String label) {
      this.process = process;
      this.delegate = delegate;
      this.label = label;
    }

    @Override
    public void begun(long id, HttpResponse response) {
      process.post("response of " + label, () -> head(id, response));
    }

    @Override
    public void arrived(long id, HttpResponse response, long bodyBytes) {
      process.post("data of " + label, () -> body(response, bodyBytes));
    }

    @Override
    public void received(long id, HttpResponse response) {
      process.transferOver();
      process.post(
          "completion of " + label,
          () -> {
            head(id, response);
            body(response, response.body().length());
            delegate.completed(new Response(id, response));
          });
    }

    @Override
    public void failed(long id, TransferError error) {
      process.transferOver();
      process.post("failure of " + label + " with " + error, () -> delegate.failed(error));
    }

    @Override
    public void failed(long id, TransferError error, HttpResponse response, long bodyBytes) {
      process.transferOver();
      process.post(
          "failure of " + label + " with " + error,
          () -> {
            if (bodyBytes > 0) {
              head(id, response);
              body(response, bodyBytes);
            }
            delegate.failed(error);
          });
    }

    private void head(long id, HttpResponse response) {
      if (!headTold) {
        headTold = true;
        HttpResponse head = new HttpResponse(response.status(), response.headers(), Body.none());
        delegate.didReceive(new Response(id, head), response.body().length());
      }
    }

    private void body(HttpResponse response, long upTo) {
      int end = (int) upTo;
      if (end > told) {
        Body data = Body.of(Arrays.copyOfRange(response.body().bytes(), told, end));
        told = end;
        delegate.didReceive(data);
      }
    }
  }
}
