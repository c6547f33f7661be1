package dev.torpor.os;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.HostedClient;
import dev.torpor.app.SyncClient;
import dev.torpor.energy.Cause;
import dev.torpor.network.Connections;
import dev.torpor.network.TransferError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process of the app: its main thread, its connections, and whether it still lives. */
public final class AppProcess {
  private final Phone phone;
  private final MainThread thread;
  private final Connections connections = new Connections();
  private final Assertions assertions;
  private final List<String> locks = new ArrayList<>();
  private final String owner;
  private final List<Long> deadlines = new ArrayList<>();
  private int transfers;
  private @Nullable HostedClient hosted;
  private boolean alive = true;

  AppProcess(
      Phone phone,
      String owner,
      Supplier<Cause> cause,
      Assertions.Owner assertionOwner,
      SystemRules rules) {
    this.phone = phone;
    this.owner = owner;
    this.thread = new MainThread(phone.clock(), phone.device(), owner, cause);
    this.assertions = new Assertions(phone, this, assertionOwner, rules);
  }

  /** False once the process has died. */
  public boolean alive() {
    return alive;
  }

  /** Runs client code on the main thread as soon as it is free; dropped if the process dies. */
  public void post(String label, Runnable body) {
    thread.post(label, body);
  }

  /** Reports that the client broke a rule of the platform. */
  public void violation(String rule, String message) {
    phone.trace().record(new ClientEvent.Violation(rule, message));
  }

  /** The client that this process runs has been built. */
  void runs(SyncClient built) {
    if (built instanceof HostedClient client) {
      hosted = client;
    }
  }

  /** Lets go of what the client holds in reality; does nothing the second time. */
  public void reclaim() {
    HostedClient holding = hosted;
    if (holding != null) {
      hosted = null;
      phone.clock().holds().begin(owner, ", whose process has ended");
      try {
        holding.reclaim();
      } finally {
        phone.clock().holds().end();
      }
    }
  }

  /**
   * The system gives the process time for something, a task or a push.
   *
   * @param instant when that time is over; {@link Long#MAX_VALUE} for no fixed end
   */
  public void givenUntil(long instant) {
    deadlines.add(instant);
  }

  /** What that time was given for is over; does nothing when it was over before. */
  public void noLongerGivenUntil(long instant) {
    deadlines.remove(Long.valueOf(instant));
  }

  /** Until when the process may run for what it does now; in the past when for nothing. */
  long givenUntil() {
    long last = Long.MIN_VALUE;
    for (long each : deadlines) {
      last = Math.max(last, each);
    }
    return last;
  }

  /** A transfer of this process has begun. */
  void transferBegun() {
    transfers++;
  }

  /** A transfer of this process is over. */
  void transferOver() {
    transfers--;
  }

  /** How many transfers of this process are under way. */
  int transfers() {
    return transfers;
  }

  /** A file has been locked. */
  void lock(String name) {
    locks.add(name);
  }

  /** The lock of a file has been given back. */
  void unlock(String name) {
    locks.remove(name);
  }

  /** The files that are locked, in the order of locking. */
  List<String> locks() {
    return locks;
  }

  MainThread thread() {
    return thread;
  }

  Connections connections() {
    return connections;
  }

  Assertions assertions() {
    return assertions;
  }

  void die() {
    alive = false;
    thread.die();
    assertions.die();
    connections.closeAll(TransferError.CONNECTION_LOST);
    reclaim();
  }
}
