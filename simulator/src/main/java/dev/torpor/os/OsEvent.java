package dev.torpor.os;

import dev.torpor.device.Thermal;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operating system did. */
public sealed interface OsEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.OS;
  }

  /** The app's process is in another state. */
  record StateChanged(AppState state) implements OsEvent {
    @Override
    public String type() {
      return "app.state";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("state", state);
    }
  }

  /** The process has ended without its code being told. */
  record Exited(ExitReason reason, String detail) implements OsEvent {
    @Override
    public String type() {
      return "app.exited";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("reason", reason);
      if (!reason.code().isEmpty()) {
        out.text("code", reason.code());
      }
      if (!detail.isEmpty()) {
        out.text("detail", detail);
      }
    }
  }

  /** A request is pending; {@code notBefore} in virtual microseconds. */
  record Submitted(WorkKind kind, String identifier, long notBefore) implements OsEvent {
    @Override
    public String type() {
      return "task.submitted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.number("notBeforeMicros", notBefore);
    }
  }

  /** The system has refused to take a request. */
  record SubmitRefused(WorkKind kind, String identifier, String error) implements OsEvent {
    @Override
    public String type() {
      return "task.submitRefused";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.text("error", error);
    }
  }

  /** The client has taken a pending request back. */
  record Cancelled(WorkKind kind, String identifier) implements OsEvent {
    @Override
    public String type() {
      return "task.cancelled";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
    }
  }

  /** Pending work waits, for all these reasons; recorded when the set of reasons changes. */
  record Blocked(WorkKind kind, String identifier, List<String> reasons) implements OsEvent {
    /** Copies the reasons. */
    public Blocked {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String type() {
      return "task.blocked";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.texts("reasons", reasons);
    }
  }

  /** How a policy that scores came to the answer that is recorded next. */
  record Scored(WorkKind kind, String identifier, Scorecard scores) implements OsEvent {
    @Override
    public String type() {
      return "task.scored";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.constant("verdict", scores.verdict());
      out.texts("responses", scores.responses(), Scorecard.Response::text);
      if (!scores.isDecided()) {
        out.number("sumMillionths", scores.sumMillionths());
        out.number("denominatorMillionths", scores.denominatorMillionths());
      }
    }
  }

  /** The system has decided to start pending work. */
  record Granted(WorkKind kind, String identifier) implements OsEvent {
    @Override
    public String type() {
      return "task.granted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
    }
  }

  /** The client's handler has been called; its time runs. */
  record Started(WorkKind kind, String identifier) implements OsEvent {
    @Override
    public String type() {
      return "task.started";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
    }
  }

  /** The time of a task is over. */
  record Expired(WorkKind kind, String identifier, boolean hasHandler) implements OsEvent {
    @Override
    public String type() {
      return "task.expired";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.flag("hasHandler", hasHandler);
    }
  }

  /** A task is over, because the client said so or because the system did. */
  record Completed(WorkKind kind, String identifier, boolean success) implements OsEvent {
    @Override
    public String type() {
      return "task.completed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("kind", kind);
      out.text("identifier", identifier);
      out.flag("success", success);
    }
  }

  /** A background-task assertion has changed hands: begun, ended or expired. */
  record Assertion(String name, Change change) implements OsEvent {
    /** What happened to an assertion. */
    public enum Change {
      /** The client asked for it. */
      BEGUN,
      /** The client asked for it and did not get it. */
      DENIED,
      /** The client gave it back. */
      ENDED,
      /** Its time is over. */
      EXPIRED
    }

    @Override
    public String type() {
      return "assertion";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("name", name);
      out.constant("change", change);
    }
  }

  /** A switch of the system has been thrown. */
  record SettingChanged(Setting setting, boolean on) implements OsEvent {
    /** Switches that matter to background work. */
    public enum Setting {
      /** Low Power Mode. */
      LOW_POWER_MODE,
      /** Low Data Mode. */
      LOW_DATA_MODE,
      /** Airplane mode. */
      AIRPLANE_MODE,
      /** The app's Background App Refresh. */
      BACKGROUND_REFRESH,
      /** Taking part in the app's health study. */
      HEALTH_STUDY
    }

    @Override
    public String type() {
      return "os.setting";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("setting", setting);
      out.flag("on", on);
    }
  }

  /** The device has got hotter or cooler. */
  record ThermalChanged(Thermal thermal) implements OsEvent {
    @Override
    public String type() {
      return "os.thermal";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("state", thermal);
    }
  }

  /** The device has powered down or booted. */
  record Power(boolean on, @Nullable String why) implements OsEvent {
    @Override
    public String type() {
      return "os.power";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.flag("on", on);
      if (why != null) {
        out.text("why", why);
      }
    }
  }
}
