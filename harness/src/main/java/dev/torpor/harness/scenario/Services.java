package dev.torpor.harness.scenario;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** Loads services and says what is wrong with those that cannot be loaded. */
final class Services {
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private Services() {}

  /**
   * Loads every implementation, in order of name.
   *
   * @throws PluginException with every mistake
   */
  static <T> List<T> load(Class<T> service, ClassLoader loader, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    Map<String, T> byName = new TreeMap<>();
    Iterator<T> all = ServiceLoader.load(service, loader).iterator();
    while (hasNext(all, mistakes)) {
      try {
        T next = all.next();
        String named = name.apply(next);
        if (named == null || !named.matches(NAME)) {
          mistakes.add(
              where(next) + " calls itself '" + named + "': names are words joined by hyphens");
          continue;
        }
        T other = byName.putIfAbsent(named, next);
        if (other != null) {
          mistakes.add("two are called '" + named + "': " + where(other) + " and " + where(next));
        } else {
          found.add(next);
        }
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        mistakes.add(text(e));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new PluginException(mistakes);
    }
    found.sort(Comparator.comparing(name));
    return found;
  }

  private static boolean hasNext(Iterator<?> all, List<String> mistakes) {
    try {
      return all.hasNext();
    } catch (ServiceConfigurationError e) { // the list of names cannot be read
      mistakes.add(text(e));
      return false;
    }
  }

  private static String text(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(e.getMessage()) + (cause == null ? "" : ", because of " + cause);
  }

  private static String where(Object provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    String name = provider.getClass().getName();
    return source == null ? name : name + " (" + source.getLocation().getPath() + ")";
  }
}
