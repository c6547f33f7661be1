package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import java.util.List;

/**
 * What a shape answers.
 *
 * @param holdMicros how long the server holds the response back of its own will
 * @param facts what it did, in order
 */
public record ShapeReply(HttpResponse response, long holdMicros, List<ServerFact> facts) {
  private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));

  /** Copies the list. */
  public ShapeReply {
    facts = List.copyOf(facts);
  }

  /** A response that is not held. */
  static ShapeReply of(HttpResponse response, ServerFact... facts) {
    return new ShapeReply(response, 0, List.of(facts));
  }

  /** A JSON body. */
  static ShapeReply json(int status, Body body, ServerFact... facts) {
    return of(new HttpResponse(status, JSON, body), facts);
  }

  /** A JSON body that tells what is wrong; the message holds nothing that JSON would escape. */
  static ShapeReply error(int status, String message, ServerFact... facts) {
    return json(status, Body.of("{\"error\":\"" + message + "\"}"), facts);
  }

  /** 405 with what is allowed. */
  static ShapeReply notAllowed(String methods) {
    return of(new HttpResponse(405, List.of(new Header("Allow", methods)), Body.none()));
  }
}
