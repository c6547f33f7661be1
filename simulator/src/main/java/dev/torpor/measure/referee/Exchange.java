package dev.torpor.measure.referee;

import dev.torpor.energy.Cause;
import dev.torpor.http.ServerFact;
import dev.torpor.network.Interface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of the client and what became of it. */
final class Exchange {
  private static final long NEVER = -1;

  final long transfer;

  /** Events of it in their order, for proof. */
  final Evidence started;

  final String host;
  final String method;
  final String target;
  final Cause cause;
  final Interface via;

  /** Number of the process that sent it. */
  final int process;

  /** Number of the grant or session in which it was sent. */
  final int trigger;

  final List<ServerFact> facts = new ArrayList<>();
  private final List<Evidence> told = new ArrayList<>();
  @Nullable Evidence served;
  @Nullable Evidence ended;
  int status;

  /** True when a captive portal answered in the server's place. */
  boolean intercepted;

  boolean received;

  /** True when the system's transfer service sends it again on its own. */
  boolean repeatedByService;

  Exchange(
      long transfer,
      Evidence started,
      String label,
      String host,
      Interface via,
      Cause cause,
      int process,
      int trigger) {
    this.transfer = transfer;
    this.started = started;
    int space = label.indexOf(' ');
    this.method = space < 0 ? label : label.substring(0, space);
    this.target = label.substring(space + 1);
    this.host = host;
    this.via = via;
    this.cause = cause;
    this.process = process;
    this.trigger = trigger;
  }

  void told(Evidence evidence, ServerFact fact) {
    facts.add(fact);
    told.add(evidence);
  }

  /** Method, host and path, without the query. */
  String route() {
    int query = target.indexOf('?');
    return method + " " + host + (query < 0 ? target : target.substring(0, query));
  }

  /** Method, host and target. */
  String request() {
    return method + " " + host + target;
  }

  /** True when it asks for a page after the first one of a listing. */
  boolean isFurtherPage() {
    return target.contains("pageToken=");
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
    for (ServerFact fact : facts) {
      if (fact instanceof ServerFact.Read read) {
        return read;
      }
    }
    return null;
  }

  /** The fault of the backend that hit it, null for none. */
  @Nullable String fault() {
    for (ServerFact fact : facts) {
      if (fact instanceof ServerFact.Faulted faulted) {
        return faulted.fault();
      }
    }
    return null;
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
