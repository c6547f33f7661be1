package dev.torpor.os;

/** Why a piece of background work may not start now. */
public enum BlockReason {
  /** The policy grants nothing. */
  POLICY_NEVER,
  /** The policy grants only in windows, and this is not one. */
  OUTSIDE_WINDOW,
  /** The request's earliest begin date lies ahead. */
  NOT_DUE,
  /** The user switched Background App Refresh off. */
  BACKGROUND_REFRESH_OFF,
  /** Low Power Mode is on. */
  LOW_POWER_MODE,
  /** The battery is critically low and not charging. */
  CRITICAL_BATTERY,
  /** The user swiped the app away and has not opened it since. */
  FORCE_QUIT,
  /** The app is not among those in the app switcher. */
  APP_SWITCHER,
  /** The last launch of this kind was too short a time ago. */
  MIN_SPACING
}
