package dev.torpor.harness.backend;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import dev.torpor.random.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Random values in templates, drawn from the stub's own stream. */
final class RandomHelpers {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final StubInFlight flight;

  RandomHelpers(StubInFlight flight) {
    this.flight = flight;
  }

  void addTo(Map<String, Helper<?>> helpers) {
    Helper<Object> value = (context, options) -> randomValue(options);
    Helper<Object> whole = (context, options) -> randomInt(options);
    Helper<Object> decimal = (context, options) -> randomDecimal(options);
    Helper<Object> pick = this::pickRandom;
    helpers.put("randomValue", value);
    helpers.put("randomInt", whole);
    helpers.put("randomDecimal", decimal);
    helpers.put("pickRandom", pick);
  }

  private String randomValue(Options options) {
    int length = options.hash("length", 36);
    String type = options.hash("type", "ALPHANUMERIC");
    String value =
        switch (type) {
          case "ALPHANUMERIC" -> letters(length, LETTERS + DIGITS);
          case "ALPHABETIC" -> letters(length, LETTERS);
          case "NUMERIC" -> letters(length, DIGITS);
          case "HEXADECIMAL" -> letters(length, DIGITS + "ABCDEF");
          case "ALPHANUMERIC_AND_SYMBOLS" -> ascii(length, '!');
          case "UUID" -> uuid(chance()).toString();
          default -> ascii(length, ' ');
        };
    boolean uppercase = options.hash("uppercase", false);
    return uppercase ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT);
  }

  private String letters(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt((int) chance().nextLong(alphabet.length())));
    }
    return text.toString();
  }

  private String ascii(int length, char first) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) chance().between(first, '~'));
    }
    return text.toString();
  }

  /** A version 4 UUID by its bits, of our chance. */
  static UUID uuid(RandomStream chance) {
    long high = (chance.nextLong() & ~0xF000L) | 0x4000L;
    long low = (chance.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** From {@code lower}, included, to {@code upper}, not included. */
  private int randomInt(Options options) {
    int lower = decimal(options.hash("lower", Integer.MIN_VALUE)).intValueExact();
    int upper = decimal(options.hash("upper", Integer.MAX_VALUE)).intValueExact();
    return (int) chance().between(lower, upper - 1L);
  }

  /** Rounded to 15 digits, whose text is the same on every JDK. */
  private BigDecimal randomDecimal(Options options) {
    double lower = decimal(options.hash("lower", 0)).doubleValue();
    double upper = decimal(options.hash("upper", Double.MAX_VALUE)).doubleValue();
    if (upper <= lower) {
      throw new IllegalArgumentException("randomDecimal needs 'upper' above 'lower'");
    }
    double value = lower + chance().nextDouble() * (upper - lower);
    return new BigDecimal(value).round(new MathContext(15));
  }

  private static BigDecimal decimal(Object option) {
    return new BigDecimal(option.toString());
  }

  private Object pickRandom(Object context, Options options) {
    List<Object> values = new ArrayList<>();
    if (context instanceof Iterable<?> list) {
      list.forEach(values::add);
    } else {
      values.add(context);
      values.addAll(Arrays.asList(options.params));
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("pickRandom needs something to pick from");
    }
    if (options.hash.get("count") instanceof Integer count && count > 0) {
      int wanted = Math.min(values.size(), count);
      for (int i = 0; i < wanted; i++) {
        Collections.swap(values, i, (int) chance().between(i, values.size() - 1L));
      }
      return values.subList(0, wanted);
    }
    return values.get((int) chance().nextLong(values.size()));
  }

  private RandomStream chance() {
    return flight.chance();
  }
}
