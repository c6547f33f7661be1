package dev.torpor.harness.blocking;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** What the threads of one client process are made of. */
abstract class Threads {
  /** From this release on a virtual thread can park inside {@code synchronized} (JEP 491). */
  private static final int VIRTUAL_FROM = 24;

  /** {@code platform} or {@code virtual}: overrules the choice by release. */
  static final String PROPERTY = "dev.torpor.blocking.threads";

  /** What there is. */
  enum Kind {
    /** Threads of the operating system; a kill unwinds them and nothing they do has an effect. */
    PLATFORM,
    /** Virtual threads; a kill leaves them where they are, to be collected as garbage. */
    VIRTUAL
  }

  /** Starts a thread. */
  abstract void start(String name, Runnable body);

  /** Drops what would keep the threads from being collected. */
  abstract void forget();

  abstract Kind kind();

  /** The kind that this Java is best at. */
  static Kind best() {
    String chosen = System.getProperty(PROPERTY);
    if (chosen != null) {
      return Kind.valueOf(chosen.toUpperCase(Locale.ROOT));
    }
    return Runtime.version().feature() >= VIRTUAL_FROM ? Kind.VIRTUAL : Kind.PLATFORM;
  }

  /** Threads for one process. */
  static Threads of(Kind kind) {
    return switch (kind) {
      case PLATFORM -> new Platform();
      case VIRTUAL -> new Virtual();
    };
  }

  private static final class Platform extends Threads {
    @Override
    void start(String name, Runnable body) {
      Thread thread = new Thread(body, name);
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    void forget() {}

    @Override
    Kind kind() {
      return Kind.PLATFORM;
    }
  }

  /**
   * Virtual threads of an executor that belongs to one process: when the executor is dropped,
   * parked threads are collected with it, which those of a shared one are not.
   */
  private static final class Virtual extends Threads {
    private static final MethodHandle EXECUTOR = executorMaker();

    private @Nullable Executor executor;

    Virtual() {
      try {
        executor = (Executor) EXECUTOR.invoke();
      } catch (Throwable e) {
        throw new LinkageError("virtual threads cannot be made", e);
      }
    }

    @Override
    void start(String name, Runnable body) {
      Executor made = executor;
      if (made != null) {
        made.execute(
            () -> {
              Thread.currentThread().setName(name);
              body.run();
            });
      }
    }

    @Override
    void forget() {
      executor = null;
    }

    @Override
    Kind kind() {
      return Kind.VIRTUAL;
    }

    /** {@code Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())}, by name. */
    private static MethodHandle executorMaker() {
      try {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> builder = Class.forName("java.lang.Thread$Builder");
        Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandle make =
            lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
        MethodHandle factory =
            lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
        MethodHandle executor =
            lookup.findStatic(
                java.util.concurrent.Executors.class,
                "newThreadPerTaskExecutor",
                MethodType.methodType(
                    java.util.concurrent.ExecutorService.class, ThreadFactory.class));
        MethodHandle made =
            MethodHandles.filterReturnValue(
                make, factory.asType(MethodType.methodType(ThreadFactory.class, ofVirtual)));
        return MethodHandles.filterReturnValue(made, executor);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("this Java has no virtual threads", e);
      }
    }
  }
}
