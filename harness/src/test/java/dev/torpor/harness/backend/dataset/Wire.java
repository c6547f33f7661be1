package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way from a client to a server, which loses and doubles messages until it is mended. */
final class Wire {
  private final DatasetOrigin server;
  private final RandomStream chance;
  private final Map<String, Integer> effects = new TreeMap<>();
  private boolean isMended;
  private long now;
  private int exchanges;

  Wire(DatasetOrigin server, RandomStream chance) {
    this.server = server;
    this.chance = chance;
  }

  /** Time goes by. */
  void pass(long micros) {
    now += micros;
    server.dataset().advanceTo(now);
  }

  /** From now on everything arrives. */
  void mend() {
    isMended = true;
    exchanges = 0;
  }

  /** How many requests there were since the wire was mended. */
  int exchanges() {
    return exchanges;
  }

  /** How often each edit of a user has had an effect. */
  Map<String, Integer> effects() {
    return effects;
  }

  /**
   * Sends a request.
   *
   * @param headers {@code Name: value}
   * @return null when no answer comes
   */
  @Nullable HttpResponse send(String method, String target, Body body, String... headers) {
    List<Header> given = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(": ");
      given.add(new Header(header.substring(0, colon), header.substring(colon + 2)));
    }
    HttpRequest request = new HttpRequest(method, "https://api.test" + target, given, body);
    exchanges++;
    pass(50_000);
    double luck = isMended ? 1 : chance.nextDouble();
    if (luck < 0.10) {
      return null;
    }
    HttpResponse response = deliver(request);
    if (luck < 0.15) {
      response = deliver(request);
    }
    return luck >= 0.15 && luck < 0.35 ? null : response;
  }

  @Nullable HttpResponse get(String target, String... headers) {
    return send("GET", target, Body.none(), headers);
  }

  private HttpResponse deliver(HttpRequest request) {
    ServerReply reply = server.receive(request, now);
    for (ServerFact fact : reply.facts()) {
      if (fact instanceof ServerFact.Wrote wrote && !wrote.edit().isEmpty()) {
        effects.merge(wrote.edit(), 1, Integer::sum);
      }
    }
    now += reply.lastByteMicros();
    server.dataset().advanceTo(now);
    return reply.response();
  }
}
