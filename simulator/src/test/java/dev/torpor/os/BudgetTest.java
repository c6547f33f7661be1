package dev.torpor.os;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
  /** 24 a day, of which half a day's worth can be saved up. */
  private static Budget budget(Budget.Refill refill) {
    return new Budget(new Budget.Rule(24, 0.5, refill));
  }

  @Test
  void given_a_full_budget_when_time_passes_then_no_more_is_saved_than_it_holds() {
    assertThat(budget(Budget.Refill.CONTINUOUS).left(10 * DAY)).isEqualTo(12);
  }

  @Test
  void given_more_spent_than_there_was_when_it_is_refilled_then_the_debt_comes_first() {
    Budget budget = budget(Budget.Refill.CONTINUOUS);
    budget.draw(15, 0);

    assertThat(budget.left(0)).isEqualTo(-3);
    assertThat(budget.left(5 * HOUR)).isEqualTo(2);
    assertThat(budget.reaches(2, HOUR)).isEqualTo(5 * HOUR);
  }

  @Test
  void given_a_refill_each_hour_then_it_comes_at_the_full_hour_and_not_between() {
    Budget budget = budget(Budget.Refill.HOURLY);
    budget.draw(12, 0);

    assertThat(budget.left(2 * HOUR - 1)).isEqualTo(1);
    assertThat(budget.left(2 * HOUR)).isEqualTo(2);
    assertThat(budget.reaches(2, 30)).isEqualTo(2 * HOUR);
  }

  @Test
  void given_an_amount_that_it_never_holds_then_it_is_never_reached() {
    Budget budget = budget(Budget.Refill.CONTINUOUS);

    assertThat(budget.reaches(12, 0)).isZero();
    assertThat(budget.reaches(12.5, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void given_no_limit_then_nothing_that_is_drawn_counts() {
    Budget.unlimited().draw(1e12, 0);

    assertThat(Budget.unlimited().reaches(1e15, 5)).isEqualTo(5);
  }
}
