package dev.torpor.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * URLSessionConfiguration of a background session, with Apple's names and defaults. A session keeps
 * what it said when the session was made.
 */
public final class UrlSessionConfiguration {
  private final String identifier;
  private boolean discretionary;
  private @Nullable Boolean sendsLaunchEvents;
  private boolean cellular = true;
  private boolean expensive = true;
  private boolean constrained = true;
  private @Nullable Duration requestTimeout;
  private @Nullable Duration resourceTimeout;

  private UrlSessionConfiguration(String identifier) {
    this.identifier = identifier;
  }

  /**
   * {@code background(withIdentifier:)}.
   *
   * @param identifier by which the session is found again at the next launch; one session at a time
   */
  public static UrlSessionConfiguration background(String identifier) {
    if (identifier.isEmpty()) {
      throw new IllegalArgumentException("a background session needs an identifier");
    }
    return new UrlSessionConfiguration(identifier);
  }

  /** The same configuration in an object of its own. */
  public UrlSessionConfiguration copy() {
    UrlSessionConfiguration copy = background(identifier);
    copy.discretionary = discretionary;
    copy.sendsLaunchEvents = sendsLaunchEvents;
    copy.cellular = cellular;
    copy.expensive = expensive;
    copy.constrained = constrained;
    copy.requestTimeout = requestTimeout;
    copy.resourceTimeout = resourceTimeout;
    return copy;
  }

  /** {@code isDiscretionary}: the system chooses the time; off unless said otherwise. */
  public UrlSessionConfiguration discretionary(boolean on) {
    discretionary = on;
    return this;
  }

  /** Wakes the app when its tasks are complete; on unless said otherwise. */
  public UrlSessionConfiguration sessionSendsLaunchEvents(boolean on) {
    sendsLaunchEvents = on;
    return this;
  }

  /** Lets tasks use cellular paths; on unless said otherwise. */
  public UrlSessionConfiguration allowsCellularAccess(boolean on) {
    cellular = on;
    return this;
  }

  /** Lets tasks use paths that cost the user money; on unless said otherwise. */
  public UrlSessionConfiguration allowsExpensiveNetworkAccess(boolean on) {
    expensive = on;
    return this;
  }

  /** Lets tasks use paths in Low Data Mode; on unless said otherwise. */
  public UrlSessionConfiguration allowsConstrainedNetworkAccess(boolean on) {
    constrained = on;
    return this;
  }

  /** Longest wait for data, after which the transfer is tried again; 60 s unless said otherwise. */
  public UrlSessionConfiguration timeoutIntervalForRequest(Duration longest) {
    requestTimeout = longest;
    return this;
  }

  /** Longest time from start to completion; 7 days unless said otherwise. */
  public UrlSessionConfiguration timeoutIntervalForResource(Duration longest) {
    resourceTimeout = longest;
    return this;
  }

  /** By which the session is found again. */
  public String identifier() {
    return identifier;
  }

  /** Whether the system chooses the time. */
  public boolean isDiscretionary() {
    return discretionary;
  }

  /** Whether the app is woken when its tasks are complete; null for the system's default, on. */
  public @Nullable Boolean sessionSendsLaunchEvents() {
    return sendsLaunchEvents;
  }

  /** Whether tasks may use cellular paths. */
  public boolean allowsCellularAccess() {
    return cellular;
  }

  /** Whether tasks may use paths that cost the user money. */
  public boolean allowsExpensiveNetworkAccess() {
    return expensive;
  }

  /** Whether tasks may use paths in Low Data Mode. */
  public boolean allowsConstrainedNetworkAccess() {
    return constrained;
  }

  /** Always true: a background session waits for connectivity, whatever it is told. */
  public boolean waitsForConnectivity() {
    return true;
  }

  /** Longest wait for data; null for the system's default. */
  public @Nullable Duration timeoutIntervalForRequest() {
    return requestTimeout;
  }

  /** Longest time from start to completion; null for the system's default. */
  public @Nullable Duration timeoutIntervalForResource() {
    return resourceTimeout;
  }
}
