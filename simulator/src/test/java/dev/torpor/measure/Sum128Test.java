package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Sum128Test {
  @Test
  void given_random_numbers_and_products_when_added_then_it_equals_big_integers() {
    RandomStream random = new RandomStreams(1).fork("test/sum");
    Sum128 sum = new Sum128();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextLong(60);
      long b = random.nextLong() >> (8 + random.nextLong(50));
      sum.add(a);
      sum.addProduct(a, b);
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
      expected = expected.add(BigInteger.valueOf(a)).add(product);
      assertThat(sum.value()).isEqualTo(expected);
    }
  }
}
