package dev.torpor.os;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;

/** The service that carries on background transfers while the app is away. */
public interface TransferSystem extends Mechanism {
  /** Makes a session for a process, or takes up the one of that identifier. */
  BackgroundUrlSession session(
      AppProcess process, UrlSessionConfiguration configuration, UrlSessionDelegate delegate);
}
