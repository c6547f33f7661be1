package dev.torpor.harness.cli;

import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.scenario.Use;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options, with the messages that files give for the same values. */
final class Converters {
  private Converters() {}

  /** A length of time. */
  static final class Span implements ITypeConverter<TimeSpan> {
    @Override
    public TimeSpan convert(String text) {
      return read(text, TimeSpan::parse);
    }
  }

  /** A name with options. */
  static final class Choice implements ITypeConverter<Use> {
    @Override
    public Use convert(String text) {
      return read(text, Use::parse);
    }
  }

  /** A whole number. */
  static final class Whole implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not a whole number");
      }
    }
  }

  /** A way to the backend. */
  static final class Mode implements ITypeConverter<BackendMode> {
    @Override
    public BackendMode convert(String text) {
      List<String> labels = new ArrayList<>();
      for (BackendMode mode : BackendMode.values()) {
        if (mode.label().equals(text)) {
          return mode;
        }
        labels.add(mode.label());
      }
      throw new TypeConversionException(
          "there is no way '"
              + text
              + "' to a backend, only "
              + String.join(", ", labels)
              + NearestMatch.hint(text, labels));
    }
  }

  private static <T> T read(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (TextException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
