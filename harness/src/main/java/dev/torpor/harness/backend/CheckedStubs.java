package dev.torpor.harness.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** Gives WireMock the stubs in their order; of two that match equally well the later one wins. */
final class CheckedStubs implements MappingsSource {
  private final List<Stub> stubs;

  CheckedStubs(List<Stub> stubs) {
    this.stubs = stubs;
  }

  @Override
  public void loadMappingsInto(StubMappings mappings) {
    for (Stub stub : stubs) {
      try {
        StubMapping mapping = Json.getObjectMapper().treeToValue(stub.mapping(), StubMapping.class);
        mapping.setDirty(false);
        mappings.addMapping(mapping);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("could be read when it was checked: " + stub.key(), e);
      }
    }
  }

  @Override
  public void save(List<StubMapping> mappings) {
    throw readOnly();
  }

  @Override
  public void save(StubMapping mapping) {
    throw readOnly();
  }

  @Override
  @SuppressWarnings("removal") // the interface still asks for it
  public void remove(StubMapping mapping) {
    throw readOnly();
  }

  @Override
  public void removeAll() {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a run does not change its stub directory");
  }
}
