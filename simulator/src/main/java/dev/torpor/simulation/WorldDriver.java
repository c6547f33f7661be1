package dev.torpor.simulation;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.os.OperatingSystem;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.world.PushPlan.Scripted;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.UserEdit;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.World.Span;
import dev.torpor.world.World.UserAction;
import dev.torpor.world.WorldEvent;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Plays the world's script to the phone, one event ahead in each list, so that a long script costs
 * no more per event than a short one.
 */
final class WorldDriver {
  private final World world;
  private final VirtualClock clock;
  private final Trace trace;
  private final OperatingSystem os;
  private final PushServer pushServer;
  private final ChangePusher changePusher;
  private final ActionPlayer actions;
  private final EditPlayer edits;
  private boolean open;
  private long closing;

  WorldDriver(
      World world,
      VirtualClock clock,
      Trace trace,
      OperatingSystem os,
      PushServer pushServer,
      ChangePusher changePusher) {
    this.world = world;
    this.clock = clock;
    this.trace = trace;
    this.os = os;
    this.pushServer = pushServer;
    this.changePusher = changePusher;
    this.actions = new ActionPlayer(os, this::closeApp);
    this.edits = new EditPlayer(os, trace);
  }

  /** Starts at time 0; the user sets the app up at once. */
  void start(long firstLaunchMicros) {
    trace.record(new WorldEvent.DatasetCreated(world.changes().records()));
    playChange(0);
    play(world.paths(), PathChange::at, change -> os.moveTo(change.path()));
    play(world.charging(), Span::from, this::plug);
    play(world.actions(), UserAction::at, this::act);
    play(world.pushes().scripted(), Scripted::at, push -> pushServer.push(push.message()));
    clock.at(0, Lane.WORLD, () -> openApp(true, firstLaunchMicros));
    play(world.sessions(), Span::from, session -> openApp(false, session.to()));
    play(world.edits(), UserEdit::at, edit -> edits.play(edit, open));
  }

  /** The script is over: everything is made easy, and the user looks in three times. */
  void quiesce(Quiesce quiesce) {
    trace.record(new WorldEvent.QuiesceBegan(quiesce.micros()));
    closeApp();
    charger(true);
    os.setAirplaneMode(false);
    os.setLowPowerMode(false);
    os.setLowDataMode(false);
    os.setBackgroundRefresh(true);
    os.setNotificationsAllowed(true);
    os.setThermal(Thermal.NOMINAL);
    for (Activity activity : Activity.values()) {
      os.setActive(activity, false);
    }
    os.setNetworkQuality(OperatingSystem.GOOD_NETWORK);
    os.moveTo(quiesce.path());
    long third = quiesce.micros() / 3;
    for (int look = 0; look < 3; look++) {
      long from = clock.now() + look * third;
      long until = from + Math.min(Quiesce.LOOK_MICROS, third);
      clock.at(from, Lane.WORLD, () -> openApp(false, until));
    }
  }

  private void openApp(boolean setUp, long until) {
    closeApp(); // a session that begins during the set-up ends it
    if (!os.canOpenApp()) {
      trace.record(new WorldEvent.OpenImpossible());
      return;
    }
    open = true;
    trace.record(new WorldEvent.AppOpened(setUp));
    os.userOpens();
    closing = clock.at(until, Lane.WORLD, this::closeApp);
  }

  private void closeApp() {
    if (open) {
      open = false;
      clock.cancel(closing);
      edits.closed();
      trace.record(new WorldEvent.AppClosed());
      os.userCloses();
    }
  }

  private void plug(Span span) {
    charger(true);
    clock.at(span.to(), Lane.WORLD, () -> charger(false));
  }

  private void charger(boolean connected) {
    trace.record(new WorldEvent.ChargerChanged(connected));
    os.charger(connected);
  }

  private void act(UserAction action) {
    if (action.kind() == UserAction.Kind.START_WORK) { // in an app that is opened at this instant
      clock.at(clock.now(), Lane.WORLD, () -> play(action));
    } else {
      play(action);
    }
  }

  private void play(UserAction action) {
    trace.record(new WorldEvent.Acted(action));
    actions.play(action);
  }

  private void playChange(int index) {
    ServerChanges changes = world.changes();
    if (index < changes.size()) {
      clock.at(
          changes.at(index),
          Lane.WORLD,
          () -> {
            trace.record(
                new WorldEvent.ServerChanged(
                    ServerChanges.recordName(changes.record(index)),
                    changes.version(index),
                    changes.kind(index),
                    changes.value(index)));
            changePusher.changed(
                ServerChanges.recordName(changes.record(index)), changes.kind(index));
            playChange(index + 1);
          });
    }
  }

  private <T> void play(List<T> script, ToLongFunction<T> at, Consumer<T> happen) {
    playNext(script.iterator(), at, happen);
  }

  private <T> void playNext(Iterator<T> script, ToLongFunction<T> at, Consumer<T> happen) {
    if (script.hasNext()) {
      T next = script.next();
      clock.at(
          at.applyAsLong(next),
          Lane.WORLD,
          () -> {
            happen.accept(next);
            playNext(script, at, happen);
          });
    }
  }
}
