package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.http.ServerReply;
import dev.torpor.http.WireSize;
import dev.torpor.network.TransferError;
import org.jspecify.annotations.Nullable;

/**
 * The connection breaks in the middle of the body. The bytes before have been carried, and
 * URLSession reports -1005 although it has seen the status.
 */
record TruncatedBody(@Key(value = "How much of the body arrives.", byDefault = "50%") Share keep)
    implements Fault {
  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return site.bodiless();
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        ServerReply whole = exchange.answer();
        int body = whole.response().body().length();
        if (body == 0 || whole.failure() != null) {
          return null;
        }
        long headers = WireSize.of(whole.response()) - body;
        long kept = Math.min(body - 1, body * keep.partsPerMillion() / 1_000_000);
        return new ServerReply(
            whole.response(),
            whole.firstByteMicros(),
            whole.lastByteMicros(),
            TransferError.CONNECTION_LOST,
            whole.facts(),
            headers + kept);
      }
    };
  }
}
