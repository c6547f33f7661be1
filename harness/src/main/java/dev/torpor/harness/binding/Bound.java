package dev.torpor.harness.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A file bound to a record, as far as its mistakes allow. What could be bound can be looked up even
 * when the whole could not, so that later checks report their mistakes along with the first ones.
 */
public final class Bound<T> {
  private final @Nullable T value;
  private final Binding binding;

  private Bound(@Nullable T value, Binding binding) {
    this.value = value;
    this.binding = binding;
  }

  /**
   * Binds a text.
   *
   * @param name of the file, as the user said it
   * @param problems receives every mistake
   */
  public static <T> Bound<T> bind(String name, String text, Form<T> form, Problems problems) {
    return bindLike(name, text, form, problems, like -> Optional.empty());
  }

  /**
   * Binds a text that may name another one under {@code like} and say only what differs.
   *
   * @param texts the texts that can be named so
   */
  public static <T> Bound<T> bindLike(
      String name,
      String text,
      Form<T> form,
      Problems problems,
      Function<String, Optional<String>> texts) {
    SourceFile source = new SourceFile(name, text);
    Binding binding = new Binding(source, problems);
    Node composed = source.compose(problems);
    if (composed == null) {
      return new Bound<>(null, binding);
    }
    Node root = new Inheritance(texts).complete(composed, problems);
    binding.visitItem(root, "");
    return new Bound<>(form.read(root, "", binding), binding);
  }

  /** The whole, or null when a mistake kept it from being made. */
  public @Nullable T value() {
    return value;
  }

  /** Every value of a type that could be bound, in the order of the file. */
  public <V> List<Located<V>> all(Class<V> type) {
    List<Located<V>> found = new ArrayList<>();
    for (Located<?> located : binding.values()) {
      if (type.isInstance(located.value())) {
        found.add(new Located<>(located.path(), type.cast(located.value())));
      }
    }
    return found;
  }

  /** The value at a path, when it is given and could be bound. */
  public <V> Optional<V> at(String path, Class<V> type) {
    for (Located<V> located : all(type)) {
      if (located.path().equals(path)) {
        return Optional.of(located.value());
      }
    }
    return Optional.empty();
  }

  /** True when the file has something at that path, bound or not. */
  public boolean has(String path) {
    return binding.has(path);
  }

  /** A mistake at a path, or at the nearest path above it that the file has. */
  public Problem problemAt(String path, String message) {
    return binding.problemAt(path, message);
  }

  /** A mistake in the name of a key, or at the nearest path above it that the file has. */
  public Problem problemAtKey(String path, String message) {
    return binding.problemAtKey(path, message);
  }

  /** Mistakes in the options of something that was chosen by name at {@code path}. */
  public Complaints complaints(String path, Problems problems) {
    return new Complaints() {
      @Override
      public void aboutName(String key, String message) {
        problems.add(problemAtKey(Binding.below(path, key), message));
      }

      @Override
      public void aboutValue(String key, String message) {
        String option = Binding.below(path, key);
        problems.add(problemAt(has(option) ? option : path, message));
      }
    };
  }
}
