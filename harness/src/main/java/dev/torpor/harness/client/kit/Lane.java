package dev.torpor.harness.client.kit;

import dev.torpor.http.HttpRequest;
import java.util.List;

/** How requests are carried: by the process itself, or by the system while the app sleeps. */
interface Lane {
  Piece<Lane> IN_GRANT =
      Piece.of(
          "in-grant",
          "in the process itself, while it runs",
          List.of(),
          (options, kit) ->
              new Lane() {
                @Override
                public boolean takes(Cause cause, Work work, HttpRequest request) {
                  return false;
                }

                @Override
                public boolean carries(Work work) {
                  return false;
                }

                @Override
                public void enqueue(HttpRequest request, String state) {
                  throw new IllegalStateException("takes nothing");
                }

                @Override
                public void launched() {}

                @Override
                public void enteredForeground() {}

                @Override
                public void handleEvents(String identifier, Runnable completion) {
                  completion.run();
                }
              });

  /** True when the system carries such requests. */
  boolean takes(Cause cause, Work work, HttpRequest request);

  /** True when it has one of that work, whose answer has to be waited for. */
  boolean carries(Work work);

  /**
   * Hands a request over.
   *
   * @param state of the work that asks, see {@link Work#state}
   */
  void enqueue(HttpRequest request, String state);

  void launched();

  /** The user waits: fetches that are with the system are taken back. */
  void enteredForeground();

  void handleEvents(String identifier, Runnable completion);
}
