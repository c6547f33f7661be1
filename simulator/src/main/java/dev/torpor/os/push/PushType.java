package dev.torpor.os.push;

/** {@code apns-push-type}: what a push is for. */
public enum PushType {
  /** Something for the user to see or hear. */
  ALERT,
  /** Something for the app alone. */
  BACKGROUND,
  /** A call that comes in, for apps that declare that they take calls. */
  VOIP
}
