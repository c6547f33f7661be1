package dev.torpor.world;

import dev.torpor.app.LocalEdit;
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

  /**
   * A record has changed on the server by the world's script.
   *
   * @param version the one the script has made of it, which counts the script alone: writes of
   *     clients come on top
   * @param value number of its content, equal for equal contents of one record; the version itself
   *     unless an earlier content has come back
   */
  record ServerChanged(String record, long version, ServerChanges.Kind kind, long value)
      implements WorldEvent {
    /** A record has new content. */
    public ServerChanged(String record, long version) {
      this(record, version, ServerChanges.Kind.UPDATE, version);
    }

    @Override
    public String type() {
      return "world.changed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("record", record);
      out.number("version", version);
      if (kind != ServerChanges.Kind.UPDATE) {
        out.constant("kind", kind);
      }
      if (value != version) {
        out.number("value", value);
      }
    }
  }

  /** The user has written something in the app, whose code has been told of it. */
  record EditMade(LocalEdit edit) implements WorldEvent {
    @Override
    public String type() {
      return "world.edit";
    }

    @Override
    public void writeTo(FieldWriter out) {
      write(edit, out);
    }
  }

  /**
   * The user wanted to write something and could not: the app was not open, or does not hold the
   * record.
   */
  record EditImpossible(LocalEdit edit) implements WorldEvent {
    @Override
    public String type() {
      return "world.editImpossible";
    }

    @Override
    public void writeTo(FieldWriter out) {
      write(edit, out);
    }
  }

  private static void write(LocalEdit edit, FieldWriter out) {
    out.text("edit", edit.id());
    out.constant("kind", edit.kind());
    out.text("record", edit.record());
    out.number("bytes", edit.bytes());
  }

  /**
   * The measured run is over, and the world makes it easy from now on: faults are off, the network
   * is there, the system grants what is due, the user looks in now and then, nothing else changes.
   */
  record QuiesceBegan(long micros) implements WorldEvent {
    @Override
    public String type() {
      return "world.quiesce";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("micros", micros);
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
