package dev.torpor.harness.scenario;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.ClientPart;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.binding.FlowText;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.harness.text.WordText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options as written to options as clients read them. */
public final class ClientOptionBinder {
  private static final Pattern REFERENCE = Pattern.compile("\\$([a-z][a-zA-Z0-9]*)");

  private final Complaints complaints;
  private boolean complete = true;

  private ClientOptionBinder(Complaints complaints) {
    this.complaints = complaints;
  }

  /**
   * Checks options against what the client declares and fills in the defaults.
   *
   * @param given as written
   * @param complaints receives every mistake, those in parts by their path, such as {@code
   *     triggers[0].refresh.interval}
   * @return null when there are mistakes
   */
  public static @Nullable ClientOptions bind(
      List<ClientOption> declared, Map<String, String> given, Complaints complaints) {
    ClientOptionBinder binder = new ClientOptionBinder(complaints);
    ClientOptions options = binder.options("the client", "", declared, given);
    return binder.complete ? options : null;
  }

  private ClientOptions options(
      String whose, String path, List<ClientOption> declared, Map<String, String> given) {
    reportUnknown(whose, path, declared, given);
    Map<String, Object> values = new TreeMap<>();
    for (ClientOption option : declared) {
      String text = given.get(option.name());
      Object value =
          value(
              option,
              path + option.name(),
              text == null ? resolved(option.defaultValue(), declared, given) : text);
      if (value != null) {
        values.put(option.name(), value);
      }
    }
    return new ClientOptions(values);
  }

  /** A default with the values of the options that it names. */
  private static String resolved(
      String text, List<ClientOption> declared, Map<String, String> given) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        found -> {
          for (ClientOption option : declared) {
            if (option.name().equals(found.group(1))) {
              String value = given.getOrDefault(option.name(), option.defaultValue());
              String shown = FlowText.isNested(value) ? value : new FlowText.Word(value).toString();
              return Matcher.quoteReplacement(shown);
            }
          }
          return Matcher.quoteReplacement(found.group());
        });
  }

  private void reportUnknown(
      String whose, String path, List<ClientOption> declared, Map<String, String> given) {
    List<String> names = declared.stream().map(ClientOption::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        String hint = NearestMatch.hint(name, names);
        String all = names.isEmpty() ? ": it has none" : ": it has " + String.join(", ", names);
        complaints.aboutName(
            path + name, whose + " has no option '" + name + "'" + (hint.isEmpty() ? all : hint));
        complete = false;
      }
    }
  }

  private @Nullable Object value(ClientOption option, String path, String text) {
    try {
      return switch (option.kind()) {
        case PART -> part(option, path, FlowText.parse(text));
        case PARTS -> parts(option, path, FlowText.parse(text));
        case WORDS -> new ClientOptions.Words(words(text));
        default -> word(option, text);
      };
    } catch (TextException e) {
      wrong(path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void wrong(String path, String message) {
    complaints.aboutValue(path, message);
    complete = false;
  }

  private static Object word(ClientOption option, String text) {
    if (FlowText.isNested(text)) {
      throw new TextException("'" + option.name() + "' needs one value, not a list or a map");
    }
    return switch (option.kind()) {
      case DURATION -> Duration.of(TimeSpan.parse(text).micros(), ChronoUnit.MICROS);
      case FLAG -> flag(text);
      case NUMBER -> number(text);
      case DECIMAL -> decimal(text);
      case BYTES -> ByteSize.parse(text).bytes();
      case CHOICE -> choice(option, text);
      case TEXT, WORDS, PART, PARTS -> text;
    };
  }

  private Object parts(ClientOption option, String path, FlowText text) {
    List<ClientOptions.Part> all = new ArrayList<>();
    if (text instanceof FlowText.Items items) {
      for (int i = 0; i < items.all().size(); i++) {
        ClientOptions.Part part = part(option, path + "[" + i + "]", items.all().get(i));
        if (part != null) {
          all.add(part);
        }
      }
    } else {
      ClientOptions.Part part = part(option, path, text);
      if (part != null) {
        all.add(part);
      }
    }
    return new ClientOptions.Parts(all);
  }

  /** {@code open} or {@code {refresh: {interval: 30min}}}. */
  private ClientOptions.@Nullable Part part(ClientOption option, String path, FlowText text) {
    String name;
    Map<String, String> given = new LinkedHashMap<>();
    if (text instanceof FlowText.Word word) {
      name = word.text();
    } else if (text instanceof FlowText.Keys keys && keys.byKey().size() == 1) {
      Map.Entry<String, FlowText> only = keys.byKey().entrySet().iterator().next();
      name = only.getKey();
      if (!(only.getValue() instanceof FlowText.Keys options)) {
        wrong(
            path + "." + name,
            "the options of '" + name + "' are a map: write {" + name + ": {OPTION: VALUE}}");
        return null;
      }
      options
          .byKey()
          .forEach(
              (key, value) ->
                  given.put(
                      key, value instanceof FlowText.Word word ? word.text() : value.toString()));
    } else {
      wrong(path, "'" + option.name() + "' takes NAME or {NAME: {OPTION: VALUE}}");
      return null;
    }
    for (ClientPart part : option.parts()) {
      if (part.name().equals(name)) {
        ClientOptions options =
            options("'" + name + "'", path + "." + name + ".", part.options(), given);
        return new ClientOptions.Part(name, options);
      }
    }
    List<String> names = option.parts().stream().map(ClientPart::name).toList();
    wrong(path, Unknown.message("part of '" + option.name() + "' called", name, names));
    return null;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new TextException("'" + text + "' is neither on nor off");
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TextException("'" + text + "' is not a whole number");
    }
  }

  private static List<String> words(String text) {
    if (!FlowText.isNested(text)) {
      return WordText.split(text);
    }
    List<String> words = new ArrayList<>();
    if (FlowText.parse(text) instanceof FlowText.Items items) {
      for (FlowText item : items.all()) {
        if (!(item instanceof FlowText.Word word)) {
          throw new TextException("'" + item + "' is not a word");
        }
        words.add(word.text());
      }
      return words;
    }
    throw new TextException("'" + text + "' is neither a text nor a list of words");
  }

  private static double decimal(String text) {
    if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new TextException("'" + text + "' is not a decimal number such as 0.5");
    }
    return Double.parseDouble(text);
  }

  private static String choice(ClientOption option, String text) {
    if (!option.allowed().contains(text)) {
      String hint = NearestMatch.hint(text, option.allowed());
      throw new TextException("'" + text + "' is not one of " + option.allowed() + hint);
    }
    return text;
  }
}
