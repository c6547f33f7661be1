package dev.torpor.harness.house;

import java.util.ArrayList;
import java.util.List;

/** Something that every source file must keep to. */
@FunctionalInterface
interface SourceRule {
  /** One line per breach: where, what, and what to do; empty when {@code file} keeps the rule. */
  List<String> breaches(SourceFile file);

  /** The breaches of all {@code files}, in their order. */
  default List<String> breaches(List<SourceFile> files) {
    List<String> all = new ArrayList<>();
    for (SourceFile file : files) {
      all.addAll(breaches(file));
    }
    return all;
  }
}
