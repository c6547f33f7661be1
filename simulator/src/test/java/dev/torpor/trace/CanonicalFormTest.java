package dev.torpor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the bytes back: what can be read back in full is the same for no two runs. */
class CanonicalFormTest {
  private record At(long position, long at, Note note) {}

  @Test
  void given_random_events_when_their_bytes_are_read_back_then_they_are_the_same_events() {
    for (int seed = 0; seed < 60; seed++) {
      List<At> events = events(seed, 1 + seed * 7);

      assertThat(new Reader(bytes(events)).events()).as("seed %d", seed).isEqualTo(events);
    }
  }

  @Test
  void given_more_texts_than_places_when_read_back_then_every_event_is_the_same() {
    List<At> events = new ArrayList<>();
    int texts = 5 * CanonicalForm.PLACES;
    for (int i = 0; i < 3 * texts; i++) {
      events.add(new At(i, i, Note.of(Subsystem.OS, "text " + (i * 7) % texts)));
    }

    assertThat(new Reader(bytes(events)).events()).isEqualTo(events);
  }

  @Test
  void given_two_texts_for_one_place_when_they_take_turns_then_each_is_written_in_full() {
    String one = "Aa"; // both have the same hash
    String other = "BB";
    assertThat(CanonicalForm.place(one)).isEqualTo(CanonicalForm.place(other));
    List<At> events = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      events.add(new At(i, i, Note.of(Subsystem.OS, i % 2 == 0 ? one : other)));
    }

    byte[] bytes = bytes(events);

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).containsPattern("(?s)(Aa.*BB.*){3}");
    assertThat(new Reader(bytes).events()).isEqualTo(events);
  }

  @Test
  void given_a_text_once_more_when_written_then_it_takes_two_bytes() {
    List<At> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      events.add(new At(i, i, Note.of(Subsystem.OS, "a text of some length that comes again")));
    }

    int two = bytes(events.subList(0, 2)).length;
    int three = bytes(events).length;

    // position, time, type, number, text, flag, list of two texts, constant
    assertThat(three - two).isEqualTo(1 + 1 + 2 + 1 + 2 + 1 + 1 + 2 * 2 + 2);
  }

  @Test
  void given_extreme_numbers_when_read_back_then_they_are_the_same() {
    List<At> events = new ArrayList<>();
    long position = 0;
    for (int shift = 0; shift < 64; shift++) {
      for (long number : new long[] {1L << shift, -(1L << shift), (1L << shift) - 1}) {
        events.add(new At(position++, 0, with(number, "x", true, List.of())));
      }
    }
    events.add(new At(1L << 40, Long.MAX_VALUE, with(0, "", false, List.of(""))));

    assertThat(new Reader(bytes(events)).events()).isEqualTo(events);
  }

  private static Note with(long number, String text, boolean flag, List<String> texts) {
    return new Note(Subsystem.OS, "note", number, text, flag, texts);
  }

  private static List<At> events(int seed, int count) {
    RandomStream random = new RandomStreams(seed).fork("canonical form");
    List<At> events = new ArrayList<>();
    long position = -1;
    long at = 0;
    for (int i = 0; i < count; i++) {
      position += 1 + random.nextLong(40);
      at += random.nextLong(3) == 0 ? 0 : random.nextLong(1L << random.nextLong(40));
      List<String> texts = new ArrayList<>();
      for (int left = (int) random.nextLong(4); left > 0; left--) {
        texts.add(text(random));
      }
      long number = random.nextLong() >> random.nextLong(64);
      events.add(new At(position, at, with(number, text(random), random.chance(0.5), texts)));
    }
    return events;
  }

  /** Short ones come again, long ones do not fit into the buffer. */
  private static String text(RandomStream random) {
    int length =
        random.nextLong(100) == 0 ? (int) random.nextLong(12_000) : (int) random.nextLong(4);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("a\u00e4\u20acb".charAt((int) random.nextLong(4)));
    }
    return text.toString();
  }

  private static byte[] bytes(List<At> events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CanonicalForm form = new CanonicalForm(out::write);
    for (At each : events) {
      form.event(each.position(), each.at(), each.note());
    }
    form.flush();
    return out.toByteArray();
  }

  /** Reads what is written by the rules that {@link Fingerprinter} states. */
  private static final class Reader {
    private final byte[] bytes;
    private final String[] known = new String[CanonicalForm.PLACES];
    private int next;
    private int kind;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    List<At> events() {
      List<At> events = new ArrayList<>();
      long position = -1;
      long at = 0;
      while (next < bytes.length) {
        position += value(CanonicalForm.EVENT);
        at += rest();
        String type = text();
        long number = number();
        String text = text();
        boolean flag = number() == 1;
        List<String> texts = new ArrayList<>();
        for (long left = value(CanonicalForm.LIST); left > 0; left--) {
          texts.add(text());
        }
        Subsystem subsystem = Subsystem.valueOf(text());
        events.add(new At(position, at, new Note(subsystem, type, number, text, flag, texts)));
      }
      return events;
    }

    private long value(int expected) {
      long value = value();
      assertThat(kind).isEqualTo(expected);
      return value;
    }

    private long value() {
      int first = bytes[next++];
      kind = first & 7;
      long value = (first >> 3) & 15;
      return first < 0 ? value | (rest() << 4) : value;
    }

    private long rest() {
      long value = 0;
      int shift = 0;
      while (bytes[next] < 0) {
        value |= (bytes[next++] & 0x7FL) << shift;
        shift += 7;
      }
      return value | ((long) bytes[next++] << shift);
    }

    private long number() {
      long value = value(CanonicalForm.NUMBER);
      return (value >>> 1) ^ -(value & 1);
    }

    private String text() {
      long value = value();
      if (kind == CanonicalForm.KNOWN_TEXT) {
        return known[(int) value];
      }
      assertThat(kind).isEqualTo(CanonicalForm.NEW_TEXT);
      String text = new String(bytes, next, (int) value, StandardCharsets.UTF_8);
      next += (int) value;
      int hash = text.hashCode();
      known[(hash ^ (hash >>> 16)) & 1023] = text;
      return text;
    }
  }
}
