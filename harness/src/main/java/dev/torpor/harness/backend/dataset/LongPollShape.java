package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.random.RandomStream;
import java.util.List;

/**
 * A cursor feed with a long-poll beside it, as Dropbox's list_folder/longpoll.
 *
 * <p>{@code GET ?cursor=c17&timeout=30} is held until the dataset has changed since the cursor or
 * the seconds have passed, and answers {@code {"changes":true}} or {@code {"changes":false}}, with
 * {@code "backoff":60} when the server asks for a pause before the next poll. Without {@code
 * timeout} the request reads the feed itself, see {@link CursorShape}.
 *
 * <p>The server knows its script, and so when to answer. A write of a client that arrives while a
 * poll is held does not end it; the next poll tells of it at once.
 */
final class LongPollShape extends CursorShape {
  private static final long SECOND = 1_000_000;

  private static final ShapeOption TIMEOUT =
      ShapeOption.span("timeout", "30s", "how long a poll is held that does not say");
  private static final ShapeOption MOST =
      ShapeOption.span("maxTimeout", "480s", "the longest that a client may ask for");
  private static final ShapeOption JITTER =
      ShapeOption.span(
          "jitter",
          "0s",
          "how much longer a poll may be held, drawn evenly, so that clients spread");
  private static final ShapeOption BACKOFF =
      ShapeOption.span("backoff", "", "the pause that the server asks for, in whole seconds");
  private static final ShapeOption EVERY =
      ShapeOption.count(
          "backoffEvery", 1, 1_000_000, "1", "which answers ask for the pause: every n-th");

  static final List<ShapeOption> OPTIONS = optionsWithTokens(TIMEOUT, MOST, JITTER, BACKOFF, EVERY);

  private final RandomStream chance;
  private final long timeout;
  private final long mostTimeout;
  private final long jitter;
  private final long backoff;
  private final long backoffEvery;
  private long polls;

  LongPollShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    super(options, chance);
    this.chance = chance;
    this.timeout = options.number(TIMEOUT);
    this.mostTimeout = options.number(MOST);
    this.jitter = options.number(JITTER);
    this.backoff = options.number(BACKOFF) / SECOND;
    this.backoffEvery = options.number(EVERY);
    if (timeout > mostTimeout) {
      throw new ShapeOptionException(TIMEOUT.name(), "must not be longer than 'maxTimeout'");
    }
    if (options.has(BACKOFF) && options.number(BACKOFF) % SECOND != 0) {
      throw new ShapeOptionException(BACKOFF.name(), "must be whole seconds, as the answer has it");
    }
    if (options.isGiven(EVERY) && !options.has(BACKOFF)) {
      throw new ShapeOptionException(EVERY.name(), "needs 'backoff', the pause itself");
    }
  }

  @Override
  ShapeReply read(Asked asked, Dataset dataset) {
    String wanted = asked.parameter("timeout");
    if (wanted == null) {
      return super.read(asked, dataset);
    }
    String cursor = asked.parameter("cursor");
    int since = cursor == null ? -1 : position(cursor, asked.now(), dataset);
    if (since < 0) {
      return gone();
    }
    boolean hasChanged = since < dataset.position();
    long patience = hasChanged ? 0 : micros(wanted) + chance.between(0, jitter);
    long next = dataset.nextScriptedMicros();
    boolean willChange = !hasChanged && next - asked.now() <= patience;
    long hold = willChange ? next - asked.now() : patience;
    return new ShapeReply(
        ShapeReply.json(200, body(hasChanged || willChange)).response(), hold, List.of());
  }

  private long micros(String seconds) {
    try {
      long given = Math.max(0, Long.parseLong(seconds));
      return given > mostTimeout / SECOND ? mostTimeout : given * SECOND;
    } catch (NumberFormatException e) {
      return timeout;
    }
  }

  private Body body(boolean changes) {
    polls++;
    boolean asksForPause = backoff > 0 && polls % backoffEvery == 0;
    String text = "{\"changes\":" + changes;
    return Body.of(asksForPause ? text + ",\"backoff\":" + backoff + "}" : text + "}");
  }
}
