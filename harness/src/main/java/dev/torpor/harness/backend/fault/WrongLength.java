package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.http.WireSize;
import dev.torpor.network.TransferError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code Content-Length} is not the length of the body. Too small a number cuts the body off, and
 * the client takes what it gets for the whole (RFC 9112, section 6.3: the length says where the
 * message ends). After too large a number the client waits for the rest, until its time-out.
 */
record WrongLength(
    @Key(value = "Whether the header says too little or too much.", byDefault = "short") Says says,
    @Key(value = "By how much.", byDefault = "10 B") ByteSize by)
    implements Fault {
  /** Directions of the mistake. */
  enum Says {
    SHORT,
    LONG
  }

  WrongLength {
    if (by.bytes() == 0) {
      throw new IllegalArgumentException("'by' must be more than nothing");
    }
  }

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return site.bodiless();
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        ServerReply right = exchange.answer();
        if (right.response().body().length() == 0 || right.failure() != null) {
          return null;
        }
        return says == Says.SHORT ? cut(right) : stalled(right);
      }
    };
  }

  private ServerReply cut(ServerReply right) {
    HttpResponse response = right.response();
    int length = response.body().length();
    int seen = (int) Math.max(0, length - by.bytes());
    Body body = Body.of(Arrays.copyOf(response.body().bytes(), seen));
    return Replies.with(right, new HttpResponse(response.status(), response.headers(), body));
  }

  private static ServerReply stalled(ServerReply right) {
    return new ServerReply(
        right.response(),
        right.firstByteMicros(),
        right.lastByteMicros(),
        TransferError.TIMED_OUT,
        right.facts(),
        WireSize.of(right.response()));
  }
}
