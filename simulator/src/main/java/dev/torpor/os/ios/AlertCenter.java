package dev.torpor.os.ios;

import dev.torpor.app.RemoteNotification;
import dev.torpor.os.ExtensionHost;
import dev.torpor.os.Phone;
import dev.torpor.os.PushRules;
import dev.torpor.os.PushRules.DeviceRule;
import dev.torpor.os.SystemState;
import dev.torpor.os.push.Push;
import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushEvent.Extension.Stage;
import dev.torpor.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows alerts to the user, after the app's extension has had its turn. No app code is woken. */
final class AlertCenter {
  private final Phone phone;
  private final SystemState state;
  private final PushRules rules;
  private final ExtensionHost extensions;
  private final Map<Long, Push> changing = new LinkedHashMap<>();
  private boolean asked;
  private boolean allowed;
  private boolean switchedOn = true;

  AlertCenter(Phone phone, SystemState state, PushRules rules, ExtensionHost extensions) {
    this.phone = phone;
    this.state = state;
    this.rules = rules;
    this.extensions = extensions;
  }

  /** The app asks the user for leave. */
  boolean ask() {
    if (!asked) {
      asked = true;
      allowed = rules.device(DeviceRule.USER_ALLOWS_ALERTS);
    }
    return authorized();
  }

  boolean authorized() {
    return allowed && switchedOn;
  }

  void setSwitch(boolean on) {
    switchedOn = on;
  }

  /** An alert has arrived. */
  void receive(Push push) {
    RemoteNotification payload = push.payload();
    boolean runs = !state.forceQuit() || rules.device(DeviceRule.EXTENSION_RUNS_AFTER_FORCE_QUIT);
    if (payload.alert() != null && payload.mutableContent() && extensions.available() && runs) {
      changing.put(push.id(), push);
      extensions.launch(payload, new Listener(push));
    } else {
      show(push, payload);
    }
  }

  /** Forgets alerts that are being changed; their extensions die. */
  void drop(PushEvent.DropReason why) {
    extensions.killAll();
    for (Push push : changing.values()) {
      if (!push.payload().contentAvailable()) {
        record(new PushEvent.Dropped(push.id(), PushEvent.Place.DEVICE, why));
      }
    }
    changing.clear();
  }

  private void show(Push push, RemoteNotification content) {
    String text = content.alert();
    record(new PushEvent.Shown(push.id(), text == null ? "" : text));
    if (!push.payload().contentAvailable()) {
      record(new PushEvent.Delivered(push.id()));
    }
  }

  private void record(TraceEvent event) {
    phone.trace().record(event);
  }

  private final class Listener implements ExtensionHost.Listener {
    private final Push push;

    Listener(Push push) {
      this.push = push;
    }

    @Override
    public void started() {
      record(new PushEvent.Extension(push.id(), Stage.STARTED));
    }

    @Override
    public void ended(@Nullable RemoteNotification content) {
      changing.remove(push.id());
      record(
          new PushEvent.Extension(push.id(), content == null ? Stage.TIMED_OUT : Stage.FINISHED));
      show(push, content == null ? push.payload() : content);
    }
  }
}
