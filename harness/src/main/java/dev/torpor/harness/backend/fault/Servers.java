package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The server behind all faults, and further ones that are like it in the past: those are opened
 * anew and go through again what it went through, since a server's state follows from that.
 */
final class Servers {
  private final Supplier<Backend> opener;
  private final boolean remembers;
  private final List<Step> log = new ArrayList<>();
  private final List<Backend> all = new ArrayList<>();
  private final Backend present;

  /** Something that a server goes through at a virtual instant. */
  record Step(long at, Consumer<Backend> action) {}

  /**
   * A server at the start of a run.
   *
   * @param opener opens servers that behave identically
   * @param remembers whether a past of it will be asked for
   */
  Servers(Supplier<Backend> opener, boolean remembers) {
    this.opener = opener;
    this.remembers = remembers;
    this.present = open();
  }

  private Backend open() {
    Backend opened = opener.get();
    all.add(opened);
    return opened;
  }

  /** The server as it is. */
  Backend present() {
    return present;
  }

  /** Asks the server. */
  ServerReply receive(HttpRequest request, long now) {
    remember(now, backend -> backend.receive(request, now));
    return present.receive(request, now);
  }

  /** A server of the same past that can be asked what this one would have said before. */
  PastServer another() {
    return new PastServer(open(), log);
  }

  /**
   * Puts the data back to what they were.
   *
   * @param backup virtual microseconds of the state that is restored
   * @return the position of the restored data
   */
  int restore(long backup, long now, OldTokens tokens) {
    Dataset data = present.dataset();
    data.advanceTo(now);
    int position = data.positionAt(backup);
    data.restoreTo(position, tokens);
    remember(
        now,
        backend -> {
          backend.dataset().advanceTo(now);
          backend.dataset().restoreTo(position, tokens);
        });
    return position;
  }

  private void remember(long now, Consumer<Backend> action) {
    if (remembers) {
      log.add(new Step(now, action));
    }
  }

  void close() {
    all.forEach(Backend::close);
  }
}
