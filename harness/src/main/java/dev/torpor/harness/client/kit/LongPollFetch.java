package dev.torpor.harness.client.kit;

import dev.torpor.app.App.Cancellable;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.UrlSession;
import dev.torpor.harness.client.kit.FeedToken.Kind;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor feed, and in the foreground a request that the server holds open until something changes
 * (reference 2.2 B4; Dropbox: 30 s, plus up to 90 s of the server's own jitter).
 */
final class LongPollFetch extends FeedFetch {
  static final Piece<Fetch> PIECE =
      Piece.of(
          "longpoll",
          "a cursor, and in the foreground a request held open until something changes",
          List.of(
              ClientOption.duration("hold", "30s", "How long the server is asked to hold it."),
              ClientOption.duration(
                  "serverJitter", "90s", "How much longer than that an answer may take."),
              ClientOption.flag("honourBackoff", "on", "Waits as long as an answer asks for.")),
          LongPollFetch::new);

  private static final Duration LEAST_GAP = Duration.ofSeconds(1);

  /** A server that answers at once whatever it is asked must not be asked in a circle. */
  private static final Duration GAP_AFTER_QUICK = Duration.ofSeconds(5);

  private static final long QUICK_MICROS = 5_000_000;

  private final Duration hold;
  private final Duration longest;
  private final boolean honourBackoff;
  private @Nullable Cancellable current;
  private boolean watching;
  private boolean unsupported;
  private int failures;

  private LongPollFetch(ClientOptions options, Kit kit) {
    super(kit, EnumSet.allOf(Kind.class), null, true);
    this.hold = options.duration("hold");
    this.longest = hold.plus(options.duration("serverJitter")).plusSeconds(5);
    this.honourBackoff = options.flag("honourBackoff");
  }

  @Override
  public void enteredForeground() {
    watching = true;
    failures = 0;
    again(LEAST_GAP);
  }

  @Override
  public void enteredBackground() {
    watching = false;
    Cancellable running = current;
    if (running != null) {
      current = null;
      running.cancel();
    }
  }

  private void again(Duration wait) {
    if (watching && !unsupported) {
      long held = kit().retry().heldMicros();
      Duration least = Duration.of(held, ChronoUnit.MICROS);
      Duration longer = wait.compareTo(least) < 0 ? least : wait;
      current = kit().app().after(longer, this::ask);
    }
  }

  private void ask() {
    FeedToken token = FeedToken.of(kit().app().replica().token());
    boolean may = kit().held(Cause.TIMER) == null && !kit().engine().busy();
    if (token == null || token.kind() != Kind.CURSOR || !may) {
      again(GAP_AFTER_QUICK); // a sync will bring a cursor, or is under way
      return;
    }
    String url = with(with(kit().url(), "cursor", token.text()), "timeout", "" + hold.toSeconds());
    OpenRequest held = new OpenRequest();
    UrlSession.Task task = kit().app().urlSession().dataTask(HttpRequest.get(url), longest, held);
    held.cancel = task::cancel;
    current = held.cancel;
  }

  private void sync() {
    kit().engine().want(Cause.TIMER, outcome -> again(outcome.success() ? LEAST_GAP : hold));
  }

  /** The request that is held open. */
  private final class OpenRequest implements UrlSession.Completion {
    private static final int OK = 200;
    private static final int GONE = 410;

    private final long sentAt = kit().app().uptimeMicros();
    private @Nullable Cancellable cancel;

    @Override
    public void completed(UrlSession.Response response) {
      if (!watching || current != cancel) {
        return;
      }
      int status = response.http().status();
      try {
        if (status == GONE) {
          sync(); // the cursor feed will say the same, and how to go on is known there
          return;
        }
        if (status != OK) {
          throw Trouble.of(response.http(), kit().app().now());
        }
        answered(FeedDocument.read(response.http().body().bytes()));
      } catch (Trouble trouble) {
        failed(trouble);
      }
    }

    private void answered(FeedDocument answer) {
      failures = 0;
      long backoff = honourBackoff ? answer.backoffSeconds() : 0;
      if (answer.changed() == null) {
        unsupported = true;
        kit().app().log("the server holds no requests open: no long poll");
      } else if (answer.changed()) {
        sync();
      } else {
        boolean quick = kit().app().uptimeMicros() - sentAt < QUICK_MICROS;
        Duration gap = quick ? GAP_AFTER_QUICK : LEAST_GAP;
        again(Duration.ofSeconds(Math.max(gap.toSeconds(), backoff)));
      }
    }

    private void failed(Trouble trouble) {
      kit().app().log("long poll failed: " + trouble.text());
      failures = Math.min(6, failures + 1);
      Duration wait = LEAST_GAP.multipliedBy(1L << failures);
      Duration asked = trouble.retryAfter();
      if (asked != null) {
        kit().retry().askedToWait(asked); // whatever asks next, not the long poll alone
      }
      again(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
    }

    @Override
    public void failed(TransferError error) {
      if (watching && current == cancel) {
        failed(Trouble.of(error));
      }
    }
  }
}
