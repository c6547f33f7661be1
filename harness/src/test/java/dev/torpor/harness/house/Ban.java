package dev.torpor.harness.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A call, reference or field that would make a run depend on the machine, the moment or the JDK.
 *
 * @param banned matches the full name with parameter types: {@code java.lang.Math.log(double)}
 * @param instead what to do
 */
record Ban(Pattern banned, String instead) {

  static Ban of(String banned, String instead) {
    return new Ban(Pattern.compile(banned), instead);
  }

  /**
   * A class that may do what is banned.
   *
   * @param type full name; covers the classes inside it
   * @param banned matches what it may use
   * @param reason why that cannot reach a result
   */
  record Allowance(String type, Pattern banned, String reason) {
    static Allowance of(String type, String banned, String reason) {
      return new Allowance(type, Pattern.compile(banned), reason);
    }

    boolean covers(JavaClass user, String target) {
      String name = user.getName();
      return (name.equals(type) || name.startsWith(type + "$")) && banned.matcher(target).matches();
    }
  }

  /** Every banned use in {@code classes}, one line each, and every allowance nobody needs. */
  static Set<String> breaches(
      Iterable<JavaClass> classes, List<Ban> bans, List<Allowance> allowances) {
    Set<String> breaches = new TreeSet<>();
    List<Allowance> unused = new ArrayList<>(allowances);
    for (JavaClass user : classes) {
      for (JavaAccess<?> access : user.getAccessesFromSelf()) {
        String target = access.getTarget().getFullName();
        for (Ban ban : bans) {
          if (ban.banned.matcher(target).matches()
              && !isAllowed(user, target, allowances, unused)) {
            String place = user.getName() + " " + access.getSourceCodeLocation();
            breaches.add(place + " uses " + target + ": " + ban.instead);
          }
        }
      }
    }
    for (Allowance allowance : unused) {
      breaches.add("nobody needs the allowance " + allowance + ": remove it");
    }
    return breaches;
  }

  private static boolean isAllowed(
      JavaClass user, String target, List<Allowance> allowances, List<Allowance> unused) {
    boolean allowed = false;
    for (Allowance allowance : allowances) {
      if (allowance.covers(user, target)) {
        unused.remove(allowance);
        allowed = true;
      }
    }
    return allowed;
  }
}
