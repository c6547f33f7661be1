package dev.torpor.harness.client.kit;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A processing task: minutes of work, usually at night on the charger. */
final class ProcessingTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "processing",
          "a processing task (BGProcessingTask), asked for again in each grant, if the app declares"
              + " it",
          List.of(
              ClientOption.duration(
                  "interval", "6h", "Time from one task to the earliest begin of the next."),
              ClientOption.flag("power", "off", "requiresExternalPower."),
              ClientOption.text("identifier", "app.processing", "Identifier of the task.")),
          ProcessingTrigger::new);

  private final Tasks tasks;
  private final boolean declared;

  private ProcessingTrigger(ClientOptions options, Kit kit) {
    String identifier = options.text("identifier");
    this.declared =
        kit.app().manifest().backgroundModes().contains(BackgroundMode.PROCESSING)
            && kit.app().manifest().permits(identifier);
    this.tasks =
        new Tasks(
            kit,
            Cause.PROCESSING,
            identifier,
            "processing",
            () -> request(options, identifier, kit));
  }

  private static Request request(ClientOptions options, String identifier, Kit kit) {
    long micros = Math.max(options.micros("interval"), kit.retry().heldMicros());
    ProcessingRequest request =
        new ProcessingRequest(
                identifier, kit.app().now().plus(Duration.of(micros, ChronoUnit.MICROS)))
            .requiringNetworkConnectivity();
    return options.flag("power") ? request.requiringExternalPower() : request;
  }

  @Override
  public void launched(Launch launch) {
    if (!declared) {
      return; // one piece for apps with and without the mode; asking would be refused
    }
    tasks.register();
    if (launch.inBackground() && launch.reason() != Launch.Reason.PROCESSING) {
      tasks.ensure();
    }
  }

  @Override
  public void enteredBackground() {
    if (declared) {
      tasks.ensure();
    }
  }
}
