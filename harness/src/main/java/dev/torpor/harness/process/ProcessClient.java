package dev.torpor.harness.process;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.HostedClient;
import dev.torpor.app.Launch;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.RemoteNotification;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One simulated process with one real process behind it. */
final class ProcessClient implements HostedClient {
  /** Version of the protocol; changes when a client written against it might no longer work. */
  static final int PROTOCOL = 1;

  private final App app;
  private final List<String> command;
  private final Path folder;
  private @Nullable ClientProcess process;
  private @Nullable Session session;

  ProcessClient(App app, List<String> command, Path folder) {
    this.app = app;
    this.command = command;
    this.folder = folder;
  }

  @Override
  public void launched(Launch launch) {
    ClientProcess started = new ClientProcess(command, folder);
    process = started;
    session = new Session(app, started);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("protocol", PROTOCOL);
    fields.put("reason", launch.reason().name());
    fields.put("prewarmed", launch.prewarmed());
    tell(Event.LAUNCH, fields);
  }

  @Override
  public void enteredForeground() {
    tell(Event.FOREGROUND, Map.of());
  }

  @Override
  public void enteredBackground() {
    tell(Event.BACKGROUND, Map.of());
  }

  @Override
  public void userStartedWork() {
    tell(Event.WORK, Map.of());
  }

  @Override
  public void userEdited(LocalEdit edit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", edit.id());
    fields.put("record", edit.record());
    fields.put("kind", edit.kind().name());
    fields.put("bytes", edit.bytes());
    tell(Event.EDITED, Map.of("edit", fields));
  }

  @Override
  public void didRegisterForRemoteNotifications(String deviceToken) {
    tell(Event.TOKEN, Map.of("token", deviceToken));
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("completion", talk().completions().add(completion));
    fields.put("data", push.data());
    tell(Event.PUSH, fields);
  }

  @Override
  public void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", identifier);
    fields.put("completion", talk().sessionEvents().add(completion));
    tell(Event.SESSION_EVENTS, fields);
  }

  @Override
  public void performFetch(Consumer<BackgroundFetchResult> completion) {
    tell(Event.FETCH, Map.of("completion", talk().completions().add(completion)));
  }

  @Override
  public void reclaim() {
    ClientProcess ended = process;
    if (ended != null) {
      process = null;
      ended.kill();
    }
  }

  private void tell(Event event, Map<String, Object> fields) {
    talk().tell(event, fields);
  }

  private Session talk() {
    Session talking = session;
    if (talking == null) {
      throw new IllegalStateException("a process is told of its launch first");
    }
    return talking;
  }
}
