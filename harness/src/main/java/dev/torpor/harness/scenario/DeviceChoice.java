package dev.torpor.harness.scenario;

import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Finds the phone that was chosen by name or by file, with figures of its profile overridden. */
final class DeviceChoice {
  private static final Figure<Energy> ENERGY = new Figure<>(Energy.FORM, Energy::picojoules);
  private static final Figure<Power> POWER = new Figure<>(Power.FORM, Power::microwatts);
  private static final Map<String, Figure<?>> FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("battery", ENERGY);
    FIGURES.put("suspended", POWER);
    FIGURES.put("screen", POWER);
    FIGURES.put("audio", POWER);
    FIGURES.put("cpu", POWER);
    FIGURES.put("coldLaunch", ENERGY);
    FIGURES.put("resume", ENERGY);
  }

  /** How a figure is written, and what a profile keeps of it. */
  private record Figure<T>(TextForm<T> form, ToLongFunction<T> value) {
    long read(String text) {
      return value.applyAsLong(form.parse(text));
    }
  }

  private DeviceChoice() {}

  /** What a scenario can say otherwise than the profile, and how it is written. */
  static Map<String, TextForm<?>> figures() {
    Map<String, TextForm<?>> forms = new LinkedHashMap<>();
    FIGURES.forEach((name, figure) -> forms.put(name, figure.form()));
    return forms;
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
              Figure<?> figure = FIGURES.get(key);
              if (figure == null) {
                String help = Unknown.help(key, List.copyOf(FIGURES.keySet()));
                complaints.aboutName(key, "no figure of a device is called '" + key + "'" + help);
                return;
              }
              try {
                values.put(key, figure.read(text));
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
