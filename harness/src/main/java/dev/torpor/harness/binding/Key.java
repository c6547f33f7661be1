package dev.torpor.harness.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key of a file: one record component. Without a default, a component that is not {@code
 * Nullable} must be given.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
  /** What it means, in one sentence, for schemas and help texts. */
  String value();

  /** The value when the key is left out, as a file would write it; empty for none. */
  String byDefault() default "";

  /** The key, when it is not the component's name. */
  String name() default "";
}
