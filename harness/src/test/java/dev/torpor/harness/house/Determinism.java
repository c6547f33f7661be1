package dev.torpor.harness.house;

import dev.torpor.harness.house.Ban.Allowance;
import java.util.List;
import java.util.stream.Stream;

/** What would make a run differ from itself, and what to use in its place. */
final class Determinism {
  private static final String CLOCK =
      "time is VirtualClock.now(); a wall clock has an explicit zone";
  private static final String CHANCE = "draw from a labelled RandomStream";
  private static final String HASHED =
      "iteration order is not ours: use TreeMap, EnumMap, LinkedHashMap, TreeSet or a sorted list";
  private static final String LOCALE = "pass Locale.ROOT";
  private static final String CHARSET = "pass StandardCharsets.UTF_8";
  private static final String ALONE = "one thread drives one device";
  private static final String FIXED = "use BigDecimal with a fixed scale";
  private static final String SHARED = "one thread computes a result: use a sequential stream";

  /** The functions of Math that are exact, and so the same on every JDK and processor. */
  private static final String EXACT_MATH =
      "abs|absExact|addExact|ceil|copySign|decrementExact|floor|floorDiv|floorMod|fma|getExponent"
          + "|incrementExact|max|min|multiplyExact|multiplyFull|multiplyHigh|negateExact|nextAfter"
          + "|nextDown|nextUp|rint|round|scalb|signum|sqrt|subtractExact|toIntExact|ulp";

  private static final String COLLECTORS = "java\\.util\\.stream\\.Collectors\\.";

  /** Holds for the simulator and the harness. */
  static final List<Ban> EVERYWHERE =
      List.of(
          Ban.of("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)", CLOCK),
          Ban.of("java\\.time\\.\\w+\\.now\\((java\\.time\\.ZoneId)?\\)", CLOCK),
          Ban.of("java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes)).*", CLOCK),
          Ban.of("java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)", CLOCK),
          Ban.of("java\\.util\\.Calendar\\.getInstance\\(.*", CLOCK),
          Ban.of("java\\.time\\.ZoneId\\.systemDefault\\(\\)", "take the scenario's zone"),
          Ban.of("java\\.util\\.TimeZone\\.getDefault\\(\\)", "take the scenario's zone"),
          Ban.of("java\\.util\\.Locale\\.getDefault\\(.*", LOCALE),
          Ban.of("java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)", LOCALE),
          Ban.of("java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*", LOCALE),
          Ban.of("java\\.lang\\.String\\.formatted\\(.*", "String.format(Locale.ROOT, ...)"),
          Ban.of("java\\.io\\.Print\\w+\\.(printf|format)\\(java\\.lang\\.String, .*", LOCALE),
          Ban.of("java\\.util\\.Formatter\\.<init>\\((java\\.lang\\.Appendable)?\\)", LOCALE),
          Ban.of(
              "java\\.text\\.\\w*Format\\.(<init>|get\\w*Instance)\\((java\\.lang\\.String)?\\)",
              LOCALE),
          Ban.of("java\\.time\\.format\\.\\w+\\.ofPattern\\(java\\.lang\\.String\\)", LOCALE),
          Ban.of("java\\.time\\.format\\.\\w+\\.ofLocalized.*", "write the pattern out"),
          Ban.of("java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)", CHARSET),
          Ban.of("java\\.lang\\.String\\.getBytes\\(\\)", CHARSET),
          Ban.of("java\\.lang\\.String\\.<init>\\(\\[B(, int, int)?\\)", CHARSET),
          Ban.of("java\\.io\\.ByteArrayOutputStream\\.toString\\(\\)", CHARSET),
          Ban.of("java\\.io\\.(In|Out)putStream(Reader|Writer)\\.<init>\\([^,]*\\)", CHARSET),
          Ban.of("java\\.io\\.File(Reader|Writer)\\.<init>\\([^,]*(, boolean)?\\)", CHARSET),
          Ban.of(
              "java\\.io\\.Print\\w+\\.<init>\\([^,]*(OutputStream|File|String)(, boolean)?\\)",
              CHARSET),
          Ban.of("java\\.util\\.Scanner\\.<init>\\([^,]*(Stream|File|Path)\\)", CHARSET),
          Ban.of("java\\.lang\\.System\\.lineSeparator\\(\\)", "lines end in \\n everywhere"),
          Ban.of("java\\.util\\.(Random|SplittableRandom)\\..*", CHANCE),
          Ban.of("java\\.util\\.random\\..*", CHANCE),
          Ban.of("java\\.util\\.concurrent\\.ThreadLocalRandom\\..*", CHANCE),
          Ban.of("java\\.security\\.SecureRandom\\..*", CHANCE),
          Ban.of("java\\.util\\.UUID\\.randomUUID\\(\\)", CHANCE),
          Ban.of("java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)", CHANCE),
          Ban.of("java\\.lang\\.Math\\.random\\(\\)", CHANCE),
          Ban.of("java\\.lang\\.Math\\.(?!(" + EXACT_MATH + "|random)\\().*", "use StrictMath"),
          Ban.of("java\\.util\\.(Weak|Identity)?Hash(Map|Set)\\.<init>.*", HASHED),
          Ban.of("java\\.util\\.concurrent\\.ConcurrentHashMap\\.(<init>|newKeySet).*", HASHED),
          Ban.of("java\\.util\\.(Set|Map)\\.copyOf\\(.*", HASHED),
          Ban.of(COLLECTORS + "to(Unmodifiable|Concurrent)?(Set|Map)\\((?!.*Supplier).*", HASHED),
          Ban.of(COLLECTORS + "grouping\\w+\\((?!.*Supplier).*", HASHED),
          Ban.of("java\\.lang\\.System\\.identityHashCode\\(.*", "compare by a number of your own"),
          Ban.of("java\\.util\\.\\w+\\.parallelStream\\(\\)", SHARED),
          Ban.of("java\\.util\\.stream\\.\\w+\\.parallel\\(\\)", SHARED));

  /** Holds for the simulator alone: it has no surroundings and no threads. */
  static final List<Ban> SIMULATOR_ONLY =
      List.of(
          Ban.of(
              "java\\.lang\\.System\\.(?!arraycopy|currentTime|nanoTime|identity|lineSep).*",
              "the caller hands in what the simulator may know, and prints"),
          Ban.of(
              "java\\.lang\\.(Thread|ThreadLocal|InheritableThreadLocal|Runtime|Process\\w*)\\..*",
              ALONE),
          Ban.of("java\\.lang\\.Object\\.(wait|notify|notifyAll)\\(.*", ALONE),
          Ban.of("java\\.util\\.Timer(Task)?\\..*", "schedule it on the VirtualClock"),
          Ban.of("java\\.lang\\.Throwable\\.printStackTrace\\(.*", "let it reach the caller"),
          Ban.of("java\\.lang\\.(Double|Float)\\.toString\\(.*", FIXED),
          Ban.of("java\\.lang\\.String\\.valueOf\\((double|float)\\)", FIXED),
          Ban.of("java\\.lang\\.StringBuilder\\.append\\((double|float)\\)", FIXED));

  /** Who in the harness may do what is banned, and why no result can tell. */
  static final List<Allowance> HARNESS_ALLOWED =
      List.of(
          Allowance.of(
              "dev.torpor.harness.run.Watchdog",
              "java\\.lang\\.System\\.nanoTime\\(\\)",
              "it ends runs that stand still in real time and reaches nothing else"));

  /** Who in the simulator may, and why no result can tell. */
  static final List<Allowance> SIMULATOR_ALLOWED =
      List.of(
          Allowance.of(
              "dev.torpor.os.DurableState",
              "java\\.util\\.HashMap\\.<init>\\(\\)",
              "versions by record, looked up for each record served and never iterated"));

  private Determinism() {}

  /** All bans on the simulator. */
  static List<Ban> simulator() {
    return Stream.concat(EVERYWHERE.stream(), SIMULATOR_ONLY.stream()).toList();
  }
}
