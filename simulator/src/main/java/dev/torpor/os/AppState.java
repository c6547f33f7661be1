package dev.torpor.os;

/** The states of an app's process. */
public enum AppState {
  /** There is no process. */
  NOT_RUNNING,
  /** The process is being created; no client code has run. */
  LAUNCHING,
  /** The user sees the app. */
  FOREGROUND,
  /** Running without being seen. */
  BACKGROUND,
  /** In memory, executing nothing. */
  SUSPENDED
}
