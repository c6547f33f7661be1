package dev.torpor.harness.binding;

import dev.torpor.harness.text.TextForm;
import dev.torpor.harness.text.TextForms;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the form of a type: texts, numbers, flags, units, enums, lists, maps, records, and sealed
 * interfaces of records that are told apart by their keys. Types with a form of their own are added
 * by {@link #with}. Once all are added, safe for use by several threads, as forms are.
 */
public final class Forms {
  private final Map<Type, Form<?>> known = new LinkedHashMap<>();

  /** The general forms. */
  public Forms() {
    with(String.class, Scalars.text());
    with(boolean.class, Scalars.flag());
    with(Boolean.class, Scalars.flag());
    with(long.class, Scalars.wholeNumber());
    with(Long.class, Scalars.wholeNumber());
    with(int.class, Scalars.smallNumber());
    with(Integer.class, Scalars.smallNumber());
  }

  /** Adds a form. */
  public <T> Forms with(Class<T> type, Form<T> form) {
    known.put(type, form);
    return this;
  }

  /** A form for one of a few words. */
  public static <T> Form<T> choice(Map<String, T> choices) {
    return new ChoiceForm<>(choices);
  }

  /** A form for one word or line of text. */
  public static <T> Form<T> text(TextForm<T> form) {
    return Scalars.of(form);
  }

  /** A form for a list. */
  public static <T> Form<List<T>> list(Form<T> items) {
    return new ListForm<>(items);
  }

  /** The form of a class. */
  @SuppressWarnings("unchecked") // forms are kept under the type of their values
  public <T> Form<T> of(Class<T> type) {
    return (Form<T>) of((Type) type);
  }

  /** The form of any type. */
  public synchronized Form<?> of(Type type) {
    Form<?> form = known.get(type);
    if (form == null) {
      form = make(type);
      known.put(type, form);
    }
    return form;
  }

  private Form<?> make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    TextForm<?> text = TextForms.of(plain);
    if (text != null) {
      return text(text);
    }
    if (plain.isEnum()) {
      return ChoiceForm.ofEnum(plain);
    }
    if (plain.isRecord()) {
      return new RecordForm<>(plain, type, this);
    }
    if (plain.isSealed()) {
      return new AlternativesForm<>(plain, this);
    }
    throw new IllegalArgumentException("there is no form for " + type);
  }

  private Form<?> ofGeneric(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == List.class) {
      return new ListForm<>(of(arguments[0]));
    }
    if (raw == Map.class) {
      return new MapForm<>(of(arguments[1]));
    }
    if (raw.isRecord()) {
      return new RecordForm<>(raw, type, this);
    }
    throw new IllegalArgumentException("there is no form for " + type);
  }
}
