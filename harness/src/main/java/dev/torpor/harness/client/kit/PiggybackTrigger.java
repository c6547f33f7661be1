package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import java.util.List;

/**
 * Rides on what happens anyway (reference 2.2 B13). A client cannot see the radio on iOS: what it
 * can see is that it was just launched for something else, that its own transfer has just ended, or
 * that the user is leaving.
 */
final class PiggybackTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "piggyback",
          "the app runs or its radio is up anyway: another grant, a transfer of its own, app close",
          List.of(
              ClientOption.duration("maxAge", "2h", "Nothing to do when the last sync is younger."),
              ClientOption.flag("appClose", "on", "Rides when the user leaves the app."),
              ClientOption.flag("otherGrant", "on", "Rides on launches for something else."),
              ClientOption.flag(
                  "radioActive", "on", "Rides when a transfer of the app's own has just ended.")),
          PiggybackTrigger::new);

  private final Kit kit;
  private final long maxAge;
  private final boolean appClose;
  private final boolean otherGrant;
  private final boolean radioActive;

  private PiggybackTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.maxAge = options.micros("maxAge");
    this.appClose = options.flag("appClose");
    this.otherGrant = options.flag("otherGrant");
    this.radioActive = options.flag("radioActive");
  }

  @Override
  public void launched(Launch launch) {
    boolean transfer = launch.reason() == Launch.Reason.URL_SESSION;
    if (launch.inBackground() && (transfer ? radioActive : otherGrant)) {
      ride();
    }
  }

  @Override
  public void enteredBackground() {
    if (appClose) {
      ride();
    }
  }

  private void ride() {
    if (kit.engine().sinceSync() >= maxAge) {
      kit.engine().want(Cause.PIGGYBACK, outcome -> {});
    }
  }
}
