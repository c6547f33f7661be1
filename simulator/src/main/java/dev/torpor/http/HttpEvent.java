package dev.torpor.http;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the server saw. */
public sealed interface HttpEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.NETWORK;
  }

  /**
   * The server has read its data and produced a response. This is the instant the ages of data are
   * counted from.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it
   */
  record Served(long transfer, String method, String target, int status, long bytesDown)
      implements HttpEvent {
    @Override
    public String type() {
      return "http.served";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("method", method);
      out.text("target", target);
      out.number("status", status);
      out.number("bytesDown", bytesDown);
    }
  }

  /**
   * The server has made a call of its own accord, such as a webhook. No byte of it reaches the
   * phone.
   *
   * @param request what it sent, and where
   * @param status of the answer, {@link ServerCall#UNANSWERED} when nobody answers there
   */
  record Called(HttpRequest request, int status) implements HttpEvent {
    @Override
    public String type() {
      return "http.called";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("method", request.method());
      out.text("url", request.url());
      out.number("status", status);
      out.number("bytes", request.body().length());
    }
  }

  /**
   * What the server did with a request; follows its {@link Served} at once.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carried the request
   */
  record ServerTold(long transfer, ServerFact fact) implements HttpEvent {
    @Override
    public String type() {
      return fact.type();
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      fact.writeTo(out);
    }
  }

  /**
   * The request got to the server's door and was lost there: the server has done nothing and will
   * not answer.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carried it
   */
  record Unanswered(long transfer, String method, String target) implements HttpEvent {
    @Override
    public String type() {
      return "http.unanswered";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("method", method);
      out.text("target", target);
    }
  }

  /**
   * The client's HTTP stack sends a request once more by itself; the client does not know.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it now
   * @param before the one that broke
   */
  record Repeated(long transfer, long before) implements HttpEvent {
    @Override
    public String type() {
      return "http.repeated";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.number("before", before);
    }
  }

  /**
   * The server asks the client to wait (Retry-After, RFC 9110 section 10.2.3); follows its {@link
   * Served} at once.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it
   * @param waitMicros from the instant of the response
   */
  record AskedToWait(long transfer, long waitMicros) implements HttpEvent {
    @Override
    public String type() {
      return "http.askedToWait";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.number("waitMicros", waitMicros);
    }
  }

  /**
   * A captive portal has answered in the server's place, which knows nothing of the request.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it
   */
  record Intercepted(long transfer, String method, String target, int status, long bytesDown)
      implements HttpEvent {
    @Override
    public String type() {
      return "http.intercepted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("method", method);
      out.text("target", target);
      out.number("status", status);
      out.number("bytesDown", bytesDown);
    }
  }
}
