package dev.torpor.harness.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The text of one file, its node tree and the places in it. */
final class SourceFile {
  private final String name;
  private final String text;
  private final List<String> lines;

  SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = text.lines().toList();
  }

  /** A problem at {@code place}. */
  Problem problem(Place place, String path, String message) {
    String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    return new Problem(
        name, place.line(), place.column(), place.lengthWithin(line), line, path, message);
  }

  /** The node tree in YAML 1.2, or null after reporting why there is none. */
  @Nullable Node compose(Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setUseMarks(true)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .build();
    try {
      Node root = new Compose(settings).composeString(text).orElse(null);
      if (root == null) {
        problems.add(problem(Place.START, "", "the file is empty"));
      } else if (!TreeRules.check(root, this, problems)) {
        return null;
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().or(e::getContextMark).map(Place::of).orElse(Place.START);
      problems.add(problem(place, "", "not valid YAML: " + explanation(e)));
    } catch (ReaderException e) {
      problems.add(problem(placeAt(e.getPosition()), "", "not valid YAML: " + firstLine(e)));
    } catch (YamlEngineException e) {
      problems.add(problem(Place.START, "", "not valid YAML: " + firstLine(e)));
    }
    return null;
  }

  private static String explanation(MarkedYamlEngineException e) {
    String context = e.getContext();
    if (context == null || context.isEmpty()) {
      return e.getProblem();
    }
    int line = e.getContextMark().map(Mark::getLine).orElse(0);
    boolean sameLine = line == e.getProblemMark().map(Mark::getLine).orElse(line);
    return context + (sameLine ? ", " : " from line " + (line + 1) + " on, ") + e.getProblem();
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  private Place placeAt(int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Place(line + 1, before.length() - (before.lastIndexOf('\n') + 1) + 1, 1);
  }
}
