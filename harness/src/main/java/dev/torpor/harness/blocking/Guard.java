package dev.torpor.harness.blocking;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands before what a process can reach and lets only the thread with the baton through, and
 * nobody once the process is dead: a {@code finally} of an unwound thread has no effect.
 */
final class Guard implements InvocationHandler {
  private static final String CONTRACT = "dev.torpor.app";

  private final Baton baton;
  private final Object target;

  private Guard(Baton baton, Object target) {
    this.baton = baton;
    this.target = target;
  }

  /** The same thing behind a guard; {@code type} is an interface. */
  static <T> T of(Baton baton, Class<T> type, T target) {
    Object guarded =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Guard(baton, target));
    return type.cast(guarded);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(target, args);
    }
    baton.check();
    try {
      return behindGuard(method.invoke(target, args), method.getReturnType());
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private <T> @Nullable Object behindGuard(@Nullable Object result, Class<T> type) {
    boolean reaches = type.isInterface() && type.getPackageName().equals(CONTRACT);
    return result == null || !reaches ? result : of(baton, type, type.cast(result));
  }
}
