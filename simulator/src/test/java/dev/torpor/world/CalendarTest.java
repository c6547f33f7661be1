package dev.torpor.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.torpor.time.TimeFormat;
import dev.torpor.world.Moment.DayTime;
import dev.torpor.world.Moment.Offset;
import dev.torpor.world.Moment.TimeOfDay;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void given_a_time_of_day_on_weekdays_when_a_week_passes_then_it_comes_five_times() {
    Calendar monday = calendar("2026-03-02T00:00:00", 7);

    assertThat(texts(monday.occurrences(at("07:40"), Days.WEEKDAYS)))
        .containsExactly("0d 07:40:00", "1d 07:40:00", "2d 07:40:00", "3d 07:40:00", "4d 07:40:00");
    assertThat(texts(monday.occurrences(at("07:40"), Days.WEEKENDS)))
        .containsExactly("5d 07:40:00", "6d 07:40:00");
  }

  @Test
  void given_a_start_at_noon_when_a_time_of_the_morning_recurs_then_the_first_one_is_missed() {
    Calendar noon = calendar("2026-03-02T12:00:00", 2);

    assertThat(texts(noon.occurrences(at("07:40"), Days.DAILY)))
        .containsExactly("0d 19:40:00", "1d 19:40:00");
  }

  @Test
  void given_a_day_and_a_time_when_the_start_is_at_noon_then_days_count_from_its_date() {
    Calendar noon = calendar("2026-03-02T12:00:00", 4);

    assertThat(TimeFormat.instant(noon.at(new DayTime(2, 14 * TimeFormat.HOUR))))
        .isEqualTo("2d 02:00:00");
    assertThat(noon.at(new DayTime(0, 0))).isEqualTo(-12 * TimeFormat.HOUR);
    assertThat(noon.occurrences(new DayTime(0, 0), Days.DAILY)).isEmpty();
    assertThat(noon.occurrences(new Offset(5), Days.of(List.of(DayOfWeek.SUNDAY))))
        .containsExactly(5L);
  }

  @Test
  void given_the_start_of_summer_time_when_days_pass_then_that_day_has_23_hours() {
    Calendar saturday = calendar("2026-03-28T00:00:00", 3);

    assertThat(texts(saturday.occurrences(at("07:00"), Days.DAILY)))
        .containsExactly("0d 07:00:00", "1d 06:00:00", "2d 06:00:00");
  }

  @Test
  void given_a_time_that_summer_time_skips_when_it_recurs_then_it_comes_an_hour_later() {
    Calendar saturday = calendar("2026-03-28T00:00:00", 3);

    assertThat(texts(saturday.occurrences(at("02:30"), Days.DAILY)))
        .containsExactly("0d 02:30:00", "1d 02:30:00", "2d 01:30:00");
  }

  @Test
  void given_the_end_of_summer_time_when_days_pass_then_that_day_has_25_hours() {
    Calendar saturday = calendar("2026-10-24T00:00:00", 3);

    assertThat(texts(saturday.occurrences(at("02:30"), Days.DAILY)))
        .containsExactly("0d 02:30:00", "1d 02:30:00", "2d 03:30:00");
    assertThat(texts(saturday.spans(at("00:00"), at("24:00"), Days.DAILY)))
        .containsExactly(
            "0d 00:00:00 - 1d 00:00:00", "1d 00:00:00 - 2d 01:00:00", "2d 01:00:00 - 3d 00:00:00");
  }

  @Test
  void given_a_window_over_midnight_when_days_pass_then_the_night_before_the_start_counts() {
    Calendar monday = calendar("2026-03-02T00:00:00", 2);

    assertThat(texts(monday.spans(at("23:00"), at("06:30"), Days.DAILY)))
        .containsExactly(
            "0d 00:00:00 - 0d 06:30:00", "0d 23:00:00 - 1d 06:30:00", "1d 23:00:00 - 2d 00:00:00");
  }

  @Test
  void given_a_window_over_midnight_on_fridays_when_it_recurs_then_it_begins_on_fridays() {
    Calendar saturday = calendar("2026-03-07T00:00:00", 7);

    assertThat(texts(saturday.spans(at("23:00"), at("06:30"), Days.of(EnumSet.of(friday())))))
        .containsExactly("0d 00:00:00 - 0d 06:30:00", "6d 23:00:00 - 7d 00:00:00");
  }

  @Test
  void given_two_moments_that_come_once_when_asked_then_there_is_one_span_or_none() {
    Calendar monday = calendar("2026-03-02T00:00:00", 2);
    DayTime noon = new DayTime(1, 12 * TimeFormat.HOUR);

    assertThat(texts(monday.spans(new Offset(TimeFormat.HOUR), noon, Days.WEEKENDS)))
        .containsExactly("0d 01:00:00 - 1d 12:00:00");
    assertThat(monday.spans(noon, new Offset(TimeFormat.HOUR), Days.DAILY)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monday.spans(at("07:00"), noon, Days.DAILY));
  }

  private static DayOfWeek friday() {
    return DayOfWeek.FRIDAY;
  }

  private static Calendar calendar(String start, int days) {
    return new Calendar(
        LocalDateTime.parse(start).atZone(BERLIN).toInstant(), BERLIN, days * TimeFormat.DAY);
  }

  private static TimeOfDay at(String text) {
    String[] parts = text.split(":", -1);
    return new TimeOfDay(
        Long.parseLong(parts[0]) * TimeFormat.HOUR + Long.parseLong(parts[1]) * TimeFormat.MINUTE);
  }

  private static List<String> texts(List<?> times) {
    return times.stream()
        .map(
            time ->
                time instanceof World.Span span
                    ? TimeFormat.instant(span.from()) + " - " + TimeFormat.instant(span.to())
                    : TimeFormat.instant((Long) time))
        .toList();
  }
}
