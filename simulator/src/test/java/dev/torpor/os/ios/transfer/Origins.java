package dev.torpor.os.ios.transfer;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Servers for tests of transfers. */
final class Origins {
  private Origins() {}

  /** Answers with so many bytes, which leave after some time. */
  static Origin file(int bytes, long afterMicros) {
    return (request, now) ->
        new ServerReply(
            new HttpResponse(200, List.of(), Body.of(new byte[bytes])),
            afterMicros,
            afterMicros,
            null);
  }

  /** Never answers before that instant; at once from then on. */
  static Origin silentUntil(long instant, long silenceMicros) {
    return (request, now) -> {
      long wait = now < instant ? silenceMicros : 0;
      return new ServerReply(new HttpResponse(200, List.of(), Body.none()), wait, wait, null);
    };
  }

  /** Closes the connection without an answer before that instant. */
  static Origin closingUntil(long instant) {
    return (request, now) ->
        new ServerReply(
            new HttpResponse(200, List.of(), Body.none()),
            0,
            0,
            now < instant ? TransferError.CONNECTION_LOST : null);
  }

  /** Sends everything to {@code /final}, from there with 303 bytes. */
  static Origin redirecting(int status) {
    return (request, now) ->
        request.target().equals("/final")
            ? ServerReply.now(new HttpResponse(200, List.of(), Body.of(new byte[303])))
            : ServerReply.now(
                new HttpResponse(status, List.of(new Header("Location", "/final")), Body.none()));
  }

  /** A file that can be asked for in parts, sent at an even pace. */
  static Origin ranges(byte[] content, String tag, long microsPerByte) {
    return (request, now) -> {
      int from = 0;
      String range = request.header("Range");
      if (range != null && tag.equals(request.header("If-Range"))) {
        from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      }
      List<Header> headers = new ArrayList<>();
      headers.add(new Header("Accept-Ranges", "bytes"));
      headers.add(new Header("ETag", tag));
      byte[] rest = Arrays.copyOfRange(content, from, content.length);
      long length = rest.length * microsPerByte;
      return new ServerReply(
          new HttpResponse(from == 0 ? 200 : 206, headers, Body.of(rest)), 0, length, null);
    };
  }
}
