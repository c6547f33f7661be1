package dev.torpor.harness.referee;

import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Servers that go wrong in one way. */
final class Spoiled {
  private Spoiled() {}

  /** Which request of a kind it is, from 1, decides. */
  static BiPredicate<HttpRequest, Long> nth(String method, int from, int to) {
    int[] count = {0};
    return (request, now) -> {
      if (!request.method().equals(method)) {
        return false;
      }
      count[0]++;
      return count[0] >= from && count[0] <= to;
    };
  }

  static BiPredicate<HttpRequest, Long> between(long from, long to) {
    return (request, now) -> from <= now && now < to;
  }

  static BiPredicate<HttpRequest, Long> between(String method, long from, long to) {
    return (request, now) -> request.method().equals(method) && from <= now && now < to;
  }

  /** The server does what it is asked, and its answer gets lost. */
  static UnaryOperator<Origin> responseLost(BiPredicate<HttpRequest, Long> when) {
    return hit(
        when,
        "response-lost",
        (reply) ->
            new ServerReply(reply.response(), 0, 0, TransferError.CONNECTION_LOST, reply.facts()));
  }

  /** At the first request from then on an older backup takes the place of the data. */
  static UnaryOperator<Origin> restored(long at, long age) {
    boolean[] done = {false};
    return origin ->
        (request, now) -> {
          if (now < at || done[0]) {
            return origin.receive(request, now);
          }
          done[0] = true;
          Dataset data = ((DatasetOrigin) origin).dataset();
          data.advanceTo(now);
          int position = data.positionAt(at - age);
          data.restoreTo(position, Dataset.OldTokens.DIE);
          ServerReply reply = origin.receive(request, now);
          List<ServerFact> facts = new ArrayList<>(List.of(new ServerFact.Restored(position)));
          facts.addAll(reply.facts());
          return new ServerReply(reply.response(), 0, 0, null, facts);
        };
  }

  /** The answer is a part of the real one, or something else. */
  static UnaryOperator<Origin> body(
      BiPredicate<HttpRequest, Long> when, String fault, String text) {
    return hit(
        when,
        fault,
        reply ->
            new ServerReply(
                new HttpResponse(200, reply.response().headers(), Body.of(text)),
                0,
                0,
                null,
                reply.facts()));
  }

  private static UnaryOperator<Origin> hit(
      BiPredicate<HttpRequest, Long> when, String fault, UnaryOperator<ServerReply> how) {
    return origin ->
        (request, now) -> {
          ServerReply reply = origin.receive(request, now);
          if (!when.test(request, now)) {
            return reply;
          }
          ServerReply spoiled = how.apply(reply);
          List<ServerFact> facts = new ArrayList<>(spoiled.facts());
          facts.add(new ServerFact.Faulted(fault));
          return new ServerReply(
              spoiled.response(),
              spoiled.firstByteMicros(),
              spoiled.lastByteMicros(),
              spoiled.failure(),
              facts);
        };
  }

  /** The server answers with a status instead, and does nothing. */
  static UnaryOperator<Origin> status(
      BiPredicate<HttpRequest, Long> when, int status, Header... headers) {
    return origin ->
        (request, now) -> {
          if (!when.test(request, now)) {
            return origin.receive(request, now);
          }
          List<ServerFact> facts = new ArrayList<>();
          String edit = request.header("Edit-Id");
          if (edit != null) {
            facts.add(new ServerFact.Refused(edit, "", status, "spoiled"));
          }
          facts.add(new ServerFact.Faulted("status-" + status));
          return ServerReply.now(
              new HttpResponse(status, List.of(headers), Body.of("{\"error\":\"spoiled\"}")),
              facts);
        };
  }

  /** A page whose next page is itself. */
  static UnaryOperator<Origin> stuckPage(long from, long to) {
    return origin ->
        (request, now) -> {
          ServerReply reply = origin.receive(request, now);
          int at = request.target().indexOf("pageToken=");
          if (at < 0 || now < from || now >= to) {
            return reply;
          }
          String token = request.target().substring(at + "pageToken=".length());
          int end = token.indexOf('&');
          String page = end < 0 ? token : token.substring(0, end);
          List<ServerFact> facts =
              List.of(new ServerFact.Read(-1, 0, false), new ServerFact.Faulted("stuck-page"));
          return ServerReply.now(
              new HttpResponse(
                  200,
                  reply.response().headers(),
                  Body.of("{\"changes\":[],\"nextPageToken\":\"" + page + "\"}")),
              facts);
        };
  }

  /** The answer begins only after a while. */
  static UnaryOperator<Origin> slow(BiPredicate<HttpRequest, Long> when, long micros) {
    return hit(
        when,
        "latency",
        reply -> new ServerReply(reply.response(), micros, micros, null, reply.facts()));
  }

  /** Every record of an answer comes twice. */
  static UnaryOperator<Origin> repeatedItems(BiPredicate<HttpRequest, Long> when) {
    return hit(
        when,
        "repeated-items",
        reply -> {
          String text = reply.response().text();
          int from = text.indexOf('[') + 1;
          int to = text.lastIndexOf(']');
          if (from <= 0 || to <= from) {
            return reply;
          }
          String twice =
              text.substring(0, to) + "," + text.substring(from, to) + text.substring(to);
          return new ServerReply(
              new HttpResponse(200, reply.response().headers(), Body.of(twice)),
              0,
              0,
              null,
              reply.facts());
        });
  }
}
