package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles that are shipped: one file each under {@code dev/torpor/profiles} and one line in
 * its {@code index.txt}.
 */
public final class Catalog {
  private static final String ROOT = "/dev/torpor/profiles/";
  private static final Catalog SHIPPED = new Catalog();

  private final Map<ProfileKind, List<String>> names = new EnumMap<>(ProfileKind.class);

  private Catalog() {
    for (ProfileKind kind : ProfileKind.values()) {
      names.put(kind, new ArrayList<>());
    }
    for (String line : read("index.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int slash = line.indexOf('/');
        kindOf(line.substring(0, slash)).add(line.substring(slash + 1).strip());
      }
    }
  }

  /** The one catalog. */
  public static Catalog shipped() {
    return SHIPPED;
  }

  /** A name and what stands behind it. */
  public record Entry(String name, String description) {}

  /** The names of one kind, in the order of the index. */
  public List<String> names(ProfileKind kind) {
    return List.copyOf(names.getOrDefault(kind, List.of()));
  }

  /** All profiles of one kind with a line about each. */
  public List<Entry> list(ProfileKind kind) {
    Profiles profiles = new Profiles(this, null, new Problems());
    List<Entry> entries = new ArrayList<>();
    for (String name : names(kind)) {
      entries.add(new Entry(name, profiles.description(kind, name)));
    }
    return entries;
  }

  /** The names of the radios that reach one kind of network. */
  public List<String> radios(RadioKind reach) {
    Profiles profiles = new Profiles(this, null, new Problems());
    List<String> found = new ArrayList<>();
    for (String name : names(ProfileKind.RADIO)) {
      if (profiles.reaches(name, reach)) {
        found.add(name);
      }
    }
    return found;
  }

  /** The file of a profile, or nothing when none of that name is shipped. */
  public Optional<String> text(ProfileKind kind, String name) {
    return names(kind).contains(name)
        ? Optional.of(read(kind.plural() + "/" + name + ".yaml"))
        : Optional.empty();
  }

  private List<String> kindOf(String folder) {
    for (Map.Entry<ProfileKind, List<String>> entry : names.entrySet()) {
      if (entry.getKey().plural().equals(folder)) {
        return entry.getValue();
      }
    }
    throw new IllegalStateException("the index of profiles has an unknown folder " + folder);
  }

  private static String read(String file) {
    try (InputStream in = Catalog.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException("the profile " + file + " is in the index but not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
