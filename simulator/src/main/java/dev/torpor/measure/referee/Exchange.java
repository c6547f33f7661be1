package dev.torpor.measure.referee;

import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of the client and what became of it. */
final class Exchange {
  private static final long NEVER = -1;

  final long transfer;

  /** Events of it in their order, for proof. */
  final Evidence started;

  final Cause cause;
  final Interface via;

  /** Number of the process that sent it. */
  final int process;

  /** Number of the grant or session in which it was sent. */
  final int trigger;

  private final String host;
  private final String label;
  private final boolean furtherPage;
  private List<Evidence> told = List.of();
  @Nullable Evidence served;
  @Nullable Evidence ended;
  int status;

  /** True when a captive portal answered in the server's place. */
  boolean intercepted;

  boolean received;

  /** True when the system's transfer service sends it again on its own. */
  boolean repeatedByService;

  Exchange(Evidence started, NetworkEvent.TransferStarted event, int process, int trigger) {
    this.transfer = event.transfer();
    this.started = started;
    this.label = event.label();
    this.furtherPage = label.contains("pageToken=");
    this.host = event.host();
    this.via = event.via();
    this.cause = event.cause();
    this.process = process;
    this.trigger = trigger;
  }

  /** The server has told something of it. */
  void told(Evidence evidence) {
    if (told.isEmpty()) {
      told = new ArrayList<>(2); // most are told of once
    }
    told.add(evidence);
  }

  /** Method, host and path, without the query. */
  String route() {
    String request = request();
    int query = request.indexOf('?');
    return query < 0 ? request : request.substring(0, query);
  }

  /** Method, host and target. */
  String request() {
    int target = label.indexOf(' ') + 1;
    return label.substring(0, target) + host + label.substring(target);
  }

  /** True when it reads. */
  boolean isGet() {
    return label.startsWith("GET ");
  }

  /** True when it asks for a page after the first one of a listing. */
  boolean isFurtherPage() {
    return furtherPage;
  }

  boolean over() {
    return ended != null;
  }

  /** When the server answered, -1 when it did not. */
  long servedAt() {
    Evidence evidence = served;
    return evidence == null ? NEVER : evidence.at();
  }

  /** When the last byte came or the transfer failed, -1 while it is under way. */
  long endedAt() {
    Evidence evidence = ended;
    return evidence == null ? NEVER : evidence.at();
  }

  /** It failed in a way that time may heal: no response, an overload, an error of the server. */
  boolean failedForNow() {
    return over() && (!received || status >= 500 || status == 429 || status == 408);
  }

  /** The whole response came and its status says that it worked. */
  boolean succeeded() {
    return received && status >= 200 && status < 400;
  }

  /** What the server read of its dataset, null when it did not. */
  ServerFact.@Nullable Read read() {
    for (int i = 0; i < told.size(); i++) {
      if (fact(i) instanceof ServerFact.Read read) {
        return read;
      }
    }
    return null;
  }

  /** The fault of the backend that hit it, null for none. */
  @Nullable String fault() {
    for (int i = 0; i < told.size(); i++) {
      if (fact(i) instanceof ServerFact.Faulted faulted) {
        return faulted.fault();
      }
    }
    return null;
  }

  private @Nullable ServerFact fact(int i) {
    return told.get(i).event() instanceof HttpEvent.ServerTold what ? what.fact() : null;
  }

  /** The events of it so far, in order. */
  List<@Nullable Evidence> proof() {
    List<@Nullable Evidence> all = new ArrayList<>();
    all.add(started);
    all.add(served);
    all.addAll(told);
    all.add(ended);
    return all;
  }
}
