package dev.torpor.os.push;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/**
 * What became of pushes. Each push that was sent ends at most once: delivered, replaced or dropped.
 */
public sealed interface PushEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.OS;
  }

  /** Where a push was when it came to its end. */
  enum Place {
    /** At the push service. */
    SERVICE,
    /** On the device. */
    DEVICE;

    private Subsystem subsystem() {
      return this == SERVICE ? Subsystem.NETWORK : Subsystem.OS;
    }
  }

  /** Why the device cannot take a push. */
  enum StoreReason {
    /** It has no network or no power. */
    UNREACHABLE,
    /** It asks for urgent pushes only. */
    POWER_RESTRICTION
  }

  /** Why nobody gets a push. */
  enum DropReason {
    /** Its expiration passed while the service kept it. */
    EXPIRED,
    /** The device could not take it and it was not to be stored. */
    NOT_STORED,
    /** The token has become inactive meanwhile. */
    UNREGISTERED,
    /** The user does not want to see the app's alerts. */
    NOTIFICATIONS_OFF,
    /** Pushes of low priority get lost. */
    LOST,
    /** The app does not declare the background mode {@code remote-notification}. */
    NOT_DECLARED,
    /** The user has swiped the app away. */
    FORCE_QUIT,
    /** The app's process ended while the push was held for it. */
    KILLED,
    /** The device restarted while the push was held. */
    POWER_OFF
  }

  /** The app has got a token. */
  record Registered(String token) implements PushEvent {
    @Override
    public String type() {
      return "push.registered";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("token", token);
    }
  }

  /** The server sent a push, and the push service never saw it. */
  record NeverArrived() implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.neverArrived";
    }

    @Override
    public void writeTo(FieldWriter out) {
      // nothing to add: what was to be pushed stands before it
    }
  }

  /** The server had something to push and no token to send it to. */
  record NoToken() implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.noToken";
    }

    @Override
    public void writeTo(FieldWriter out) {
      // nothing to add: there is one app
    }
  }

  /** The service has taken a push. */
  record Sent(long push, PushType kind, int priority, int bytes) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.sent";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.constant("kind", kind);
      out.number("priority", priority);
      out.number("bytes", bytes);
    }
  }

  /** The service has refused a push. */
  record Rejected(int status, String reason) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.rejected";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("status", status);
      out.text("reason", reason);
    }
  }

  /** More background pushes came within an hour than Apple advises; once until they are fewer. */
  record RateExceeded(int withinAnHour) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.rateExceeded";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("withinAnHour", withinAnHour);
    }
  }

  /** The service keeps a push until the device can take it. */
  record Stored(long push, StoreReason why) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return Subsystem.NETWORK;
    }

    @Override
    public String type() {
      return "push.stored";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.constant("why", why);
    }
  }

  /** A push has lost its place to another one and is gone. */
  record Replaced(long push, long by, Place where) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return where.subsystem();
    }

    @Override
    public String type() {
      return "push.replaced";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.number("by", by);
      out.constant("where", where);
    }
  }

  /** A push is on the device. */
  record Arrived(long push) implements PushEvent {
    @Override
    public String type() {
      return "push.arrived";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
    }
  }

  /** The user is shown an alert, or gets a badge or a sound. */
  record Shown(long push, String text) implements PushEvent {
    @Override
    public String type() {
      return "push.shown";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.text("text", text);
    }
  }

  /** The notification service extension has begun with an alert, or has come to its end. */
  record Extension(long push, Stage stage) implements PushEvent {
    /** How far an extension has got. */
    public enum Stage {
      /** Its process has been created and its code runs. */
      STARTED,
      /** It has said what is to be shown. */
      FINISHED,
      /** Its time was over; the original is shown. */
      TIMED_OUT
    }

    @Override
    public String type() {
      return "push.extension";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.constant("stage", stage);
    }
  }

  /** A push has reached the app, or the user if it was for nobody else. */
  record Delivered(long push) implements PushEvent {
    @Override
    public String type() {
      return "push.delivered";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
    }
  }

  /** The app has said what a push was good for. */
  record Handled(long push, BackgroundFetchResult result) implements PushEvent {
    @Override
    public String type() {
      return "push.handled";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.constant("result", result);
    }
  }

  /** A push is gone and nobody got it. */
  record Dropped(long push, Place where, DropReason why) implements PushEvent {
    @Override
    public Subsystem subsystem() {
      return where.subsystem();
    }

    @Override
    public String type() {
      return "push.dropped";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("push", push);
      out.constant("where", where);
      out.constant("why", why);
    }
  }
}
