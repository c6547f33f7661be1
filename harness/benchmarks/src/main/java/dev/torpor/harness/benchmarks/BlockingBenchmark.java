package dev.torpor.harness.benchmarks;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSession;
import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.BlockingSync;
import dev.torpor.harness.blocking.SyncResult;
import dev.torpor.harness.blocking.apache.VirtualHttpClient5;
import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import dev.torpor.harness.process.ProcessProvider;
import dev.torpor.harness.scenario.Commands;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import dev.torpor.world.World;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What blocking code costs under virtual time: a block and resume, a request through each adapter,
 * an event of a client process, a launch with a kill. Prints lines of a table.
 */
public final class BlockingBenchmark {
  private static final int ROUNDS = 5;
  private static final int EVENTS = 10_000;
  private static final String URL = "https://api.example.test/feed";

  private BlockingBenchmark() {}

  /** Runs everything; the folder with the example clients may be given. */
  public static void main(String[] args) throws IOException {
    Path clients = Path.of(args.length == 0 ? "harness/examples/clients" : args[0]);
    System.out.println(
        "Java "
            + Runtime.version()
            + ", microseconds each: processor time in the JVM, wall time of processes");
    perStep("wait, callbacks (App.after)", 50_000, new Ticking());
    perStep("wait, blocking (sleep)", 20_000, blocking((env, n) -> sleep(env, n)));
    perStep("request, callbacks (dataTask)", 20_000, new Asking());
    perStep("request, java.net.http", 10_000, blocking(BlockingBenchmark::jdk));
    perStep("request, OkHttp by interceptor", 10_000, blocking(BlockingBenchmark::okHttp));
    perStep("request, OkHttp on sockets", 10_000, blocking(BlockingBenchmark::okHttpSockets));
    perStep("request, HttpClient 5 on sockets", 10_000, blocking(BlockingBenchmark::apache));
    process("event, process in Python", clients, "python3 ticks.py", TICKS_PY);
    process("event, process in Node", clients, "node ticks.mjs", TICKS_MJS);
    kills(Integer.getInteger("kills", 10_000));
  }

  /** Processor time of all threads, which other load on the machine does not change. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private interface Work {
    void run(BlockingEnvironment env, int times) throws Exception;
  }

  private static void sleep(BlockingEnvironment env, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      env.sleep(Duration.ofMillis(1));
    }
  }

  private static void jdk(BlockingEnvironment env, int times) throws Exception {
    var http = env.httpClient();
    var request = java.net.http.HttpRequest.newBuilder(URI.create(URL)).build();
    for (int i = 0; i < times; i++) {
      http.send(request, BodyHandlers.ofString());
    }
  }

  private static void okHttp(BlockingEnvironment env, int times) throws Exception {
    call(VirtualOkHttp.client(env), times);
  }

  private static void okHttpSockets(BlockingEnvironment env, int times) throws Exception {
    call(OkHttpOnSockets.builder(env, null).build(), times);
  }

  private static void call(okhttp3.OkHttpClient http, int times) throws IOException {
    var request = new okhttp3.Request.Builder().url(URL).build();
    for (int i = 0; i < times; i++) {
      http.newCall(request).execute().body().string();
    }
  }

  private static void apache(BlockingEnvironment env, int times) throws Exception {
    try (var http = VirtualHttpClient5.builder(env, null).build()) {
      var request = new org.apache.hc.client5.http.classic.methods.HttpGet(URL);
      for (int i = 0; i < times; i++) {
        http.execute(
            request,
            response -> {
              org.apache.hc.core5.http.io.entity.EntityUtils.consume(response.getEntity());
              return response.getCode();
            });
      }
    }
  }

  private static Counted blocking(Work work) {
    return new Counted() {
      @Override
      public SyncClientProvider client(int times) {
        return new Blocking(env -> work.run(env, times));
      }
    };
  }

  private interface Counted {
    SyncClientProvider client(int times);
  }

  private static void perStep(String what, int times, Counted counted) {
    double[] rounds = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long begun = processorNanos();
      BarePhone.run(counted.client(times), Map.of(), 1);
      if (round >= 0) {
        rounds[round] = (processorNanos() - begun) / 1e3 / times;
      }
    }
    tell(what, rounds);
  }

  private static void tell(String what, double[] micros) {
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f-%.2f |%n",
        what,
        micros[micros.length / 2],
        micros[0],
        micros[micros.length - 1]);
  }

  private static void process(String what, Path clients, String command, String program)
      throws IOException {
    Path folder = Files.createTempDirectory("torpor-benchmark");
    for (String helper : List.of("torpor.py", "torpor.mjs")) {
      Files.copy(clients.resolve(helper), folder.resolve(helper));
    }
    Files.writeString(folder.resolve(command.substring(command.indexOf(' ') + 1)), program);
    SyncClientProvider provider = new ProcessProvider().in(folder, Commands.ALLOWED);
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      rounds[round] = run(provider, command, EVENTS) / EVENTS;
    }
    tell(what, rounds);
  }

  private static double run(SyncClientProvider provider, String command, int ticks) {
    long begun = System.nanoTime();
    List<String> words = List.of((command + " " + ticks).split(" "));
    BarePhone.run(provider, Map.of("command", new ClientOptions.Words(words)), 1);
    return (System.nanoTime() - begun) / 1e3;
  }

  /** A process with three threads, killed while they wait, again and again in one JVM. */
  private static void kills(int kills) {
    List<World.Span> sessions = new ArrayList<>();
    List<World.UserAction> quits = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      long at = i * 10_000_000L;
      if (i > 0) {
        sessions.add(new World.Span(at, at + 2_000_000));
      }
      quits.add(new World.UserAction(at + 500_000, World.UserAction.Kind.FORCE_QUIT));
    }
    SyncClientProvider client =
        new Blocking(
            env -> {
              for (int i = 0; i < 2; i++) {
                env.executor().submit(() -> forEver(env));
              }
              forEver(env);
            });
    long heap = heap();
    int threads = Thread.activeCount();
    long begun = System.nanoTime();
    BarePhone.run(client, Map.of(), kills * 10_000_000L, sessions, quits);
    double micros = (System.nanoTime() - begun) / 1e3 / kills;
    System.out.printf(
        Locale.ROOT,
        "| launch, 3 threads, kill (%d times in one JVM) | %.1f | threads %+d, heap %+d KiB |%n",
        kills,
        micros,
        Thread.activeCount() - threads,
        (heap() - heap) / 1024);
  }

  private static SyncResult forEver(BlockingEnvironment env) throws InterruptedException {
    env.sleep(Duration.ofDays(1));
    return SyncResult.NO_DATA;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private interface Body {
    void run(BlockingEnvironment env) throws Exception;
  }

  private static final class Blocking extends BlockingSync {
    private final Body body;

    Blocking(Body body) {
      this.body = body;
    }

    @Override
    public String name() {
      return "blocking";
    }

    @Override
    public String summary() {
      return "measured";
    }

    @Override
    protected SyncResult syncOnce(BlockingEnvironment env) throws Exception {
      body.run(env);
      return SyncResult.NO_DATA;
    }
  }

  private abstract static class Callbacks implements SyncClientProvider, Counted {
    private int left;

    @Override
    public SyncClientProvider client(int times) {
      left = times;
      return this;
    }

    @Override
    public String name() {
      return "callbacks";
    }

    @Override
    public String summary() {
      return "measured";
    }

    @Override
    public List<ClientOption> options() {
      return List.of();
    }

    @Override
    public SyncClient launch(App app, ClientOptions options) {
      return new SyncClient() {
        @Override
        public void launched(Launch launch) {}

        @Override
        public void enteredForeground() {
          next(app);
        }
      };
    }

    void next(App app) {
      if (left-- > 0) {
        step(app);
      }
    }

    abstract void step(App app);
  }

  private static final class Ticking extends Callbacks {
    @Override
    void step(App app) {
      app.after(Duration.ofMillis(1), () -> next(app));
    }
  }

  private static final class Asking extends Callbacks {
    @Override
    void step(App app) {
      app.urlSession()
          .dataTask(
              HttpRequest.get(URL),
              new UrlSession.Completion() {
                @Override
                public void completed(UrlSession.Response response) {
                  next(app);
                }

                @Override
                public void failed(TransferError error) {
                  throw new IllegalStateException("nothing fails on an ideal network: " + error);
                }
              });
    }
  }

  private static final String TICKS_PY =
      """
      import sys
      from torpor import Torpor

      class Ticks:
          left = int(sys.argv[1])

          def on_foreground(self, event):
              self.on_timer(event)

          def on_timer(self, event):
              if self.left > 0:
                  self.left -= 1
                  torpor.tell("timer.start", timer=self.left, afterMillis=1)

      torpor = Torpor()
      torpor.run(Ticks())
      """;

  private static final String TICKS_MJS =
      """
      import { Torpor } from "./torpor.mjs";

      const torpor = new Torpor();
      let left = Number(process.argv[2]);

      function next() {
        if (left > 0) torpor.tell("timer.start", { timer: left--, afterMillis: 1 });
      }

      torpor.run({ foreground: next, timer: next });
      """;
}
