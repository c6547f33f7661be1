package dev.torpor.harness.text;

import dev.torpor.world.Moment;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The text forms by the type of their values: one line here adds a type. */
public final class TextForms {
  private static final Map<Class<?>, TextForm<?>> BY_TYPE = new LinkedHashMap<>();

  static {
    BY_TYPE.put(TimeSpan.class, TimeSpan.FORM);
    BY_TYPE.put(ClockShift.class, ClockShift.FORM);
    BY_TYPE.put(ByteSize.class, ByteSize.FORM);
    BY_TYPE.put(BitRate.class, BitRate.FORM);
    BY_TYPE.put(Power.class, Power.FORM);
    BY_TYPE.put(Energy.class, Energy.FORM);
    BY_TYPE.put(ElectricCharge.class, ElectricCharge.FORM);
    BY_TYPE.put(EnergyPerBit.class, EnergyPerBit.FORM);
    BY_TYPE.put(Share.class, Share.FORM);
    BY_TYPE.put(Frequency.class, Frequency.FORM);
    BY_TYPE.put(Amount.class, Amount.FORM);
    BY_TYPE.put(Moment.class, Moments.FORM);
    BY_TYPE.put(LocalDateTime.class, localDateTime());
    BY_TYPE.put(ZoneId.class, zone());
  }

  private TextForms() {}

  /** The form of {@code type}, or null when values of that type are not written as text. */
  public static @Nullable TextForm<?> of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  private static TextForm<LocalDateTime> localDateTime() {
    return new TextForm<>(
        "a local date and time",
        "2026-03-02T00:00:00",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?",
        text -> {
          try {
            return LocalDateTime.parse(text.strip());
          } catch (DateTimeException e) {
            throw new TextException(
                "'"
                    + text
                    + "' is not a local date and time: write it without a zone, for example"
                    + " 2026-03-02T00:00:00");
          }
        });
  }

  private static TextForm<ZoneId> zone() {
    return new TextForm<>(
        "a time zone",
        "Europe/Berlin",
        "[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*",
        text -> {
          try {
            return ZoneId.of(text.strip());
          } catch (DateTimeException e) {
            throw new TextException(
                "'"
                    + text
                    + "' is not a time zone: write its name in the tz database, for example"
                    + " Europe/Berlin or UTC"
                    + NearestMatch.hint(text, new TreeSet<>(ZoneId.getAvailableZoneIds())));
          }
        });
  }
}
