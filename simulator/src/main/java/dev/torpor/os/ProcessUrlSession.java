package dev.torpor.os;

import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import java.time.Duration;

/** The default URL session of one process. */
final class ProcessUrlSession implements UrlSession {
  private final Phone phone;
  private final AppHost host;
  private final AppProcess process;

  ProcessUrlSession(Phone phone, AppHost host, AppProcess process) {
    this.phone = phone;
    this.host = host;
    this.process = process;
  }

  @Override
  public Task dataTask(HttpRequest request, Duration timeout, Completion completion) {
    String label = request.method() + " " + request.target();
    host.reportWorkForNobody(process, label);
    process.transferBegun();
    Transfer transfer =
        phone
            .http()
            .send(
                request,
                timeout.toNanos() / 1_000,
                host.cause(),
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
