package dev.torpor.harness.client.kit;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Files.Protection;
import dev.torpor.app.Launch;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A processing task, or one of a health study: minutes of work, usually on the charger. */
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
          (options, kit) -> new ProcessingTrigger(options, kit, Sort.PROCESSING));

  static final Piece<Trigger> RESEARCH =
      Piece.of(
          "health-research",
          "a task of a health study (BGHealthResearchTask), asked for again in each grant, if the"
              + " app declares processing and is entitled to it",
          List.of(
              ClientOption.duration(
                  "interval", "6h", "Time from one task to the earliest begin of the next."),
              ClientOption.flag("power", "off", "requiresExternalPower."),
              ClientOption.flag(
                  "locked-data",
                  "off",
                  "protectionTypeOfRequiredData is complete: it needs files that are closed while"
                      + " the device is locked."),
              ClientOption.text("identifier", "app.research", "Identifier of the task.")),
          (options, kit) -> new ProcessingTrigger(options, kit, Sort.HEALTH_RESEARCH));

  /** Which of the two tasks. */
  private enum Sort {
    PROCESSING(Launch.Reason.PROCESSING, "processing"),
    HEALTH_RESEARCH(Launch.Reason.HEALTH_RESEARCH, "health research");

    private final Launch.Reason reason;
    private final String text;

    Sort(Launch.Reason reason, String text) {
      this.reason = reason;
      this.text = text;
    }
  }

  private final Sort sort;
  private final Tasks tasks;
  private final boolean declared;

  private ProcessingTrigger(ClientOptions options, Kit kit, Sort sort) {
    String identifier = options.text("identifier");
    AppManifest manifest = kit.app().manifest();
    this.sort = sort;
    this.declared =
        manifest.backgroundModes().contains(BackgroundMode.PROCESSING)
            && manifest.permits(identifier)
            && (sort == Sort.PROCESSING
                || manifest.entitlements().contains(Entitlement.HEALTH_RESEARCH));
    this.tasks =
        new Tasks(
            kit,
            Cause.PROCESSING,
            identifier,
            sort.text,
            () -> request(options, identifier, kit, sort));
  }

  private static Request request(ClientOptions options, String identifier, Kit kit, Sort sort) {
    long micros = Math.max(options.micros("interval"), kit.retry().heldMicros());
    ProcessingRequest request =
        new ProcessingRequest(
                identifier, kit.app().now().plus(Duration.of(micros, ChronoUnit.MICROS)))
            .requiringNetworkConnectivity();
    ProcessingRequest processing =
        options.flag("power") ? request.requiringExternalPower() : request;
    if (sort == Sort.PROCESSING) {
      return processing;
    }
    return new HealthResearchRequest(
        processing,
        options.flag("locked-data")
            ? Protection.COMPLETE
            : Protection.UNTIL_FIRST_USER_AUTHENTICATION);
  }

  @Override
  public void launched(Launch launch) {
    if (!declared) {
      return; // one piece for apps with and without the mode; asking would be refused
    }
    tasks.register();
    if (launch.inBackground() && launch.reason() != sort.reason) {
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
