package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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
  private static final String STATE = "edit ";
  private static final int TOO_LARGE = 413;
  private static final int FAILED_DEPENDENCY = 424;

  private final App app;
  private final EditQueue queue;
  private final EditIntake intake;
  private final Conflict conflict;
  private final EditRequests requests;
  private final long keyLifeMillis;
  private final Set<String> skipped = new TreeSet<>();
  private final Set<Long> looked = new TreeSet<>();
  private final Deque<Long> lookFirst = new ArrayDeque<>();
  private final EditBatch batch;
  private final SentEdits sent;
  private final boolean inOrder;
  private EditBatch.@Nullable Sent batched;
  private long place = -1;
  private boolean looking;
  private boolean brought;

  Outbox(Kit kit, Conflict conflict, ClientOptions options) {
    this.app = kit.app();
    this.queue = new EditQueue(kit.notes(), "edit");
    this.intake = new EditIntake(kit, queue, options.text("coalesce").equals("per-entity"));
    this.conflict = conflict;
    boolean keyed = options.text("idempotencyKey").equals("per-op");
    this.requests = new EditRequests(kit.url(), keyed);
    this.batch = new EditBatch(kit.notes(), queue, options.number("batch"));
    this.sent = new SentEdits(kit.notes(), options.micros("keepSent") / 1_000);
    this.inOrder = options.text("order").equals("all");
    this.keyLifeMillis = keyed ? options.micros("keyLife") / 1_000 : -1;
  }

  /** Takes an edit of the user; durable when this returns. */
  void add(LocalEdit edit) {
    intake.add(edit);
  }

  int pending() {
    return queue.places().size();
  }

  /** True when there is an edit that no decision of this run has put off. */
  boolean sendable() {
    return nextPlace() >= 0;
  }

  @Override
  public void begin() {
    skipped.clear();
    looked.clear();
    lookFirst.clear();
    batched = null;
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
    EditBatch.Sent several = batched;
    if (several != null) {
      return STATE + several.key();
    }
    return place < 0 ? STATE : STATE + edit(place).key();
  }

  /** True for what {@link #state} gives. */
  static boolean isState(String text) {
    return text.startsWith(STATE);
  }

  @Override
  public boolean expects(String state) {
    EditBatch.Sent open = batch.open();
    return (open != null && state.equals(STATE + open.key())) || sentAs(state) >= 0;
  }

  private long sentAs(String state) {
    for (long at : queue.places()) {
      if (state.equals(STATE + edit(at).key())) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public boolean resume(String state) {
    begin();
    place = sentAs(state);
    EditBatch.Sent open = batch.open();
    batched = open != null && state.equals(STATE + open.key()) ? open : null;
    return place >= 0 || batched != null;
  }

  private long nextPlace() {
    List<Long> places = nextPlaces(1);
    return places.isEmpty() ? -1 : places.get(0);
  }

  /** The first ones of their records, those left out of which a decision of this run says so. */
  private List<Long> nextPlaces(long most) {
    List<Long> places = new ArrayList<>();
    Set<String> blocked = new TreeSet<>(skipped);
    for (long at : queue.places()) {
      PendingEdit edit = queue.at(at);
      boolean free = edit != null && blocked.add(edit.target());
      if (free && places.size() < most) {
        places.add(at);
      } else if (inOrder && edit != null) {
        break;
      }
    }
    return places;
  }

  /** Another attempt at a batch, or a new one; null when edits go alone. */
  private EditBatch.@Nullable Sent together(long now) {
    EditBatch.Sent open = batch.open();
    if (open != null && Math.abs(now - open.firstSentMillis()) > keyLifeMillis) {
      batch.end(); // each of them is looked for alone
      open = null;
    }
    if (open != null || batch.most() < 2) {
      return open;
    }
    List<Long> places = new ArrayList<>();
    for (long at : nextPlaces(batch.most())) {
      PendingEdit edit = queue.at(at);
      if (edit == null || edit.firstSentMillis() != 0) {
        return null; // what may have arrived comes first, alone
      }
      places.add(at);
    }
    if (places.size() < 2) {
      return null;
    }
    String key = intake.newKey();
    batch.begin(key, now, places);
    places.forEach(at -> queue.put(at, edit(at).sentAt(now)));
    return batch.open();
  }

  private PendingEdit edit(long at) {
    return Objects.requireNonNull(queue.at(at));
  }

  @Override
  public @Nullable HttpRequest next() {
    batched = null;
    if (!looking && !lookFirst.isEmpty()) {
      place = lookFirst.removeFirst();
      looking = queue.at(place) != null;
    }
    if (!looking) {
      EditBatch.Sent several = together(app.now().toEpochMilli());
      if (several != null) {
        batched = several;
        List<PendingEdit> edits = several.places().stream().map(this::edit).toList();
        return requests.batch(edits, several.key());
      }
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
    EditBatch.Sent several = batched;
    if (several != null) {
      batched = null;
      answered(response, several);
      return;
    }
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

  private void answered(Response response, EditBatch.Sent several) throws Trouble {
    int status = response.http().status();
    int size = several.places().size();
    if (status / 100 == 2) {
      List<EditBatch.Result> results = EditBatch.results(response.http(), size);
      batch.end();
      for (int i = 0; i < size; i++) {
        place = several.places().get(i);
        took(response, edit(place), results.get(i));
      }
      return;
    }
    EditRequests.Verdict verdict =
        EditRequests.verdict(edit(several.places().get(0)), status, true);
    if (verdict == EditRequests.Verdict.LATER) {
      several.places().forEach(at -> skipped.add(edit(at).target()));
      throw Trouble.of(response.http(), app.now());
    }
    app.log("HTTP " + status + " to a batch of " + size + ": smaller ones from now on");
    batch.end();
    batch.limit(status == TOO_LARGE ? size / 2 : 1);
    several
        .places()
        .forEach(at -> queue.put(at, edit(at).rebased(edit(at).base(), intake.newKey())));
  }

  /** The part of a batch's answer that is about one edit. */
  private void took(Response response, PendingEdit edit, EditBatch.Result result) {
    switch (EditRequests.verdict(edit, result.status(), false)) {
      case ACCEPTED -> accepted(response, edit, result.version());
      case STALE -> lookFirst.add(place);
      case GONE -> gone(edit);
      case REFUSED -> giveUp(edit, "the server refused it: HTTP " + result.status());
      case LATER -> {
        queue.put(place, edit.rebased(edit.base(), intake.newKey())); // it had no effect
        if (result.status() != FAILED_DEPENDENCY) {
          skipped.add(edit.target());
        }
      }
    }
  }

  /**
   * A whole new copy is about to take the place of the one that is held. Confirmed edits that it
   * lacks were lost by the server, and wait for their upload again.
   *
   * @param goneBack true when a record has an older version now than before
   */
  void beforeReplacing(List<RecordVersion> copy, boolean goneBack) {
    intake.again(sent.missing(app.replica(), copy, goneBack));
  }

  /** The server has an older version of a record than it had: all that it confirmed is in doubt. */
  void wentBack() {
    intake.again(sent.all());
  }

  private void looked(Response response, PendingEdit edit) throws Trouble {
    HttpResponse http = response.http();
    if (edit.isLost() && EditRequests.isGone(http.status())) {
      lostAndGone(edit, http.status());
      return;
    }
    if (EditRequests.isGone(http.status())) {
      if (edit.edit().kind() == LocalEdit.Kind.CREATE) {
        queue.put(place, edit.rebased(0, intake.newKey()));
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
      notTheRecord(edit, http);
      return;
    }
    RecordVersion there = FeedDocument.readRecord(http.body().bytes());
    if (EditRequests.isOurs(edit, http)) {
      accepted(response, edit, there.version());
    } else if (edit.isLost() && there.version() > edit.base()) {
      queue.remove(place); // overwritten by somebody since: not lost
      place = -1;
    } else if (there.version() < edit.base()
        || (there.version() == edit.base() && !edit.isLost())) {
      queue.put(
          place, edit.rebased(there.version(), intake.newKey())); // the server may have gone back
    } else {
      bothChanged(response, edit, there);
    }
  }

  /** The server has no record for an edit that it had. */
  private void lostAndGone(PendingEdit edit, int status) {
    boolean deletes = edit.edit().kind() == LocalEdit.Kind.DELETE;
    if (deletes || status == 410) {
      queue.remove(place); // deleted by somebody since, and the server still knows
      place = -1;
    } else {
      queue.put(place, edit.creating(edit.target(), intake.newKey()));
    }
  }

  /** Some servers answer for the collection when they do not know a name. */
  private void notTheRecord(PendingEdit edit, HttpResponse http) throws Trouble {
    if (edit.isLost()) {
      lostAndGone(edit, 404);
      return;
    }
    if (edit.edit().kind() != LocalEdit.Kind.CREATE) {
      if (EditRequests.listsWithout(http, edit.target())) {
        gone(edit);
        return;
      }
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
        queue.put(place, edit.rebased(version, intake.newKey()));
      } else {
        giveUp(edit, "it was changed on the server meanwhile");
      }
      return;
    }
    switch (conflict.bothChanged(edit, modified)) {
      case GIVE_UP -> giveUp(edit, "the server has a newer version");
      case OVERWRITE -> {
        app.replica().apply(response, List.of(there), app.replica().token()); // what is merged with
        queue.put(place, edit.rebased(version, intake.newKey()));
      }
      case COPY -> {
        String copy = edit.edit().record() + "-" + edit.edit().id();
        queue.put(place, edit.creating(copy, intake.newKey()));
      }
    }
  }

  private void gone(PendingEdit edit) {
    if (edit.edit().kind() == LocalEdit.Kind.DELETE) {
      finish(() -> app.replica().surface(edit.edit(), "it was deleted already"));
    } else if (conflict.serverDeletionWins() || edit.edit().kind() == LocalEdit.Kind.CREATE) {
      giveUp(edit, "it was deleted on the server");
    } else {
      queue.put(place, edit.creating(edit.edit().record(), intake.newKey()));
    }
  }

  private void accepted(Response response, PendingEdit edit, long version) {
    List<RecordVersion> nowHeld = new ArrayList<>();
    if (version > 0) {
      boolean deleted = edit.edit().kind() == LocalEdit.Kind.DELETE;
      nowHeld.add(new RecordVersion(edit.target(), version, deleted));
    }
    sent.add(edit, version, app.now().toEpochMilli());
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
