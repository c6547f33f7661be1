package dev.torpor.harness.backend.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code scenarios/SHAPES.md} tells every shape and option in the words of the code. */
class ShapesPageTest {
  private static final Path PAGE = Path.of("..", "scenarios", "SHAPES.md");
  private static final List<String> OF_RECORDS =
      List.of("cursor", "list", "longpoll", "paged", "validators");

  private static final String START =
      """
      # Shapes of a dataset

      A stub opts in to the scenario's dataset with `"transformers": ["torpor-dataset"]` and says in `transformerParameters` which shape it
      serves, with options:

      ```json
      {
        "request": {"method": "ANY", "urlPathPattern": "/items(/.*)?"},
        "response": {
          "transformers": ["torpor-dataset"],
          "transformerParameters": {"shape": "cursor", "tokenLife": "7d", "precondition": "required"}
        }
      }
      ```

      All stubs serve one dataset: the World's script is one writer, clients are others, and every commit of a record makes its next version.
      Stubs with the same shape and options share what a server remembers. What an option cannot be is refused when the scenario is loaded.
      Records are `{"id":"r7","version":3,"data":"..."}`, deleted ones `{"id":"r7","version":4,"deleted":true}`. This page is made from the
      code; `-Dtorpor.golden=update` makes it anew. [The example backends](README.md#backends) show each shape at work.

      ## Options that all shapes of records have

      `POST /items` makes a record, `PUT /items/r7` makes or replaces one, `DELETE /items/r7` leaves a tombstone, `GET /items/r7` reads one,
      `POST /items/batch` does several edits. The header `Edit-Id`, or `"edit"` in the body, ties a write to what the user did.

      """;

  @Test
  void given_the_shapes_when_told_then_the_page_has_each_with_all_its_options() {
    List<ShapeOption> common = new ArrayList<>(Shapes.options("list"));
    for (String shape : OF_RECORDS) {
      assertThat(Shapes.options(shape)).containsAll(common);
    }
    StringBuilder page = new StringBuilder(START);
    table(page, common);
    for (String shape : Shapes.names()) {
      String summary = Shapes.summary(shape);
      page.append("\n## ").append(shape).append("\n\n");
      page.append(summary.substring(0, 1).toUpperCase(Locale.ROOT)).append(summary.substring(1));
      page.append(".\n");
      List<ShapeOption> own = new ArrayList<>(Shapes.options(shape));
      if (OF_RECORDS.contains(shape)) {
        own.removeAll(common);
      }
      if (!own.isEmpty()) {
        page.append('\n');
        table(page, own);
      }
    }
    Golden.check(PAGE, "scenarios/SHAPES.md", page.toString());
  }

  private static void table(StringBuilder page, List<ShapeOption> options) {
    page.append("| option | is | by default | what it does |\n|---|---|---|---|\n");
    for (ShapeOption option : options) {
      String byDefault = option.byDefault().isEmpty() ? "" : "`" + option.byDefault() + "`";
      page.append("| `").append(option.name()).append("` | ").append(option.allowed());
      page.append(" | ").append(byDefault).append(" | ").append(option.summary());
      page.append(" |\n");
    }
  }
}
