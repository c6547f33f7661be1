package dev.torpor.harness.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.torpor.harness.house.Ban.Allowance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final List<String> READS_ITS_SURROUNDINGS =
      List.of(
          "Object a = System.currentTimeMillis();",
          "Object a = System.nanoTime();",
          "Object a = java.time.Instant.now();",
          "java.util.function.Supplier<?> a = java.time.Instant::now;",
          "Object a = java.time.LocalDateTime.now(java.time.ZoneOffset.UTC);",
          "Object a = java.time.ZonedDateTime.now();",
          "Object a = java.time.Clock.systemUTC();",
          "Object a = new java.util.Date();",
          "Object a = java.util.Calendar.getInstance();",
          "Object a = java.time.ZoneId.systemDefault();",
          "Object a = java.util.TimeZone.getDefault();",
          "Object a = java.util.Locale.getDefault();",
          "Object a = \"I\".toLowerCase();",
          "Object a = \"i\".toUpperCase();",
          "Object a = String.format(\"%d\", 1);",
          "Object a = \"%d\".formatted(1);",
          "void a(java.io.PrintStream out) { out.printf(\"%d\", 1); }",
          "Object a = new java.util.Formatter();",
          "Object a = new java.text.DecimalFormat(\"0.0\");",
          "Object a = java.text.NumberFormat.getInstance();",
          "Object a = java.time.format.DateTimeFormatter.ofPattern(\"d MMM\");",
          "Object a = java.nio.charset.Charset.defaultCharset();",
          "Object a = \"a\".getBytes();",
          "Object a = new String(new byte[0]);",
          "Object a = new java.io.ByteArrayOutputStream().toString();",
          "Object a = new java.io.InputStreamReader(java.io.InputStream.nullInputStream());",
          "Object a = new java.io.OutputStreamWriter(java.io.OutputStream.nullOutputStream());",
          "Object a = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());",
          "Object a = new java.util.Scanner(java.io.InputStream.nullInputStream());",
          "Object a = System.lineSeparator();",
          "Object a = new java.util.Random(1);",
          "Object a = new java.util.SplittableRandom(1).nextInt();",
          "Object a = java.util.random.RandomGenerator.getDefault();",
          "Object a = java.util.concurrent.ThreadLocalRandom.current();",
          "Object a = new java.security.SecureRandom();",
          "Object a = java.util.UUID.randomUUID();",
          "Object a = Math.random();",
          "Object a = Math.log(2);",
          "java.util.function.DoubleUnaryOperator a = Math::exp;",
          "Object a = Math.pow(2, 3);",
          "Object a = Math.sin(2) + Math.cos(2) + Math.cbrt(2) + Math.tanh(2);",
          "Object a = new java.util.HashMap<String, String>();",
          "Object a = new java.util.HashSet<String>();",
          "java.util.function.Supplier<?> a = java.util.HashSet::new;",
          "Object a = new java.util.IdentityHashMap<String, String>();",
          "Object a = new java.util.concurrent.ConcurrentHashMap<String, String>();",
          "Object a = java.util.Set.copyOf(java.util.List.of(1));",
          "Object a = java.util.Map.copyOf(java.util.Map.of());",
          "Object a = java.util.stream.Collectors.toSet();",
          "Object a = java.util.stream.Collectors.toMap(x -> x, x -> x);",
          "Object a = java.util.stream.Collectors.groupingBy(x -> x);",
          "Object a = System.identityHashCode(this);",
          "Object a = java.util.List.of().parallelStream();",
          "Object a = java.util.stream.Stream.of().parallel();");

  private static final List<String> LEAVES_ITS_THREAD =
      List.of(
          "void a() { System.out.println(); }",
          "Object a = System.getenv(\"HOME\");",
          "Object a = new Thread();",
          "Object a = Thread.currentThread();",
          "Object a = Runtime.getRuntime().availableProcessors();",
          "Object a = new java.util.Timer();",
          "Object a = Double.toString(0.1);",
          "Object a = String.valueOf(0.1);",
          "Object a = new StringBuilder().append(0.1);");

  private static final List<String> SAME_EVERYWHERE =
      List.of(
          "Object a = Math.max(1, Math.floorDiv(7, 2)) + Math.sqrt(2);",
          "Object a = StrictMath.log(2);",
          "Object a = \"I\".toLowerCase(java.util.Locale.ROOT);",
          "Object a = String.format(java.util.Locale.ROOT, \"%d\", 1);",
          "Object a = \"a\".getBytes(java.nio.charset.StandardCharsets.UTF_8);",
          "Object a = new java.util.TreeMap<String, String>();",
          "Object a = new java.util.LinkedHashMap<String, String>();",
          "Object a = java.util.stream.Collectors.groupingBy("
              + "x -> x, java.util.TreeMap::new, java.util.stream.Collectors.toList());",
          "void a(int[] b) { System.arraycopy(b, 0, b, 1, 1); }",
          "Object a = java.time.LocalDate.of(2026, 3, 2);",
          "Object a = new StringBuilder().append(1L);");

  @Test
  void the_simulator_depends_on_nothing_outside_the_run() {
    assertThat(
            Ban.breaches(
                Classes.simulator(), Determinism.simulator(), Determinism.SIMULATOR_ALLOWED))
        .isEmpty();
  }

  @Test
  void the_harness_depends_on_nothing_outside_the_run_except_where_allowed() {
    assertThat(Ban.breaches(Classes.harness(), Determinism.EVERYWHERE, Determinism.HARNESS_ALLOWED))
        .isEmpty();
  }

  @Test
  void given_code_that_reads_its_surroundings_when_checked_then_it_is_named() {
    Map<String, Set<String>> breaches = breaches(Determinism.EVERYWHERE, READS_ITS_SURROUNDINGS);

    assertThat(breaches).allSatisfy((member, found) -> assertThat(found).isNotEmpty());
  }

  @Test
  void given_a_simulator_that_leaves_its_thread_when_checked_then_it_is_named() {
    Map<String, Set<String>> breaches = breaches(Determinism.simulator(), LEAVES_ITS_THREAD);

    assertThat(breaches).allSatisfy((member, found) -> assertThat(found).isNotEmpty());
  }

  @Test
  void given_code_that_is_the_same_everywhere_when_checked_then_nothing_is_said() {
    Map<String, Set<String>> breaches = breaches(Determinism.simulator(), SAME_EVERYWHERE);

    assertThat(breaches).allSatisfy((member, found) -> assertThat(found).isEmpty());
  }

  @Test
  void given_an_allowance_when_its_class_uses_it_then_it_passes_and_otherwise_it_is_named() {
    JavaClasses classes = Classes.of("class Snippet { Object a = System.nanoTime(); }");
    Allowance used = Allowance.of("Snippet", "java\\.lang\\.System\\.nanoTime.*", "progress");
    Allowance idle = Allowance.of("Snippet", "java\\.lang\\.Math\\.log.*", "a guess");

    assertThat(Ban.breaches(classes, Determinism.EVERYWHERE, List.of(used))).isEmpty();
    assertThat(Ban.breaches(classes, Determinism.EVERYWHERE, List.of(used, idle)))
        .singleElement()
        .asString()
        .startsWith("nobody needs the allowance");
  }

  @Test
  void given_a_breach_when_it_is_reported_then_place_call_and_remedy_are_told() {
    String text = "class Snippet {\n\n  Object a = System.nanoTime();\n}";

    assertThat(Ban.breaches(Classes.of(text), Determinism.EVERYWHERE, List.of()))
        .containsExactly(
            "Snippet (Snippet.java:3) uses java.lang.System.nanoTime(): time is"
                + " VirtualClock.now(); a wall clock has an explicit zone");
  }

  /** What is said about each of {@code members}, each compiled into a class of its own. */
  private static Map<String, Set<String>> breaches(List<Ban> bans, List<String> members) {
    String[] texts = new String[members.size()];
    Arrays.setAll(texts, i -> "class Snippet" + i + " { " + members.get(i) + " }");
    JavaClasses classes = Classes.of(texts);
    Map<String, Set<String>> breaches = new LinkedHashMap<>();
    for (int i = 0; i < texts.length; i++) {
      List<JavaClass> one = List.of(classes.get("Snippet" + i));
      breaches.put(members.get(i), Ban.breaches(one, bans, List.of()));
    }
    return breaches;
  }
}
