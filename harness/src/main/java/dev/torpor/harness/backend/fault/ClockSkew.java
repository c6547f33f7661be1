package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The server's clock is wrong: its {@code Date}, {@code Last-Modified}, {@code Expires} and dates
 * in {@code Retry-After} are off, and it understands the dates of conditional requests by the same
 * wrong clock. An answer without {@code Date} gets one.
 */
record ClockSkew(
    @Key(value = "By how much.", byDefault = "10min") TimeSpan by,
    @Key(value = "To which side.", byDefault = "ahead") Side side)
    implements Fault {
  private static final List<String> OF_RESPONSES =
      List.of("date", "last-modified", "expires", "retry-after");
  private static final List<String> OF_REQUESTS =
      List.of("if-modified-since", "if-unmodified-since");

  /** Where the clock stands. */
  enum Side {
    AHEAD,
    BEHIND
  }

  ClockSkew {
    if (by.micros() == 0) {
      throw new IllegalArgumentException("'by' must be longer than 0");
    }
  }

  @Override
  public Injection begin() {
    return exchange -> {
      HttpRequest asked = exchange.request();
      long skew = side == Side.AHEAD ? by.micros() : -by.micros();
      List<Header> understood = shifted(asked.headers(), OF_REQUESTS, -skew);
      HttpRequest meant = new HttpRequest(asked.method(), asked.url(), understood, asked.body());
      ServerReply reply = exchange.answerTo(meant);
      HttpResponse response = reply.response();
      List<Header> headers = shifted(response.headers(), OF_RESPONSES, skew);
      if (response.header("Date") == null) {
        Instant shown = exchange.instant().plus(skew, ChronoUnit.MICROS);
        headers.add(new Header("Date", Replies.httpDate(shown)));
      }
      return Replies.with(reply, new HttpResponse(response.status(), headers, response.body()));
    };
  }

  private static List<Header> shifted(List<Header> headers, List<String> names, long micros) {
    List<Header> shifted = new ArrayList<>();
    for (Header header : headers) {
      boolean isDate = names.contains(header.name().toLowerCase(Locale.ROOT));
      shifted.add(isDate ? shifted(header, micros) : header);
    }
    return shifted;
  }

  /** What is no date, such as a Retry-After in seconds, stays as it is. */
  private static Header shifted(Header header, long micros) {
    try {
      Instant moved = Replies.httpDate(header.value()).plus(micros, ChronoUnit.MICROS);
      return new Header(header.name(), Replies.httpDate(moved));
    } catch (DateTimeException notDate) {
      return header;
    }
  }
}
