package dev.torpor.harness.backend.fault;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Replies made from others. */
final class Replies {
  /** Longer than any client waits: a year. */
  static final long NEVER_MICROS = 365L * 24 * 60 * 60 * 1_000_000;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Replies() {}

  /** A date as RFC 9110 writes it in headers (section 5.6.7), in whole seconds. */
  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** Reads such a date. */
  static Instant httpDate(String text) {
    return HTTP_DATE.parse(text, Instant::from);
  }

  /** The same with another response. */
  static ServerReply with(ServerReply reply, HttpResponse response) {
    return new ServerReply(
        response,
        reply.firstByteMicros(),
        reply.lastByteMicros(),
        reply.failure(),
        reply.facts(),
        reply.bytesBeforeFailure());
  }

  /** The same, later. */
  static ServerReply delayed(ServerReply reply, long firstMicros, long restMicros) {
    long first = Math.min(NEVER_MICROS, reply.firstByteMicros() + firstMicros);
    long rest = reply.lastByteMicros() - reply.firstByteMicros() + restMicros;
    return new ServerReply(
        reply.response(),
        first,
        Math.min(NEVER_MICROS, first + rest),
        reply.failure(),
        reply.facts(),
        reply.bytesBeforeFailure());
  }

  /** The server did what it did, and the connection breaks before a byte of its answer is out. */
  static ServerReply broken(ServerReply reply, long afterMicros, TransferError failure) {
    long at = Math.min(NEVER_MICROS, reply.firstByteMicros() + afterMicros);
    return new ServerReply(reply.response(), at, at, failure, reply.facts(), 0);
  }

  /** The same without saying that the client has been told all: it has not. */
  static ServerReply untold(ServerReply reply) {
    List<ServerFact> facts = new ArrayList<>(reply.facts());
    facts.removeIf(fact -> fact instanceof ServerFact.Read);
    return withFacts(reply, facts);
  }

  /** The same with one more fact. */
  static ServerReply telling(ServerReply reply, ServerFact fact) {
    List<ServerFact> facts = new ArrayList<>(reply.facts());
    facts.add(fact);
    return withFacts(reply, facts);
  }

  /** The same with one more fact, before the others. */
  static ServerReply tellingFirst(ServerReply reply, ServerFact fact) {
    List<ServerFact> facts = new ArrayList<>(List.of(fact));
    facts.addAll(reply.facts());
    return withFacts(reply, facts);
  }

  /** The same of a listing that is not at its end. */
  static ServerReply goingOn(ServerReply reply) {
    List<ServerFact> facts = new ArrayList<>();
    for (ServerFact fact : reply.facts()) {
      facts.add(
          fact instanceof ServerFact.Read read
              ? new ServerFact.Read(read.since(), read.upTo(), false)
              : fact);
    }
    return withFacts(reply, facts);
  }

  private static ServerReply withFacts(ServerReply reply, List<ServerFact> facts) {
    return new ServerReply(
        reply.response(),
        reply.firstByteMicros(),
        reply.lastByteMicros(),
        reply.failure(),
        facts,
        reply.bytesBeforeFailure());
  }

  /** A response with that header instead of any it had of that name. */
  static HttpResponse withHeader(HttpResponse response, String name, String value) {
    List<Header> headers = withoutHeader(response, name);
    headers.add(new Header(name, value));
    return new HttpResponse(response.status(), headers, response.body());
  }

  /** The headers without those of that name. */
  static List<Header> withoutHeader(HttpResponse response, String name) {
    List<Header> headers = new ArrayList<>();
    for (Header header : response.headers()) {
      if (!header.name().equalsIgnoreCase(name)) {
        headers.add(header);
      }
    }
    return headers;
  }

  /** An HTML page, as proxies and portals send it. */
  static HttpResponse page(int status, String title, String text) {
    return new HttpResponse(
        status,
        List.of(
            new Header("Content-Type", "text/html; charset=utf-8"),
            new Header("Cache-Control", "no-store")),
        Body.of(
            "<!DOCTYPE html>\n<html><head><title>"
                + title
                + "</title></head><body><h1>"
                + title
                + "</h1><p>"
                + text
                + "</p></body></html>\n"));
  }
}
