package dev.torpor.world;

import dev.torpor.os.push.PushMessage;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import java.time.ZoneId;

/** What happens whoever syncs. */
public sealed interface WorldEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.WORLD;
  }

  /** The server's data at the start of the run: that many records, each at version 1. */
  record DatasetCreated(int records) implements WorldEvent {
    @Override
    public String type() {
      return "world.dataset";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("records", records);
    }
  }

  /** A record has changed on the server; {@code version} is the one it has now. */
  record ServerChanged(String record, long version) implements WorldEvent {
    @Override
    public String type() {
      return "world.changed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("record", record);
      out.number("version", version);
    }
  }

  /**
   * The user has reached for the app. What they see counts from this instant. {@code setUp} marks
   * the first launch after installation, which nobody expects to show anything.
   */
  record AppOpened(boolean setUp) implements WorldEvent {
    @Override
    public String type() {
      return "world.opened";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.flag("setUp", setUp);
    }
  }

  /** The user has left the app. */
  record AppClosed() implements WorldEvent {
    @Override
    public String type() {
      return "world.closed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      // nothing to add: there is one app
    }
  }

  /** The user wanted to open the app and could not: no power, or the app is deleted. */
  record OpenImpossible() implements WorldEvent {
    @Override
    public String type() {
      return "world.openImpossible";
    }

    @Override
    public void writeTo(FieldWriter out) {
      // nothing to add: the battery's own events say why
    }
  }

  /** A charger has been connected or disconnected. */
  record ChargerChanged(boolean connected) implements WorldEvent {
    @Override
    public String type() {
      return "world.charger";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.flag("connected", connected);
    }
  }

  /** Another app has begun or ended to play audio. */
  record AudioChanged(boolean playing) implements WorldEvent {
    @Override
    public String type() {
      return "world.audio";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.flag("playing", playing);
    }
  }

  /**
   * Another app wants to talk to its server; without power or network it does not.
   *
   * @param app number of the app, from 0
   */
  record OtherAppTransfer(int app, long bytesUp, long bytesDown) implements WorldEvent {
    @Override
    public String type() {
      return "world.otherApp";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("app", app);
      out.number("bytesUp", bytesUp);
      out.number("bytesDown", bytesDown);
    }
  }

  /** The server has something to push. */
  record PushDue(PushMessage message) implements WorldEvent {
    @Override
    public String type() {
      return "world.push";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", message.type());
      out.number("priority", message.priority());
      out.number("timeToLiveMicros", message.timeToLiveMicros());
      out.text("collapseId", message.collapseId());
      out.text("payload", message.payload().json());
    }
  }

  /** The user did something to the device. */
  record Acted(World.UserAction action) implements WorldEvent {
    @Override
    public String type() {
      return "world.action";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("action", action.kind());
      if (action.micros() != 0) {
        out.number("micros", action.micros());
      }
      ZoneId zone = action.zone();
      if (zone != null) {
        out.text("zone", zone.getId());
      }
    }
  }
}
