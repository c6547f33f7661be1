package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOptions;
import dev.torpor.app.Promise;
import java.util.ArrayList;
import java.util.List;

/** What a composition promises, as far as its pieces say. */
public final class KitPromises {
  private KitPromises() {}

  /** A gate promises only if nothing opens it but what it waits for. */
  public static List<Promise> of(ClientOptions options) {
    List<Promise> promises = new ArrayList<>();
    for (ClientOptions.Part gate : options.parts(KitOptions.GATES)) {
      boolean strict = gate.options().micros("maxDefer") == 0 || !gate.options().flag(Gates.OPENS);
      if (strict) {
        switch (gate.name()) {
          case "wifi" -> promises.add(Promise.WIFI_ONLY);
          case "charging" -> promises.add(Promise.CHARGING_ONLY);
          case "low-power" -> promises.add(Promise.NOT_IN_LOW_POWER_MODE);
          case "low-data" -> promises.add(Promise.NOT_IN_LOW_DATA_MODE);
          default -> {} // the others are about its own pace
        }
      }
    }
    if (options.part(KitOptions.CONFLICT).name().startsWith("lww")) {
      promises.add(Promise.LAST_WRITER_WINS);
    }
    if (options.part(KitOptions.FETCH).name().equals(SelectiveFetch.NAME)) {
      promises.add(Promise.HOLDS_A_SELECTION);
    }
    return promises;
  }
}
