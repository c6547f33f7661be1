package dev.torpor.harness.house;

import com.sun.source.tree.AnnotationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every package says what it is for and is null-marked; nothing is left for later. */
final class PackageRules {
  private static final List<String> MARKERS = List.of("TODO", "FIXME", "XXX", "not implemented");

  private PackageRules() {}

  /**
   * Every package has a {@code package-info.java}, in main or test code, that is null-marked and
   * has at least a sentence on what the room is for.
   */
  static List<String> packageInfos(List<SourceFile> files) {
    Set<String> described = new TreeSet<>();
    TreeMap<String, String> folders = new TreeMap<>();
    List<String> breaches = new ArrayList<>();
    for (SourceFile file : files) {
      String name = packageName(file);
      if (file.name().equals("package-info.java")) {
        described.add(name);
        checkInfo(file, breaches);
      } else {
        folders.putIfAbsent(name, file.path());
      }
    }
    folders.forEach(
        (name, path) -> {
          if (!described.contains(name)) {
            breaches.add(path + ": package " + name + " has no package-info.java: add one beside");
          }
        });
    return breaches;
  }

  /** Main code holds no notes to come back to: finish it, or write the limit into the Javadoc. */
  static List<String> leftovers(SourceFile file) {
    List<String> breaches = new ArrayList<>();
    List<String> lines = file.isMain() ? file.lines() : List.of();
    for (int i = 0; i < lines.size(); i++) {
      for (String marker : MARKERS) {
        if (lines.get(i).contains(marker)) {
          breaches.add(
              file.path()
                  + ":"
                  + (i + 1)
                  + ": "
                  + marker
                  + ": finish it, or document the limit and report it when it is hit");
        }
      }
    }
    return breaches;
  }

  private static void checkInfo(SourceFile file, List<String> breaches) {
    boolean marked = false;
    for (AnnotationTree annotation : file.tree().getPackageAnnotations()) {
      marked |= annotation.getAnnotationType().toString().endsWith("NullMarked");
    }
    if (!marked) {
      breaches.add(file.path() + ": the package is not @NullMarked: annotate it");
    }
    int start = file.text().indexOf("/**");
    int end = file.text().indexOf("*/");
    String comment = start < 0 || end < start ? "" : file.text().substring(start + 3, end);
    if (!comment.contains(".") || comment.split("\\s+", -1).length < 5) {
      breaches.add(file.path() + ": says nothing: write a sentence on what the room is for");
    }
  }

  private static String packageName(SourceFile file) {
    return file.tree().getPackageName() == null ? "" : file.tree().getPackageName().toString();
  }
}
