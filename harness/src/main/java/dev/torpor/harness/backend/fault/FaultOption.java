package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An option of a fault, as lists and help texts tell it.
 *
 * @param kind what its value is, in one word; the allowed words of a choice
 * @param byDefault as a scenario would write it, empty for none
 * @param description in a sentence
 */
public record FaultOption(String name, String kind, String byDefault, String description) {
  /** The options of a record, in the order of its components. */
  static List<FaultOption> of(Class<?> type) {
    List<FaultOption> options = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Key key = component.getAnnotation(Key.class);
      if (key == null) {
        throw new IllegalArgumentException(component + " has no @Key");
      }
      String name = key.name().isEmpty() ? component.getName() : key.name();
      options.add(new FaultOption(name, kind(component.getType()), key.byDefault(), key.value()));
    }
    return options;
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      List<String> words = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        words.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
      return String.join("|", words);
    }
    if (type == TimeSpan.class) {
      return "duration";
    }
    if (type == Share.class) {
      return "percentage";
    }
    if (type == ByteSize.class) {
      return "size";
    }
    if (type == Route.class) {
      return "route";
    }
    return type == int.class || type == Long.class ? "number" : "text";
  }
}
