package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The user's edits on their way to the server (reference 2.2 B20): a durable queue, one idempotency
 * key for each edit, stored before it is first sent, edits of one record strictly in order, each
 * made over the version the user saw. An edit leaves the queue when the server has it, or when the
 * user is told that it has not.
 */
final class Outbox implements Work {
  private final Kit kit;
  private final App app;
  private final EditQueue queue;
  private final Conflict conflict;
  private final EditRequests requests;
  private final boolean coalesce;
  private final long keyLifeMillis;
  private final Set<String> skipped = new TreeSet<>();
  private final Set<Long> looked = new TreeSet<>();
  private long place = -1;
  private boolean looking;
  private boolean brought;

  Outbox(Kit kit, Conflict conflict, ClientOptions options) {
    this.kit = kit;
    this.app = kit.app();
    this.queue = new EditQueue(kit.notes());
    this.conflict = conflict;
    this.requests = new EditRequests(kit.url());
    this.coalesce = options.text("coalesce").equals("per-entity");
    this.keyLifeMillis = options.micros("keyLife") / 1_000;
  }

  /** Takes an edit of the user; durable when this returns. */
  void add(LocalEdit edit) {
    List<LocalEdit> superseded = new ArrayList<>();
    long base = app.replica().version(edit.record());
    PendingEdit last = null;
    long lastPlace = -1;
    for (long at : queue.places()) {
      PendingEdit other = queue.at(at);
      if (other != null && other.target().equals(edit.record())) {
        last = other;
        lastPlace = at;
      }
    }
    boolean unsent = last != null && last.firstSentMillis() == 0;
    boolean both =
        edit.kind() == LocalEdit.Kind.UPDATE
            && last != null
            && last.edit().kind() != LocalEdit.Kind.DELETE;
    if (coalesce && unsent && both && last != null) {
      superseded.addAll(last.superseded());
      superseded.add(last.edit());
      LocalEdit merged = new LocalEdit(edit.id(), edit.record(), last.edit().kind(), edit.bytes());
      queue.put(
          lastPlace,
          new PendingEdit(merged, last.base(), newKey(), 0, stamp(), edit.record(), superseded));
      return;
    }
    queue.add(new PendingEdit(edit, base, newKey(), 0, stamp(), edit.record(), superseded));
  }

  int pending() {
    return queue.places().size();
  }

  /** True when there is an edit that no decision of this run has put off. */
  boolean sendable() {
    return nextPlace() >= 0;
  }

  /** A hybrid logical clock: the wall clock, but never before what was seen last. */
  private long stamp() {
    long stamp = Math.max(app.now().toEpochMilli(), kit.notes().number("hlc", 0) + 1);
    kit.notes().put("hlc", stamp);
    return stamp;
  }

  private String newKey() {
    long high = app.random("idempotency").nextLong();
    long low = app.random("idempotency").nextLong();
    return hex(high) + hex(low);
  }

  private static String hex(long bits) {
    String text = Long.toHexString(bits);
    return "0".repeat(16 - text.length()) + text;
  }

  @Override
  public void begin() {
    skipped.clear();
    looked.clear();
    place = -1;
    looking = false;
    brought = false;
  }

  @Override
  public boolean brought() {
    return brought;
  }

  @Override
  public String state() {
    return "";
  }

  private long nextPlace() {
    Set<String> blocked = new TreeSet<>(skipped);
    for (long at : queue.places()) {
      PendingEdit edit = queue.at(at);
      if (edit != null && blocked.add(edit.target())) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public @Nullable HttpRequest next() {
    if (!looking) {
      place = nextPlace();
    }
    PendingEdit edit = place < 0 ? null : queue.at(place);
    if (edit == null) {
      return null;
    }
    long now = app.now().toEpochMilli();
    boolean keyMayBeForgotten =
        edit.firstSentMillis() > 0 && Math.abs(now - edit.firstSentMillis()) > keyLifeMillis;
    boolean named = edit.edit().kind() == LocalEdit.Kind.CREATE; // a second one would be refused
    if (keyMayBeForgotten && !named && looked.add(place)) {
      looking = true;
    }
    if (looking) {
      return requests.look(edit);
    }
    if (edit.firstSentMillis() == 0) {
      queue.put(place, edit.sentAt(now));
    }
    return requests.write(edit);
  }

  @Override
  public void answered(Response response) throws Trouble {
    PendingEdit edit = queue.at(place);
    if (edit == null) {
      return;
    }
    HttpResponse http = response.http();
    if (looking) {
      looking = false;
      looked(response, edit);
      return;
    }
    switch (EditRequests.verdict(edit, http)) {
      case ACCEPTED -> accepted(response, edit, EditRequests.version(edit, http));
      case STALE -> lookFirst();
      case GONE -> gone(edit);
      case REFUSED -> giveUp(edit, "the server refused it: HTTP " + http.status());
      case LATER -> {
        skipped.add(edit.target());
        throw Trouble.of(http, app.now());
      }
    }
  }

  /** What is there now decides. */
  private void lookFirst() {
    looking = true;
  }

  private void looked(Response response, PendingEdit edit) throws Trouble {
    HttpResponse http = response.http();
    if (EditRequests.isGone(http.status())) {
      if (edit.edit().kind() == LocalEdit.Kind.CREATE) {
        queue.put(place, edit.rebased(0, newKey()));
      } else {
        gone(edit);
      }
      return;
    }
    if (http.status() != 200) {
      skipped.add(edit.target());
      throw Trouble.of(http, app.now());
    }
    if (!edit.target().equals(EditRequests.record(http))) {
      notTheRecord(edit);
      return;
    }
    RecordVersion there = FeedDocument.readRecord(http.body().bytes());
    if (EditRequests.isOurs(edit, http)) {
      accepted(response, edit, there.version());
    } else if (there.version() == edit.base()) {
      queue.put(place, edit.rebased(edit.base(), newKey()));
    } else {
      bothChanged(response, edit, there);
    }
  }

  /** Some servers answer for the collection when they do not know a name. */
  private void notTheRecord(PendingEdit edit) throws Trouble {
    if (edit.edit().kind() != LocalEdit.Kind.CREATE) {
      skipped.add(edit.target());
      throw Trouble.unreadable("the answer about " + edit.target() + " is about something else");
    }
    // not there, as it seems; should it be, its name is taken, and the server will say so
  }

  private void bothChanged(Response response, PendingEdit edit, RecordVersion there) {
    long version = there.version();
    long modified = EditRequests.modifiedMillis(response.http());
    if (edit.edit().kind() == LocalEdit.Kind.DELETE) {
      if (conflict.userDeletionWins()) {
        queue.put(place, edit.rebased(version, newKey()));
      } else {
        giveUp(edit, "it was changed on the server meanwhile");
      }
      return;
    }
    switch (conflict.bothChanged(edit, modified)) {
      case GIVE_UP -> giveUp(edit, "the server has a newer version");
      case OVERWRITE -> {
        app.replica().apply(response, List.of(there), app.replica().token()); // what is merged with
        queue.put(place, edit.rebased(version, newKey()));
      }
      case COPY -> {
        String copy = edit.edit().record() + "-" + edit.edit().id();
        queue.put(place, edit.creating(copy, newKey()));
      }
    }
  }

  private void gone(PendingEdit edit) {
    if (edit.edit().kind() == LocalEdit.Kind.DELETE) {
      finish(() -> app.replica().surface(edit.edit(), "it was deleted already"));
    } else if (conflict.serverDeletionWins() || edit.edit().kind() == LocalEdit.Kind.CREATE) {
      giveUp(edit, "it was deleted on the server");
    } else {
      queue.put(place, edit.creating(edit.edit().record(), newKey()));
    }
  }

  private void accepted(Response response, PendingEdit edit, long version) {
    List<RecordVersion> nowHeld = new ArrayList<>();
    if (version > 0) {
      boolean deleted = edit.edit().kind() == LocalEdit.Kind.DELETE;
      nowHeld.add(new RecordVersion(edit.target(), version, deleted));
    }
    boolean copy = !edit.target().equals(edit.edit().record());
    finish(
        () -> {
          edit.superseded().forEach(e -> app.replica().acknowledge(response, e, List.of()));
          app.replica().acknowledge(response, edit.edit(), nowHeld);
          if (copy) {
            app.replica().surface(edit.edit(), "both versions were kept");
          }
        });
    for (long at : queue.places()) {
      PendingEdit later = queue.at(at);
      boolean onTop = later != null && later.target().equals(edit.target()) && version > 0;
      if (onTop && later != null && later.base() <= version) {
        queue.put(at, later.rebased(version, later.key())); // made over this very edit
      }
    }
    brought = true;
  }

  private void giveUp(PendingEdit edit, String reason) {
    finish(
        () -> {
          edit.superseded().forEach(e -> app.replica().surface(e, reason));
          app.replica().surface(edit.edit(), reason);
        });
  }

  /** The replica's word and the end of the edit are durable together. */
  private void finish(Runnable word) {
    word.run();
    queue.remove(place);
    place = -1;
  }
}
