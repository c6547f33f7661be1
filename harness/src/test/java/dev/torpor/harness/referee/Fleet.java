package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.SyncClient;
import dev.torpor.measure.Violation;
import dev.torpor.measure.Window;
import dev.torpor.measure.referee.ServerLoad;
import dev.torpor.measure.referee.ThunderingHerd;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Fifty phones whose users open the app at times of their own, and one server behind them. */
final class Fleet {
  static final String NAME = "fifty phones of one server";
  private static final int DEVICES = 50;
  private static final long FIRST = 7 * TimeFormat.HOUR;
  private static final long BETWEEN = 17 * TimeFormat.MINUTE + 13 * TimeFormat.SECOND;
  private static final double MOST_PEAK_TO_MEAN = 10;

  private Fleet() {}

  /** What the judge of fleets finds; null for nothing. */
  static @Nullable Violation judge(BiFunction<App, Trial, ? extends SyncClient> client) {
    List<ServerLoad> loads = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      long open = FIRST + device * BETWEEN;
      Trial trial =
          new Trial(NAME)
              .firstLaunch(open)
              .open(open + 5 * TimeFormat.HOUR, open + 5 * TimeFormat.HOUR + TimeFormat.MINUTE)
              .lasting(2 * TimeFormat.DAY);
      ServerLoad load = new ServerLoad();
      trial.judge(app -> client.apply(app, trial), load);
      loads.add(load);
    }
    Window secondDay = new Window(TimeFormat.DAY, 2 * TimeFormat.DAY);
    return new ThunderingHerd(secondDay, TimeFormat.MINUTE, MOST_PEAK_TO_MEAN).judge(loads);
  }
}
