package dev.torpor.measure;

import dev.torpor.http.HttpEvent.Intercepted;
import dev.torpor.http.HttpEvent.Served;
import dev.torpor.http.HttpEvent.Unanswered;
import dev.torpor.network.NetworkEvent.TransferCompleted;
import dev.torpor.network.NetworkEvent.TransferFailed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Follows each transfer on the device and on the server: the two must tell one story. */
final class TransferAudit {
  private static final long NOT_SERVED = -1;

  /** A captive portal answered: the server must know nothing of it. */
  private static final long INTERCEPTED = -2;

  /** Bytes the server sent for each transfer under way. */
  private final Map<Long, Long> underWay = new TreeMap<>();

  private final Defects defects = new Defects();
  private long served;
  private long arrived;
  private long bytesServed;
  private long bytesArrived;

  void started(long at, long transfer) {
    if (underWay.putIfAbsent(transfer, NOT_SERVED) != null) {
      defects.add(at, "transfer " + transfer + " started twice");
    }
  }

  void served(long at, Served event) {
    served++;
    Long before = underWay.put(event.transfer(), event.bytesDown());
    if (before == null) {
      defects.add(at, "the server answered transfer " + event.transfer() + ", not under way");
    } else if (before != NOT_SERVED) {
      defects.add(at, "the server answered transfer " + event.transfer() + " twice");
    }
  }

  void intercepted(long at, Intercepted event) {
    if (underWay.put(event.transfer(), INTERCEPTED) == null) {
      defects.add(at, "a portal answered transfer " + event.transfer() + ", not under way");
    }
  }

  /** The server has not seen it, so that it counts on neither side. */
  void unanswered(long at, Unanswered event) {
    if (underWay.put(event.transfer(), INTERCEPTED) == null) {
      defects.add(at, "transfer " + event.transfer() + " got lost, not under way");
    }
  }

  void completed(long at, TransferCompleted event) {
    long sent = ended(at, event.transfer());
    if (sent == INTERCEPTED) {
      return;
    }
    arrived++;
    bytesArrived += event.bytesDown();
    if (sent == NOT_SERVED) {
      defects.add(at, "transfer " + event.transfer() + " completed, never answered");
    } else {
      bytesServed += sent;
      if (sent != event.bytesDown()) {
        defects.add(
            at,
            String.format(
                Locale.ROOT,
                "transfer %d brought %d bytes, the server sent %d",
                event.transfer(),
                event.bytesDown(),
                sent));
      }
    }
  }

  void failed(long at, TransferFailed event) {
    long sent = ended(at, event.transfer());
    if (sent == INTERCEPTED) {
      return;
    }
    boolean answered = sent != NOT_SERVED;
    boolean gotThere = event.bytesUp() > 0;
    if (gotThere) {
      arrived++;
    }
    if (answered != gotThere) {
      defects.add(
          at,
          String.format(
              Locale.ROOT,
              "transfer %d failed after sending %d bytes, the server %s it",
              event.transfer(),
              event.bytesUp(),
              answered ? "answered" : "never answered"));
    }
  }

  private long ended(long at, long transfer) {
    Long sent = underWay.remove(transfer);
    if (sent == null) {
      defects.add(at, "transfer " + transfer + " ended, not under way");
      return NOT_SERVED;
    }
    return sent;
  }

  void checkIdentity(List<IdentityCheck.Failure> failures) {
    long answeredUnderWay = 0;
    for (long sent : underWay.values()) {
      if (sent >= 0) {
        answeredUnderWay++;
      }
    }
    IdentityCheck.equal(
        failures,
        "I6",
        "requests that the server answered",
        served,
        "requests that got there on the device's side, those under way at the end included",
        arrived + answeredUnderWay);
    IdentityCheck.equal(
        failures,
        "I6",
        "bytes of the complete responses on the device",
        bytesArrived,
        "the same on the server",
        bytesServed);
    if (!defects.none()) {
      failures.add(new IdentityCheck.Failure("I6", defects.describe()));
    }
  }
}
