package dev.torpor.os;

import dev.torpor.app.UrlSession;
import dev.torpor.energy.Cause;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import java.time.Duration;
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
    String label = request.method() + " " + request.target();
    starting.accept(label);
    process.transferBegun();
    Transfer transfer =
        phone
            .http()
            .send(
                request,
                timeout.toNanos() / 1_000,
                cause.get(),
                process.connections(),
                new HttpStack.Receiver() {
                  @Override
                  public void received(long id, HttpResponse response) {
                    process.transferOver();
                    process.post(
                        "completion of " + label,
                        () -> completion.completed(new Response(id, response)));
                  }

                  @Override
                  public void failed(long id, TransferError error) {
                    process.transferOver();
                    process.post(
                        "failure of " + label + " with " + error, () -> completion.failed(error));
                  }
                });
    return () -> transfer.abort(TransferError.CANCELLED);
  }
}
