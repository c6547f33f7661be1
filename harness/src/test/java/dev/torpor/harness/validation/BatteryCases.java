package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.about;
import static dev.torpor.harness.validation.Figures.joules;
import static dev.torpor.harness.validation.Figures.milliwatts;
import static dev.torpor.harness.validation.Figures.radio;

import dev.torpor.device.Battery;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/** Cases B1 to B4: ratings, charging and what a sync takes out of a battery. */
final class BatteryCases {
  private static final long MICROS_PER_MINUTE = 60_000_000;

  private BatteryCases() {}

  static List<ValidationCase> all() {
    CaseList list = new CaseList(Kind.PUBLISHED, "Apple, standby ratings of iPhone 6 and 6 Plus");
    list.percent("3", "B1", "iPhone 6: 6.91 Wh for 250 h", "27.6", "mW", () -> mean("6.91 Wh", 250))
        .percent(
            "3", "B1", "iPhone 6 Plus: 11.1 Wh for 384 h", "28.9", "mW", () -> mean("11.1 Wh", 384))
        .percent(
            "3",
            "B1",
            "iphone-15 suspended, beacons of wifi-2012-huang included",
            "27.6",
            "mW",
            () ->
                milliwatts(
                    phone().suspendedMicrowatts() + radio("wifi-2012-huang").idleMicrowatts()))
        .from(Kind.PUBLISHED, "Apple, ratings of the iPhone 15")
        .percent("1", "B2", "video: the battery of iphone-15 for 20 h", "649", "mW", () -> mean(20))
        .percent("1", "B2", "streamed video: for 16 h", "811", "mW", () -> mean(16))
        .percent("1", "B2", "audio: for 80 h", "162", "mW", () -> mean(80))
        .percent(
            "1",
            "B2",
            "iphone-15 suspended and playing audio",
            "162",
            "mW",
            () -> milliwatts(phone().suspendedMicrowatts() + phone().audioMicrowatts()))
        .from(Kind.PUBLISHED, "Apple: up to 50 % in around 30 minutes")
        .within(
            "0.1", "B3", "iphone-15 charged from empty to 50 %", "30.0", "min", () -> charge(0.5))
        .from(Kind.DERIVED, "the charge curve's closed form")
        .within("0.1", "B3", "to 80 %", "56.8", "min", () -> charge(0.8))
        .within("0.1", "B3", "to 100 %", "89.8", "min", () -> charge(1.0))
        .from(Kind.DERIVED, "E1 and 12.98 Wh")
        .exact("B4", "iphone-15, full", "46728", "J", () -> joules(phone().batteryPicojoules()))
        .within(
            "0.00001",
            "B4",
            "what a sync of 13.23364 J takes of it",
            "0.02832",
            "%",
            BatteryCases::levelDrop);
    return list.all();
  }

  private static DeviceProfile phone() {
    return Objects.requireNonNull(Profiles.shipped().device("iphone-15"));
  }

  private static BigDecimal mean(String energy, int hours) {
    return meanPower(Energy.parse(energy).picojoules(), hours);
  }

  private static BigDecimal mean(int hours) {
    return meanPower(phone().batteryPicojoules(), hours);
  }

  private static BigDecimal meanPower(long picojoules, int hours) {
    return BigDecimal.valueOf(picojoules)
        .divide(BigDecimal.valueOf(3_600_000_000L * hours * 1_000), 6, RoundingMode.HALF_UP);
  }

  private static BigDecimal charge(double level) {
    return about((double) phone().charging().microsBetween(0, level) / MICROS_PER_MINUTE);
  }

  private static BigDecimal levelDrop() {
    VirtualClock clock = new VirtualClock();
    Battery battery = new Battery(phone(), 1, clock, new Trace(clock));
    battery.drawChanged(0, 13_233_640_000_000L);
    return about(100 * (1 - battery.level()));
  }
}
