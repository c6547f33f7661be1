package dev.torpor.harness.scenario;

import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the phone that was chosen by name or by file, with figures of its profile overridden. */
final class DeviceChoice {
  private static final Map<String, TextForm<?>> FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("battery", Energy.FORM);
    FIGURES.put("suspended", Power.FORM);
    FIGURES.put("screen", Power.FORM);
    FIGURES.put("audio", Power.FORM);
    FIGURES.put("cpu", Power.FORM);
    FIGURES.put("coldLaunch", Energy.FORM);
    FIGURES.put("resume", Energy.FORM);
  }

  private DeviceChoice() {}

  /** What a scenario can say otherwise than the profile, and how it is written. */
  static Map<String, TextForm<?>> figures() {
    return Collections.unmodifiableMap(FIGURES);
  }

  /**
   * The phone.
   *
   * @param complaints receives every mistake
   * @return null when there are mistakes
   */
  static @Nullable DeviceProfile find(Use use, Profiles profiles, Complaints complaints) {
    Map<String, Long> given = given(use, complaints);
    try {
      DeviceProfile device = profiles.device(use.name());
      boolean sound = device != null && given.size() == use.options().size();
      return sound && device != null ? with(device, use, given) : null;
    } catch (TextException e) {
      complaints.aboutValue("use", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) { // a battery that holds nothing
      complaints.aboutValue("battery", String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static Map<String, Long> given(Use use, Complaints complaints) {
    Map<String, Long> values = new TreeMap<>();
    use.options()
        .forEach(
            (key, text) -> {
              TextForm<?> form = FIGURES.get(key);
              if (form == null) {
                List<String> names = new ArrayList<>(FIGURES.keySet());
                String hint = NearestMatch.hint(key, names);
                String help = hint.isEmpty() ? ": there are " + String.join(", ", names) : hint;
                complaints.aboutName(key, "no figure of a device is called '" + key + "'" + help);
                return;
              }
              try {
                boolean power = form.equals(Power.FORM);
                values.put(
                    key, power ? Power.parse(text).microwatts() : Energy.parse(text).picojoules());
              } catch (TextException e) {
                complaints.aboutValue(key, String.valueOf(e.getMessage()));
              }
            });
    return values;
  }

  private static DeviceProfile with(DeviceProfile device, Use use, Map<String, Long> given) {
    return new DeviceProfile(
        use.toString(),
        given.getOrDefault("battery", device.batteryPicojoules()),
        given.getOrDefault("suspended", device.suspendedMicrowatts()),
        given.getOrDefault("screen", device.screenMicrowatts()),
        given.getOrDefault("audio", device.audioMicrowatts()),
        given.getOrDefault("cpu", device.cpuMicrowatts()),
        given.getOrDefault("coldLaunch", device.coldLaunchPicojoules()),
        given.getOrDefault("resume", device.resumePicojoules()),
        device.charging(),
        device.cyclesTo80Percent(),
        device.shutdownLevel(),
        device.bootLevel());
  }
}
