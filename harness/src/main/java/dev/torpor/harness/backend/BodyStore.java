package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.InputStreamSource;
import com.github.tomakehurst.wiremock.common.StreamSources;
import com.github.tomakehurst.wiremock.store.BlobStore;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.files.BlobStoreFileSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives WireMock the body files from memory, and nothing to write to. */
final class BodyStore implements BlobStore {
  private final BodyFiles files;

  BodyStore(BodyFiles files) {
    this.files = files;
  }

  /** The same as the tree of files that WireMock expects. */
  FileSource asFileSource() {
    return new BlobStoreFileSource(this);
  }

  /** WireMock's stores in memory, with these files. */
  Stores asStores() {
    return new DefaultStores(asFileSource()) {
      @Override
      public BlobStore getBlobStore(String name) {
        return BodyStore.this;
      }
    };
  }

  @Override
  public Optional<InputStream> getStream(String key) {
    return get(key).map(ByteArrayInputStream::new);
  }

  @Override
  public InputStreamSource getStreamSource(String key) {
    return StreamSources.forBlobStoreItem(this, key);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(files.read(key));
  }

  @Override
  public Stream<String> getAllKeys() {
    return Stream.empty();
  }

  @Override
  public void put(String key, byte[] content) {
    throw readOnly();
  }

  @Override
  public void remove(String key) {
    throw readOnly();
  }

  @Override
  public void clear() {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a run does not change its stub directory");
  }
}
