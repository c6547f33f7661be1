package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.DeviceStatus;
import dev.torpor.app.Files;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.random.RandomStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What blocking code of one process can reach: the network, time and threads in the shapes such
 * code is written against, and the app's durable state.
 *
 * <p>Everything here waits in virtual time, and is refused to a thread that was not started here.
 * After the process has been killed every call throws {@link ProcessKilled}.
 */
public final class BlockingEnvironment {
  private final App app;
  private final App unguarded;
  private final ClientOptions options;
  private final Baton baton;
  private final BatonExecutor executor;
  private final Map<String, Object> memory = new TreeMap<>();
  private Trigger trigger = Trigger.OPEN;
  private @Nullable RemoteNotification notification;

  /** Why a sync runs. */
  public enum Trigger {
    /** The user opened the app. */
    OPEN,
    /** An app refresh was granted. */
    REFRESH,
    /** A processing task was granted. */
    PROCESSING,
    /** A background fetch of the old kind was granted. */
    LEGACY_FETCH,
    /** A push woke the app. */
    PUSH
  }

  /** The environment of one process. */
  public BlockingEnvironment(App app, ClientOptions options, Baton baton) {
    this.app = Guard.of(baton, App.class, app);
    this.unguarded = app;
    this.options = options;
    this.baton = baton;
    this.executor = new BatonExecutor(baton, unguarded::uptimeMicros, "pool", Integer.MAX_VALUE);
  }

  /** The checked options of the client. */
  public ClientOptions options() {
    return options;
  }

  /** Why the sync runs. */
  public Trigger trigger() {
    return trigger;
  }

  /** The push that woke the app; null unless {@link #trigger} is {@link Trigger#PUSH}. */
  public @Nullable RemoteNotification notification() {
    return notification;
  }

  /** A client of HTTP with the JDK's defaults: no redirects, no time-outs. */
  public HttpClient httpClient() {
    return httpClientBuilder().build();
  }

  /**
   * Builds clients of HTTP, as {@link HttpClient#newBuilder}. Cookie handlers, authenticators and
   * proxies are refused with what to do instead.
   */
  public HttpClient.Builder httpClientBuilder() {
    return new VirtualHttpClientBuilder(this);
  }

  /** The device's wall clock, which is a {@link java.time.InstantSource} too. */
  public Clock clock() {
    return new WallClock(app::now, app.device().timeZone());
  }

  /** The monotonic clock in nanoseconds, in steps of a microsecond: {@link System#nanoTime}. */
  public long nanoTime() {
    return app.uptimeMicros() * 1_000;
  }

  /** Threads as many as there are tasks, as {@code Executors.newCachedThreadPool}. */
  public ExecutorService executor() {
    return executor;
  }

  /** An executor with delays and that many threads, as {@code Executors.newScheduledThreadPool}. */
  public ScheduledExecutorService scheduler(int threads) {
    return new BatonExecutor(baton, unguarded::uptimeMicros, "scheduler", threads);
  }

  /** {@link Thread#sleep}. */
  public void sleep(Duration time) throws InterruptedException {
    new Signal(baton).await(time);
  }

  /**
   * Waits for a future of any maker, as {@link CompletableFuture#get}. It must be completed by a
   * thread of this process.
   */
  public <T> T await(CompletionStage<T> stage) throws InterruptedException, ExecutionException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    Waits.await(baton, future);
    return future.get();
  }

  /** Durable values that outlive the process. */
  public Storage storage() {
    return app.storage();
  }

  /** Durable files that outlive the process. */
  public Files files() {
    return app.files();
  }

  /** The local copy of the server's data. What is applied needs a basis: {@link #lastResponse}. */
  public Replica replica() {
    return app.replica();
  }

  /** What can be observed of device and app. */
  public DeviceStatus device() {
    return app.device();
  }

  /** A labelled stream of chance that belongs to the client and lasts over launches. */
  public RandomStream random(String purpose) {
    return app.random(purpose);
  }

  /** Writes a line into the trace. */
  public void log(String message) {
    app.log(message);
  }

  /** Spends processor time: the calling thread goes on when it is over. */
  public void compute(Duration time) throws InterruptedException {
    app.compute(time);
    sleep(time);
  }

  /**
   * Something that lasts as long as the process, such as a client with its connections: made when
   * asked for first. Fields of a {@link BlockingSync} would outlive the process, which none may.
   */
  public <T> T inMemory(String name, Class<T> type, Supplier<T> maker) {
    baton.check();
    Object kept = memory.get(name);
    if (kept == null) {
      kept = maker.get();
      memory.put(name, kept);
    }
    return type.cast(kept);
  }

  /**
   * Sends a request and waits for the whole response; what the clients of HTTP are made of.
   *
   * @param longest wait for the response to begin; null for any
   */
  public UrlSession.Response exchange(HttpRequest request, @Nullable Duration longest)
      throws TransferException, InterruptedException {
    return start(request, longest).await();
  }

  /**
   * The response that the calling thread read last, by whatever client of HTTP: the basis of what
   * is applied to the replica.
   *
   * @throws IllegalStateException when it has read none
   */
  public UrlSession.Response lastResponse() {
    UrlSession.Response last = baton.current().lastResponse();
    if (last == null) {
      throw new IllegalStateException("this thread has read no response yet");
    }
    return last;
  }

  /** The exchange that brought a response of a client made by {@link #httpClientBuilder}. */
  public UrlSession.Response basis(HttpResponse<?> response) {
    if (response instanceof VirtualResponse<?> mine) {
      return mine.basis();
    }
    throw new IllegalArgumentException("no client of this environment gave " + response);
  }

  /**
   * Sends a request and does not wait for its response.
   *
   * @param longest wait for the response to begin; null for any
   */
  public Exchange start(HttpRequest request, @Nullable Duration longest) {
    return new Exchange(baton, app.urlSession(), request, longest);
  }

  /** Microseconds of the monotonic clock. */
  long nowMicros() {
    return unguarded.uptimeMicros();
  }

  Baton baton() {
    return baton;
  }

  /** A sync begins for that reason. */
  void begins(Trigger why, @Nullable RemoteNotification push) {
    trigger = why;
    notification = push;
  }
}
