package dev.torpor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprinterTest {
  private record At(long at, TraceEvent event) {}

  private static Fingerprint of(At... events) {
    Fingerprinter fingerprinter = new Fingerprinter();
    for (At each : events) {
      fingerprinter.on(each.at(), each.event());
    }
    return fingerprinter.finish();
  }

  private static At note(long at, Subsystem subsystem, String text) {
    return new At(at, Note.of(subsystem, text));
  }

  private static final At[] RUN = {
    note(0, Subsystem.WORLD, "one"),
    note(5, Subsystem.OS, "two"),
    note(5, Subsystem.OS, "three"),
    note(9, Subsystem.CLIENT, "four")
  };

  @Test
  void given_the_same_events_when_heard_twice_then_the_fingerprints_are_equal() {
    assertThat(of(RUN)).isEqualTo(of(RUN));
  }

  @Test
  void given_equal_texts_that_are_other_objects_when_fingerprinted_then_it_makes_no_difference() {
    for (String text : List.of("plain", "sch\u00f6n", "", "x".repeat(300))) {
      At[] same = new At[6];
      At[] others = new At[6];
      for (int i = 0; i < same.length; i++) {
        same[i] = note(i, Subsystem.OS, text);
        others[i] = note(i, Subsystem.OS, new String(text.toCharArray()));
      }

      assertThat(of(same)).isEqualTo(of(others));
    }
  }

  @Test
  void given_one_run_when_fingerprinted_then_its_digest_is_the_one_on_record() {
    assertThat(of(RUN).all())
        .isEqualTo("9ebdebb903c536f77fdae7a72cbf88b2465f4b1772e0491674562c0607abf1bd");
    assertThat(of().all()).isNotEqualTo(of(RUN).all()).hasSize(64).isEqualTo(of().all());
  }

  @Test
  void given_each_single_change_when_fingerprinted_then_the_digest_differs() {
    Note base = Note.of(Subsystem.OS, "two");
    List<At> variants = new ArrayList<>();
    variants.add(new At(6, base));
    variants.add(new At(5, new Note(base.subsystem(), "nota", 7, "two", true, base.texts())));
    variants.add(new At(5, new Note(base.subsystem(), "note", 8, "two", true, base.texts())));
    variants.add(new At(5, new Note(base.subsystem(), "note", 7, "tow", true, base.texts())));
    variants.add(new At(5, new Note(base.subsystem(), "note", 7, "two", false, base.texts())));
    variants.add(new At(5, new Note(base.subsystem(), "note", 7, "two", true, List.of("ab"))));
    variants.add(new At(5, new Note(base.subsystem(), "note", 7, "two", true, List.of("b", "a"))));
    variants.add(new At(5, new Note(Subsystem.ENERGY, "note", 7, "two", true, base.texts())));

    for (At variant : variants) {
      At[] changed = RUN.clone();
      changed[1] = variant;
      assertThat(of(changed).all()).as(variant.toString()).isNotEqualTo(of(RUN).all());
    }
  }

  @Test
  void given_two_events_in_another_order_when_fingerprinted_then_the_digest_differs() {
    At[] swapped = {RUN[0], RUN[2], RUN[1], RUN[3]};

    assertThat(of(swapped).all()).isNotEqualTo(of(RUN).all());
  }

  @Test
  void given_events_of_two_subsystems_swapped_when_fingerprinted_then_both_digests_differ() {
    At world = note(5, Subsystem.WORLD, "one");
    At os = note(5, Subsystem.OS, "two");

    Fingerprint oneWay = of(world, os);
    Fingerprint otherWay = of(os, world);

    assertThat(oneWay.bySubsystem().get(Subsystem.OS))
        .isNotEqualTo(otherWay.bySubsystem().get(Subsystem.OS));
    assertThat(oneWay.bySubsystem().get(Subsystem.WORLD))
        .isNotEqualTo(otherWay.bySubsystem().get(Subsystem.WORLD));
  }

  @Test
  void given_a_change_in_one_subsystem_when_fingerprinted_then_the_others_keep_theirs() {
    At[] changed = RUN.clone();
    changed[3] = note(9, Subsystem.CLIENT, "five");

    for (Subsystem subsystem : Subsystem.values()) {
      String before = of(RUN).bySubsystem().get(subsystem);
      String after = of(changed).bySubsystem().get(subsystem);
      if (subsystem == Subsystem.CLIENT) {
        assertThat(after).isNotEqualTo(before);
      } else {
        assertThat(after).isEqualTo(before);
      }
    }
  }

  @Test
  void given_a_text_beyond_ascii_when_fingerprinted_then_every_character_counts() {
    String umlaut = of(note(0, Subsystem.OS, "M\u00fcnchen")).all();

    assertThat(umlaut)
        .isEqualTo(of(note(0, Subsystem.OS, "M\u00fcnchen")).all())
        .isNotEqualTo(of(note(0, Subsystem.OS, "M\u00f6nchen")).all());
  }

  @Test
  void given_texts_longer_than_the_buffer_when_fingerprinted_then_every_byte_counts() {
    char[] text = new char[100_000];
    Arrays.fill(text, 'x');
    String same = of(note(0, Subsystem.OS, new String(text))).all();
    text[99_999] = 'y';

    assertThat(of(note(0, Subsystem.OS, new String(text))).all()).isNotEqualTo(same);
  }
}
