package dev.torpor.harness.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "urlPath; /items; /items",
        "url; /v1/items?limit=3; /v1/items",
        "urlPathTemplate; /items/{id}; /items",
        "urlPathTemplate; /v1/{user}/items; /v1",
        "urlPathPattern; /items(/.*)?; /items",
        "urlPathPattern; /items/[^/]+; /items",
        "urlPathPattern; /items/r[0-9]+; /items",
        "urlPathPattern; ^/items/?; /items",
        "urlPathPattern; /v1\\.2/items(?:/.*)?; /v1.2/items",
        "urlPathPattern; /v1.2/items/.*; /v1.2/items",
        "urlPathPattern; /items; /items",
        "urlPattern; /items\\?.*; /items",
        "urlPattern; /items.*; \"\"",
        "urlPattern; .*; \"\"",
      })
  void given_a_stubs_url_when_read_then_it_shows_where_the_collection_is(
      String field, String url, String collection) {
    assertThat(CollectionPath.of(new ObjectMapper().createObjectNode().put(field, url)))
        .isEqualTo(collection);
  }
}
