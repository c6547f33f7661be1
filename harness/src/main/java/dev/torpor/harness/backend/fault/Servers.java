package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerCall;
import dev.torpor.http.ServerReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server behind all faults, and further ones that are like it in the past: those are opened
 * anew and asked again what it was asked, since a server's state follows from that.
 */
final class Servers {
  private final Supplier<Backend> opener;
  private final boolean remembers;
  private final List<Asked> log = new ArrayList<>();
  private final List<Backend> all = new ArrayList<>();
  private Backend current;
  private @Nullable BackendReport complaints;
  private long frozenAt;
  private long frozenUntil;
  private long latestCatchUp = Long.MAX_VALUE;
  private int lives;

  /** A request and the instant of the server's data at which it was answered. */
  record Asked(HttpRequest request, long at) {}

  /**
   * A server at the start of a run.
   *
   * @param opener opens servers that behave identically
   * @param remembers whether a past of it will be asked for
   */
  Servers(Supplier<Backend> opener, boolean remembers) {
    this.opener = opener;
    this.remembers = remembers;
    this.current = open();
  }

  private Backend open() {
    Backend opened = opener.get();
    all.add(opened);
    return opened;
  }

  /** Asks the server. */
  ServerReply receive(HttpRequest request, long now) {
    long at = timeOfData(now);
    if (remembers) {
      log.add(new Asked(request, at));
    }
    return current.receive(request, at);
  }

  private long timeOfData(long now) {
    return now < frozenUntil ? frozenAt : now;
  }

  /** A server of the same past that can be asked what this one would have said before. */
  PastServer another() {
    return new PastServer(open(), log);
  }

  /**
   * Puts the server back to where it was.
   *
   * @param backup virtual microseconds of the state that is restored
   * @param caughtUp until when the data stay as old as that
   * @param tokens whether the server still reads tokens that it gave before
   * @return the position of the restored data
   */
  int restore(long backup, long caughtUp, OldTokens tokens) {
    BackendReport before = report();
    complaints = before.answeredAll() ? null : before;
    current = another().goTo(backup);
    log.removeIf(asked -> asked.at() >= backup);
    frozenAt = backup;
    frozenUntil = Math.min(caughtUp, latestCatchUp);
    Dataset restored = current.dataset();
    restored.advanceTo(backup);
    lives += tokens == OldTokens.DIE ? 1 : 0;
    for (int i = 0; i < lives; i++) {
      restored.restoreTo(restored.position(), OldTokens.DIE);
    }
    return restored.position();
  }

  /** Restored data catch up at that instant at the latest. */
  void catchUpBy(long micros) {
    latestCatchUp = micros;
    frozenUntil = Math.min(frozenUntil, micros);
  }

  Dataset dataset() {
    return current.dataset();
  }

  long nextCallAt() {
    return current.nextCallAt();
  }

  ServerCall call(long now) {
    return current.call(now);
  }

  /**
   * What the server has to say. One that was restored has gone through its past again up to the
   * backup; if it has nothing to complain of, what the one before it had.
   */
  BackendReport report() {
    BackendReport present = current.report();
    return complaints != null && present.answeredAll() ? complaints : present;
  }

  void close() {
    all.forEach(Backend::close);
  }
}
