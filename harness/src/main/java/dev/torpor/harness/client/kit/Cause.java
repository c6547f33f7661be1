package dev.torpor.harness.client.kit;

/** Why a sync is wanted. */
enum Cause {
  /** The user has opened the app. */
  OPEN,
  /** The user has left the app. */
  CLOSE,
  /** The user has written something. */
  EDIT,
  /** A timer of the running process. */
  TIMER,
  /** Another attempt, or what had to wait may go on. */
  AGAIN,
  /** An app refresh was granted. */
  REFRESH,
  /** A processing task was granted. */
  PROCESSING,
  /** A background fetch of the old kind was granted. */
  LEGACY_FETCH,
  /** A push has arrived. */
  PUSH,
  /** The system has carried a request, and woke the app with the answer. */
  URL_SESSION,
  /** The app is running anyway: another transfer or another grant. */
  PIGGYBACK;

  /** True when the user is looking, or has just done something that should not wait. */
  boolean byUser() {
    return this == OPEN || this == EDIT;
  }

  /** True when the system keeps the process running until the client says that it is done. */
  boolean granted() {
    return this == REFRESH
        || this == PROCESSING
        || this == LEGACY_FETCH
        || this == PUSH
        || this == URL_SESSION;
  }
}
