package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapleyTest {
  @Test
  void given_players_who_share_nothing_then_each_pays_its_own() {
    assertThat(Shapley.shares(new long[] {5, 15, 25, 35})).containsExactly(10, 20);
  }

  @Test
  void given_two_who_share_a_tail_then_they_halve_it() {
    assertThat(Shapley.shares(new long[] {0, 13, 13, 14})).containsExactly(7, 7);
  }

  @Test
  void given_a_player_who_adds_nothing_to_anybody_then_it_pays_nothing() {
    assertThat(Shapley.shares(new long[] {0, 7, 9, 12, 0, 7, 9, 12})).containsExactly(5, 7, 0);
  }

  @Test
  void given_shares_that_are_no_whole_numbers_then_they_still_add_up() {
    assertThat(Shapley.shares(new long[] {0, 1, 1, 1, 1, 1, 1, 1})).containsExactly(1, 0, 0);
    assertThat(Shapley.numerators(new long[] {0, 1, 1, 1, 1, 1, 1, 1}))
        .containsOnly(BigInteger.TWO);
  }

  @Test
  void given_any_game_of_four_then_the_shares_add_up_exactly_and_players_alike_pay_alike() {
    RandomStream random = new RandomStreams(4).fork("games");
    for (int game = 0; game < 500; game++) {
      long[] costs = new long[16];
      for (int i = 0; i < 16; i++) {
        costs[i] = random.between(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);
      }
      long[] swapped = new long[16];
      for (int i = 0; i < 16; i++) {
        swapped[(i & ~3) | ((i >> 1) & 1) | ((i & 1) << 1)] = costs[i];
      }

      assertThat(Arrays.stream(Shapley.shares(costs)).sum()).isEqualTo(costs[15] - costs[0]);
      BigInteger[] exact = Shapley.numerators(costs);
      assertThat(Shapley.numerators(swapped))
          .containsExactly(exact[1], exact[0], exact[2], exact[3]);
      assertThat(Arrays.stream(exact).reduce(BigInteger.ZERO, BigInteger::add))
          .isEqualTo(BigInteger.valueOf(costs[15] - costs[0]).multiply(BigInteger.valueOf(24)));
    }
  }
}
