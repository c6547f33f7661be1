package dev.torpor.harness.backend.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.harness.backend.dataset.CommitLog.Content;
import dev.torpor.http.Body;
import dev.torpor.random.RandomStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a document: {@code 3-<32 hexadecimal digits>}.
 *
 * @param id as written
 * @param parent null for a first one
 * @param isDeletion whether it says that the document is deleted
 * @param content null when a client named it as an ancestor and never sent it
 * @param commit number of the commit that brought it, {@link CommitLog#NONE} for an initial one
 */
record Revision(
    String id, @Nullable Revision parent, boolean isDeletion, @Nullable Content content, int commit)
    implements Comparable<Revision> {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}-[0-9A-Za-z]{1,64}");

  /** A revision whose id follows from what it says, so that equal edits of one parent are equal. */
  static Revision of(
      String document, @Nullable Revision parent, boolean isDeletion, Content content, int commit) {
    long first = digest(0x9AE16A3B2F90404FL, document, parent, isDeletion, content);
    long second = digest(0xC949C7DEFD72CE05L, document, parent, isDeletion, content);
    int generation = parent == null ? 1 : parent.generation() + 1;
    String id = generation + "-" + hex(first) + hex(second);
    return new Revision(id, parent, isDeletion, content, commit);
  }

  private static long digest(
      long seed, String document, @Nullable Revision parent, boolean isDeletion, Content content) {
    long hash = mixed(seed, document.getBytes(UTF_8));
    hash = mixed(hash, (parent == null ? "" : parent.id).getBytes(UTF_8));
    Body data = content.data();
    hash = RandomStream.hash(hash ^ (isDeletion ? 1 : data == null ? content.value() + 2L : 0));
    return data == null || isDeletion ? hash : mixed(hash, data.bytes());
  }

  private static long mixed(long seed, byte[] bytes) {
    long hash = RandomStream.hash(seed ^ bytes.length);
    for (byte next : bytes) {
      hash = (hash ^ next) * 0x100000001B3L;
    }
    return RandomStream.hash(hash);
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** True for a text that a revision's id may be. */
  static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  /** How many revisions lead to it, itself included. */
  int generation() {
    return generation(id);
  }

  static int generation(String id) {
    return Integer.parseInt(id.substring(0, id.indexOf('-')));
  }

  /** What stands behind the generation. */
  String hash() {
    return id.substring(id.indexOf('-') + 1);
  }

  /**
   * The greatest leaf wins: one that is no deletion before one that is, then the longer history,
   * then the greater hash. Every server and client comes to the same.
   */
  @Override
  public int compareTo(Revision other) {
    if (isDeletion != other.isDeletion) {
      return isDeletion ? -1 : 1;
    }
    int longer = Integer.compare(generation(), other.generation());
    return longer != 0 ? longer : hash().compareTo(other.hash());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Revision revision && id.equals(revision.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
