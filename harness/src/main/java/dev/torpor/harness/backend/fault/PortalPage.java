package dev.torpor.harness.backend.fault;

import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;

/**
 * A page in HTML with status 200 in place of the server's JSON, from a proxy or portal on the way;
 * the server hears nothing. A network with a portal of its own is a matter of the scenario's {@code
 * network}.
 */
record PortalPage() implements Fault {
  private static final HttpResponse PAGE =
      Replies.page(200, "Welcome", "Please accept the terms of use to continue.");

  @Override
  public Injection begin() {
    return exchange -> ServerReply.now(PAGE);
  }
}
