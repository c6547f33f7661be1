package dev.torpor.harness.client.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.harness.client.kit.FeedToken.Kind;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records that pushes carry, and reads the feed for what they miss (reference 2.2 B6).
 *
 * <p>The server numbers its pushes: one that follows the last one makes the copy current. Whatever
 * else comes (a number that was skipped, since pushes get lost and are collapsed; one that went
 * back; names in the place of records; too many bytes) leaves the copy behind until the feed has
 * been read to its end in a run that began later. That it is behind is durable.
 *
 * <p>A push may have been held for days. What it says of a record that is held is harmless, as the
 * higher version stays; a record that is not held may have been deleted since, if the feed was read
 * meanwhile, and is then left to the feed.
 */
final class PayloadFetch extends FeedFetch {
  static final Piece<Fetch> PIECE =
      Piece.of(
          "payload",
          "what pushes carry, numbered so that missed ones show, and the feed for what they miss",
          paging(
              "0",
              ClientOption.bytes("maxBytes", "4096 B", "A larger payload is not trusted."),
              ClientOption.choice(
                  "seqGap",
                  List.of("delta", "poll"),
                  "After a missed push: reads the feed at once, or leaves it to the next"
                      + " trigger.")),
          PayloadFetch::new);

  private static final String LAST = "push.last";
  private static final String READ_AT = "push.read";
  private static final String BEHIND = "push.behind";
  private static final long MALFORMED = -1;

  private final App app;
  private final Notes notes;
  private final long maxBytes;
  private final boolean atOnce;
  private @Nullable String askedBehind;

  private PayloadFetch(ClientOptions options, Kit kit) {
    super(kit, EnumSet.allOf(Kind.class), options, true);
    this.app = kit.app();
    this.notes = kit.notes();
    this.maxBytes = options.bytes("maxBytes");
    this.atOnce = options.text("seqGap").equals("delta");
  }

  @Override
  public @Nullable Outcome took(RemoteNotification push) {
    long number = number(push.data().get("seq"));
    long last = notes.number(LAST, 0);
    boolean known = notes.text(BEHIND) == null && app.replica().token() != null;
    if (known && number == last && number > 0) {
      return Outcome.UNCHANGED; // delivered twice
    }
    List<RecordVersion> records = push.bytes() > maxBytes ? null : records(push);
    boolean unmixed = !kit().engine().busy(); // an answer under way may be older than this push
    boolean clear = records != null && unmixed && !mayBeDeleted(records, last);
    boolean next = number == last + 1 && known && clear;
    if (!next) {
      notes.put(BEHIND, Long.toString(number)); // before the number: a kill between them is safe
    }
    boolean news = clear && records != null && Held.news(app.replica(), records);
    if (news && records != null) {
      app.replica().applyPushed(push, records);
    }
    notes.put(LAST, Math.max(number, 0));
    if (next) {
      return news ? Outcome.UPDATED : Outcome.UNCHANGED;
    }
    app.log("push " + number + " after " + last + " leaves the copy behind: the feed is needed");
    return atOnce ? null : Outcome.HELD;
  }

  /** True when one is new here, and the feed was read after the push that came before this one. */
  private boolean mayBeDeleted(List<RecordVersion> records, long last) {
    boolean readSince = notes.number(READ_AT, MALFORMED) == last;
    return readSince
        && records.stream()
            .anyMatch(each -> !each.deleted() && app.replica().version(each.record()) == 0);
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : MALFORMED;
  }

  /** What the push carries, null when that is not the records, or nothing that can be read. */
  private @Nullable List<RecordVersion> records(RemoteNotification push) {
    String text = push.data().get("records");
    if (text == null) {
      return null;
    }
    try {
      return FeedDocument.read(("{\"changes\":" + text + "}").getBytes(UTF_8)).changes();
    } catch (Trouble trouble) {
      app.log("the push cannot be read: " + trouble.text());
      return null;
    }
  }

  @Override
  public void begin() {
    super.begin();
    askedBehind = notes.text(BEHIND);
  }

  @Override
  public String state() {
    String behind = notes.text(BEHIND);
    return super.state() + " push " + notes.number(LAST, 0) + (behind == null ? "" : " behind");
  }

  @Override
  public void answered(Response response) throws Trouble {
    super.answered(response);
    if (atEnd()) {
      notes.put(READ_AT, notes.number(LAST, 0));
      String behind = notes.text(BEHIND);
      if (behind != null && behind.equals(askedBehind)) {
        notes.remove(BEHIND);
      }
    }
  }
}
