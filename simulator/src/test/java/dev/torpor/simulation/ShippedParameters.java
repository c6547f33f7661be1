package dev.torpor.simulation;

import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameter.Grade;
import dev.torpor.os.PolicyParameter.Kind;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of the policy profiles that are shipped, read line by line. */
final class ShippedParameters {
  private static final Path FOLDER =
      Path.of("../harness/src/main/resources/dev/torpor/profiles/policies");
  private static final Pattern LINE =
      Pattern.compile("  ([\\w.]+): \\{value: ([^,]+), grade: (\\w+), source: \"(.*)\"}");
  private static final Pattern NUMBER = Pattern.compile("([0-9.]+) ?([A-Za-z%]*)");

  private ShippedParameters() {}

  /** The parameters of {@code ios}, or of one that differs from it only in what it says. */
  static Map<String, PolicyParameter> of(String profile) {
    Map<String, PolicyParameter> parameters = profile.equals("ios") ? new TreeMap<>() : of("ios");
    try {
      for (String line :
          Files.readAllLines(FOLDER.resolve(profile + ".yaml"), StandardCharsets.UTF_8)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          parameters.put(matcher.group(1), parameter(matcher));
        } else if (line.startsWith("  ")) {
          throw new IllegalStateException("not a line of a parameter: " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parameters;
  }

  private static PolicyParameter parameter(Matcher line) {
    String text = line.group(2);
    Grade grade = Grade.valueOf(line.group(3).toUpperCase(Locale.ROOT));
    if (text.equals("on") || text.equals("off")) {
      long value = text.equals("on") ? 1 : 0;
      return new PolicyParameter(line.group(1), Kind.FLAG, value, text, grade, line.group(4));
    }
    Matcher number = NUMBER.matcher(text);
    Kind kind = number.matches() ? kind(number) : Kind.WORD;
    long value = kind == Kind.WORD ? 0 : value(new BigDecimal(number.group(1)), number.group(2));
    return new PolicyParameter(line.group(1), kind, value, text, grade, line.group(4));
  }

  private static Kind kind(Matcher number) {
    return switch (number.group(2)) {
      case "" -> number.group(1).contains(".") ? Kind.DECIMAL : Kind.COUNT;
      case "%" -> Kind.SHARE;
      case "B", "KB", "MB" -> Kind.BYTES;
      default -> Kind.DURATION;
    };
  }

  private static long value(BigDecimal number, String unit) {
    long scale =
        switch (unit) {
          case "" -> number.scale() > 0 ? 1_000_000 : 1;
          case "%" -> 10_000;
          case "B" -> 1;
          case "KB" -> 1_000;
          case "MB" -> 1_000_000;
          case "s" -> TimeFormat.SECOND;
          case "min" -> TimeFormat.MINUTE;
          case "h" -> TimeFormat.HOUR;
          case "d" -> TimeFormat.DAY;
          default -> throw new IllegalStateException("unknown unit " + unit);
        };
    return number.multiply(BigDecimal.valueOf(scale)).longValueExact();
  }
}
