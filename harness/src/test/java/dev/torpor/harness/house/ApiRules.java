package dev.torpor.harness.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a caller may expect of every signature. */
final class ApiRules {
  private ApiRules() {}

  /** No method, constructor or record takes two booleans side by side: who sees which is which? */
  static List<String> booleanPairs(SourceFile file) {
    List<String> breaches = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        if (!isOverride(method) && hasPair(method.getParameters())) {
          breaches.add(
              file.at(method)
                  + ": "
                  + method.getName()
                  + " takes two booleans side by side: make one an enum or split the method");
        }
        return super.visitMethod(method, null);
      }

      @Override
      public Void visitClass(ClassTree type, Void unused) {
        List<VariableTree> components = new ArrayList<>();
        for (Tree member : type.getMembers()) {
          if (type.getKind() == Tree.Kind.RECORD
              && member instanceof VariableTree field
              && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            components.add(field);
          }
        }
        if (hasPair(components)) {
          breaches.add(
              file.at(type)
                  + ": "
                  + type.getSimpleName()
                  + " has two booleans side by side: make one an enum or move one away");
        }
        return super.visitClass(type, null);
      }
    }.scan(file.tree(), null);
    return breaches;
  }

  /**
   * Every public type is documented, and in main code every public method, constructor and
   * constant. What overrides something inherits its text.
   */
  static List<String> documentation(SourceFile file) {
    List<String> breaches = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        if (!isVisible(type.getModifiers())) {
          return null;
        }
        require(type, type.getSimpleName().toString());
        return file.isMain() || hasPublicTypes(type) ? super.visitClass(type, null) : null;
      }

      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        boolean visible = isVisible(method.getModifiers());
        if (file.isMain() && visible && !isOverride(method) && !isDescribedByType(method)) {
          require(method, method.getName().toString());
        }
        return null;
      }

      @Override
      public Void visitVariable(VariableTree field, Void unused) {
        boolean visible = isVisible(field.getModifiers());
        if (file.isMain() && visible && !isEnumConstant(field)) {
          require(field, field.getName().toString());
        }
        return null;
      }

      /** So are constructors without parameters and the compact ones of records. */
      private boolean isDescribedByType(MethodTree method) {
        List<? extends VariableTree> parameters = method.getParameters();
        return method.getReturnType() == null
            && (parameters.isEmpty() || file.start(parameters.get(0)) < file.start(method));
      }

      /** A constant of an enum has no modifiers in the text: it starts with its name. */
      private boolean isEnumConstant(VariableTree field) {
        return file.text().startsWith(field.getName().toString(), (int) file.start(field));
      }

      /** Members of interfaces are public without saying so. */
      private boolean isVisible(ModifiersTree modifiers) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean inInterface =
            parent.getKind() == Tree.Kind.INTERFACE
                || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
        boolean hidden = modifiers.getFlags().contains(Modifier.PRIVATE);
        return isPublic(modifiers) || (inInterface && !hidden);
      }

      private void require(Tree node, String name) {
        if (!file.isDocumented(getCurrentPath())) {
          breaches.add(
              file.at(node)
                  + ": "
                  + name
                  + " is public and has no Javadoc: say in one line what it is, then units, ranges"
                  + " and errors");
        }
      }
    }.scan(file.tree(), null);
    return breaches;
  }

  private static boolean hasPair(List<? extends VariableTree> parameters) {
    boolean previous = false;
    for (VariableTree parameter : parameters) {
      boolean is = parameter.getType().toString().equals("boolean");
      if (is && previous) {
        return true;
      }
      previous = is;
    }
    return false;
  }

  private static boolean hasPublicTypes(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(member -> member instanceof ClassTree inner && isPublic(inner.getModifiers()));
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC);
  }

  private static boolean isOverride(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (annotation.getAnnotationType().toString().endsWith("Override")) {
        return true;
      }
    }
    return false;
  }
}
