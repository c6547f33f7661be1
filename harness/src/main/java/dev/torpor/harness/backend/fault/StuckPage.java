package dev.torpor.harness.backend.fault;

import dev.torpor.http.ServerReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page whose next page is itself: the same items and the same link again, as OneDrive has served
 * them (onedrive-api-docs issue 1431). A client that follows links blindly never ends.
 */
record StuckPage() implements Fault {
  private static final List<String> SHAPES = List.of("paged");

  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    return site.hasOneOf(SHAPES) || site.stubs() == FaultSite.Answers.SOME
        ? null
        : "nothing here has pages: the backend has "
            + site.describe()
            + "; serve the dataset as paged, or use empty-list, which keeps a feed from moving on";
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        String asked = Tokens.page(exchange.request());
        ListBody page = asked == null ? null : ListBody.of(exchange);
        return page == null || asked == null
            ? null
            : Replies.goingOn(Replies.with(exchange.answer(), page.withNextPage(asked)));
      }
    };
  }
}
