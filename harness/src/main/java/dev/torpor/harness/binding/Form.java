package dev.torpor.harness.binding;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** How values of one type are written in a file. */
public interface Form<T> {
  /** The value at {@code node}, or null after reporting every mistake in it. */
  @Nullable T read(Node node, String path, Binding binding);

  /** The same as a JSON Schema (draft 2020-12). */
  Map<String, Object> schema(Schemas schemas);
}
