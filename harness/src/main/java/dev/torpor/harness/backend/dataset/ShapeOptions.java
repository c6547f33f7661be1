package dev.torpor.harness.backend.dataset;

import dev.torpor.harness.text.NearestMatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one stub's shape, read and in range. */
public final class ShapeOptions {
  private final Map<String, Long> values = new TreeMap<>();
  private final Map<String, String> texts;

  private ShapeOptions(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /**
   * Reads options.
   *
   * @param known what there is
   * @param given values as written, by name
   * @throws ShapeOptionException about the first that is wrong, in order of the names
   */
  static ShapeOptions read(List<ShapeOption> known, Map<String, String> given)
      throws ShapeOptionException {
    List<String> names = known.stream().map(ShapeOption::name).toList();
    for (String name : new TreeMap<>(given).keySet()) {
      if (!names.contains(name)) {
        throw new ShapeOptionException(
            name,
            "this shape has no option '"
                + name
                + "', only "
                + String.join(", ", names.stream().sorted().toList())
                + NearestMatch.hint(name, names));
      }
    }
    ShapeOptions options = new ShapeOptions(given);
    for (ShapeOption option : known) {
      String text = given.getOrDefault(option.name(), option.byDefault());
      if (!text.isEmpty()) {
        options.values.put(option.name(), option.read(text));
      }
    }
    return options;
  }

  /** True when a stub says it, or it holds by default. */
  boolean has(ShapeOption option) {
    return values.containsKey(option.name());
  }

  /** True when a stub says it. */
  boolean isGiven(ShapeOption option) {
    return texts.containsKey(option.name());
  }

  /** Its value as a number, see {@link ShapeOption#read}; 0 when there is none. */
  long number(ShapeOption option) {
    return values.getOrDefault(option.name(), 0L);
  }

  /** Its value as a number, maximum when there is none: a time that never comes. */
  long numberOrNever(ShapeOption option) {
    return values.getOrDefault(option.name(), Long.MAX_VALUE);
  }

  /** True when the word chosen is this one. */
  boolean is(ShapeOption option, String word) {
    return option.form() instanceof ShapeOption.Choice choice
        && choice.words().indexOf(word) == number(option);
  }

  /** As written, null when a stub does not say. */
  @Nullable String text(ShapeOption option) {
    return texts.get(option.name());
  }

  /** The same for the same options, whatever their order. */
  @Override
  public String toString() {
    return texts.toString();
  }
}
