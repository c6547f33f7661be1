package dev.torpor.harness.validation;

import dev.torpor.harness.validation.ValidationCases.Group;
import java.util.Locale;

/** The page {@code simulator/VALIDATION.md}; the same with and without the public data at hand. */
final class ValidationPage {
  private ValidationPage() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Validation

        What published figures, published data, other tools and plain arithmetic expect, and what
        Torpor makes of it. Each row is a test (`ValidationTest` in `harness`); this page is written
        by the build and a stale one fails it. To write it anew:

        ```
        mvn -pl harness -am test -Dtest=ValidationTest -Dtorpor.golden=update \\
            -Dsurefire.failIfNoSpecifiedTests=false
        ```

        | class | the expected figure is |
        |---|---|
        | published | printed in the source |
        | data | recomputed from published raw data |
        | peer | what another tool makes of the same input |
        | derived | arithmetic on published parameters |

        Rows that need public data which does not come with the project say so instead of a figure;
        they are checked wherever the data is at hand (`TORPOR_SHARED_DATA`, else `../shared/data`
        beside the project) and skipped with a message elsewhere.
        """);
    for (Group group : ValidationCases.groups()) {
      out.append("\n## ").append(group.title()).append("\n\n");
      out.append(group.about()).append("\n\n");
      out.append("| case | what | class | source | expected | got | tolerance |\n");
      out.append("|---|---|---|---|---|---|---|\n");
      for (ValidationCase one : group.cases()) {
        append(out, one);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, ValidationCase one) {
    String unit = one.unit().isEmpty() ? "" : " " + one.unit();
    String got =
        one.data() == null
            ? one.print(one.figure().measure()) + unit
            : "checked where the data is at hand";
    out.append("| ").append(one.id());
    out.append(" | ").append(one.what());
    out.append(" | ").append(one.kind().name().toLowerCase(Locale.ROOT));
    out.append(" | ").append(one.source());
    out.append(" | ").append(one.expected().toPlainString()).append(unit);
    out.append(" | ").append(got);
    out.append(" | ").append(one.tolerance().text());
    out.append(" |\n");
  }
}
