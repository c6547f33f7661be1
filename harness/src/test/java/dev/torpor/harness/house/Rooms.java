package dev.torpor.harness.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which room may use which: down only, and the simulator nothing but plain Java. */
final class Rooms {
  /** From the bottom up: a room uses those before it. */
  static final List<List<String>> SIMULATOR =
      List.of(
          List.of("time"),
          List.of("random"),
          List.of("trace"),
          List.of("energy"),
          List.of("radio"),
          List.of("network"),
          List.of("http"),
          List.of("device"),
          List.of("app"),
          List.of("os"),
          List.of("os.ios"),
          List.of("world"),
          List.of("measure"),
          List.of("measure.referee"),
          List.of("simulation"));

  /** From the bottom up: a room uses those of earlier rows, and its own row without cycles. */
  static final List<List<String>> HARNESS =
      List.of(
          List.of("harness.text", "harness.binding"),
          List.of("harness.network"),
          List.of("harness.blocking"),
          List.of(
              "harness.profile",
              "harness.scenario",
              "harness.backend",
              "harness.client",
              "harness.process"),
          List.of("harness.run"),
          List.of("harness.compare", "harness.report"),
          List.of("harness.check", "harness.junit"),
          List.of("harness.cli"));

  /** What the simulator may use of Java: no files, no sockets, no console, no threads. */
  private static final Set<String> PLAIN_JAVA =
      Set.of(
          "java.lang",
          "java.lang.runtime",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "org.jspecify.annotations");

  private static final String ROOT = "dev.torpor.";

  private Rooms() {}

  /** Uses that point up, or lie in no room, one line per pair of classes. */
  static Set<String> upwardUses(JavaClasses classes, List<List<String>> rows) {
    Set<String> breaches = new TreeSet<>();
    for (JavaClass user : classes) {
      int from = row(user, rows);
      if (from < 0) {
        breaches.add(
            user.getName() + " lies in no known room: give its package a place in " + rows);
        continue;
      }
      for (Dependency use : user.getDirectDependenciesFromSelf()) {
        int to = row(use.getTargetClass(), rows);
        if (to > from) {
          breaches.add(
              describe(use)
                  + ", which lies above: move what both need down, or listen to the trace;"
                  + " the rooms from the bottom up are "
                  + rows);
        }
      }
    }
    return breaches;
  }

  /** Uses of anything that is neither the simulator's own nor plain Java. */
  static Set<String> foreignUses(JavaClasses classes) {
    Set<String> breaches = new TreeSet<>();
    for (JavaClass user : classes) {
      for (Dependency use : user.getDirectDependenciesFromSelf()) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        String name = target.getPackageName();
        boolean own = target.getName().startsWith(ROOT) && !name.startsWith(ROOT + "harness");
        if (!own && !target.isPrimitive() && !PLAIN_JAVA.contains(name)) {
          breaches.add(
              describe(use)
                  + ": the simulator is plain Java without files, sockets and threads;"
                  + " let the harness do it and hand in the result");
        }
      }
    }
    return breaches;
  }

  private static String describe(Dependency use) {
    return use.getOriginClass().getName() + " uses " + use.getTargetClass().getName();
  }

  /** The row of the room with the longest name that holds {@code type}, -1 when there is none. */
  private static int row(JavaClass type, List<List<String>> rows) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    int best = -1;
    int length = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (String room : rows.get(row)) {
        if (name.startsWith(ROOT + room + ".") && room.length() > length) {
          best = row;
          length = room.length();
        }
      }
    }
    return best;
  }
}
