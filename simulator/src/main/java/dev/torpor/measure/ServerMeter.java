package dev.torpor.measure;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the server saw. What it tells of a request follows the request at once, so one
 * request is looked at at a time.
 */
final class ServerMeter implements TraceListener {
  private static final int NOT_MODIFIED = 304;

  private final Window window;
  private final Set<String> editsWithEffect = new TreeSet<>();
  private HttpEvent.@Nullable Served present;
  private boolean counts;
  private ServerFact.@Nullable Read read;
  private boolean faultedNow;
  private long requests;
  private long bytesDown;
  private long reads;
  private long notModified;
  private long empty;
  private long withNews;
  private long faultedReads;
  private long effects;
  private long refused;
  private long replayed;
  private long faulted;
  private long hour;
  private long inHour;
  private long busiestHour;

  /** A meter for that part of the run; it must hear the run from its start. */
  ServerMeter(Window window) {
    this.window = window;
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof HttpEvent.Served served) {
      close();
      begin(at, served);
    } else if (event instanceof HttpEvent.ServerTold told && counts) {
      told(told.fact());
    }
  }

  private void begin(long at, HttpEvent.Served served) {
    counts = window.contains(at);
    if (!counts) {
      return;
    }
    present = served;
    requests++;
    bytesDown += served.bytesDown();
    long now = (at - window.from()) / TimeFormat.HOUR;
    if (now != hour) {
      hour = now;
      inHour = 0;
    }
    busiestHour = Math.max(busiestHour, ++inHour);
  }

  private void told(ServerFact fact) {
    if (fact instanceof ServerFact.Read what) {
      read = what;
    } else if (fact instanceof ServerFact.Wrote wrote) {
      effects++;
      if (!wrote.edit().isEmpty()) {
        editsWithEffect.add(wrote.edit());
      }
    } else if (fact instanceof ServerFact.Refused) {
      refused++;
    } else if (fact instanceof ServerFact.Replayed) {
      replayed++;
    } else if (fact instanceof ServerFact.Faulted) {
      faulted += faultedNow ? 0 : 1;
      faultedNow = true;
    }
  }

  /** The request is known in full. */
  private void close() {
    HttpEvent.Served served = present;
    ServerFact.Read what = read;
    if (served != null && served.status() == NOT_MODIFIED) {
      reads++;
      notModified++;
    } else if (served != null && what != null) {
      reads++;
      if (what.since() == what.upTo()) {
        empty++;
      } else if (served.status() / 100 == 2) {
        withNews++;
      } else {
        faultedReads++;
      }
    }
    present = null;
    read = null;
    faultedNow = false;
  }

  /** Ends the measurement and returns it. */
  ServerLoad finish(long end, List<IdentityCheck.Failure> failures) {
    close();
    IdentityCheck.equal(
        failures,
        "I6",
        "reads that the server answered",
        reads,
        "304s, answers with nothing new, with news, and those that failed",
        notModified + empty + withNews + faultedReads);
    return new ServerLoad(
        window.until(end),
        requests,
        bytesDown,
        reads,
        notModified,
        empty,
        effects,
        editsWithEffect.size(),
        refused,
        replayed,
        faulted,
        busiestHour);
  }
}
