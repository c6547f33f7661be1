package dev.torpor.os;

/** The states of an app's process. */
public enum AppState {
  /** There is no process. */
  NOT_RUNNING,
  /** A process has been created ahead of its launch and frozen; no client code has run. */
  PREWARMED,
  /** The process is being created; no client code has run. */
  LAUNCHING,
  /** The user sees the app. */
  FOREGROUND,
  /** Running without being seen. */
  BACKGROUND,
  /** In memory, executing nothing. */
  SUSPENDED
}
