package dev.torpor.harness.profile;

import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.ProblemText;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.binding.TextFile;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.PolicyParameters;
import dev.torpor.radio.RadioProfile;
import dev.torpor.world.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Profiles by reference: the name of a shipped one or the path of a file.
 *
 * <p>Each method returns null when a file has mistakes, which are then among the problems, and
 * throws {@link TextException} when the reference itself is wrong.
 */
public final class Profiles {
  private static final Forms FORMS =
      new Forms()
          .with(ParameterValue.class, Forms.text(ParameterValue.FORM))
          .with(PlainNumber.class, Forms.text(PlainNumber.FORM));
  private final Catalog catalog;
  private final @Nullable ProjectFiles files;
  private final Problems problems;
  private final Map<String, Optional<?>> read = new TreeMap<>();

  /**
   * Profiles that are shipped, or lie among {@code files}.
   *
   * @param files null when no file can be named
   * @param problems receives the mistakes in files
   */
  public Profiles(Catalog catalog, @Nullable ProjectFiles files, Problems problems) {
    this.catalog = catalog;
    this.files = files;
    this.problems = problems;
  }

  /** The profiles that are shipped. */
  public static Profiles shipped() {
    return new Profiles(Catalog.shipped(), null, new Problems());
  }

  /** A model of phone. */
  public @Nullable DeviceProfile device(String reference) {
    DeviceFile file = file(ProfileKind.DEVICE, DeviceFile.class, reference);
    return file == null ? null : file.toProfile(reference);
  }

  /** A radio, whatever it reaches. */
  public @Nullable RadioProfile radio(String reference) {
    RadioFile file = file(ProfileKind.RADIO, RadioFile.class, reference);
    return file == null ? null : file.toProfile(reference);
  }

  /** A cellular network: a radio with the link it has by default. */
  public @Nullable NetworkPath cellular(String reference) {
    RadioFile file = file(ProfileKind.RADIO, RadioFile.class, reference);
    if (file == null) {
      return null;
    }
    if (!file.reaches().contains(RadioKind.CELLULAR) || file.link() == null) {
      throw new TextException(
          "the radio '"
              + reference
              + "' reaches no cellular network; those that do are "
              + String.join(", ", catalog.radios(RadioKind.CELLULAR)));
    }
    return new NetworkPath(
        Interface.CELLULAR, reference, file.toProfile(reference), file.link().toLink());
  }

  /** A Wi-Fi network. */
  public @Nullable NetworkPath wifi(String reference) {
    NetworkFile file = file(ProfileKind.NETWORK, NetworkFile.class, reference);
    if (file == null) {
      return null;
    }
    RadioFile radio = file(ProfileKind.RADIO, RadioFile.class, file.radio());
    if (radio == null) {
      return null;
    }
    if (!radio.reaches().contains(RadioKind.WIFI)) {
      throw new TextException("the radio '" + file.radio() + "' of this network is not for Wi-Fi");
    }
    return new NetworkPath(Interface.WIFI, reference, radio.toProfile(file.radio()), file.toLink());
  }

  /** What a network carries. */
  public @Nullable Link link(String reference) {
    LinkFile file = file(ProfileKind.LINK, LinkFile.class, reference);
    return file == null ? null : file.toLink();
  }

  /** How reception comes and goes. */
  public @Nullable Coverage generator(String reference) {
    GeneratorFile file = file(ProfileKind.GENERATOR, GeneratorFile.class, reference);
    return file == null ? null : file.toCoverage(reference);
  }

  /** A kind of data. */
  public @Nullable Content content(String reference) {
    ContentFile file = file(ProfileKind.CONTENT, ContentFile.class, reference);
    return file == null ? null : file.toContent();
  }

  /** What misleads people who know a link profile from elsewhere; empty when nothing does. */
  public String trap(String linkProfile) {
    LinkFile file = file(ProfileKind.LINK, LinkFile.class, linkProfile);
    return file == null || file.trap() == null ? "" : file.trap();
  }

  /** The parameters of a policy. */
  public @Nullable PolicyParameters policyParameters(String reference) {
    PolicyFile file = file(ProfileKind.POLICY, PolicyFile.class, reference);
    return file == null ? null : file.toParameters();
  }

  String description(ProfileKind kind, String name) {
    ProfileFile file = file(kind, typeOf(kind), name);
    return file == null ? "" : file.description();
  }

  boolean reaches(String radio, RadioKind kind) {
    RadioFile file = file(ProfileKind.RADIO, RadioFile.class, radio);
    return file != null && file.reaches().contains(kind);
  }

  private static Class<? extends ProfileFile> typeOf(ProfileKind kind) {
    return switch (kind) {
      case DEVICE -> DeviceFile.class;
      case RADIO -> RadioFile.class;
      case NETWORK -> NetworkFile.class;
      case LINK -> LinkFile.class;
      case GENERATOR -> GeneratorFile.class;
      case CONTENT -> ContentFile.class;
      case POLICY -> PolicyFile.class;
    };
  }

  private <T> @Nullable T file(ProfileKind kind, Class<T> type, String reference) {
    String key = kind.plural() + "/" + reference;
    Optional<?> known = read.get(key);
    if (known == null) {
      known = Optional.ofNullable(bind(kind, type, reference));
      read.put(key, known);
    }
    return known.map(type::cast).orElse(null);
  }

  private <T> @Nullable T bind(ProfileKind kind, Class<T> type, String reference) {
    Form<T> form = FORMS.of(type);
    Optional<String> shipped = catalog.text(kind, reference);
    if (shipped.isPresent()) {
      Problems mistakes = new Problems();
      T value = bind(reference, shipped.get(), form, kind, mistakes);
      if (!mistakes.isEmpty()) {
        throw new IllegalStateException(ProblemText.of(mistakes.all()));
      }
      return value;
    }
    if (!ProjectFiles.isFileReference(reference)) {
      throw new TextException(unknownMessage(kind, reference));
    }
    if (files == null) {
      throw new TextException("'" + reference + "' is a file, and only names can be given here");
    }
    String name = files.shown(reference);
    String text = TextFile.read(files.file(reference), name, problems);
    return text == null ? null : bind(name, text, form, kind, problems);
  }

  private <T> @Nullable T bind(
      String name, String text, Form<T> form, ProfileKind kind, Problems mistakes) {
    Bound<T> bound = Bound.bindLike(name, text, form, mistakes, like -> catalog.text(kind, like));
    Optional<String> like = bound.at("like", String.class);
    if (like.isPresent() && !catalog.names(kind).contains(like.get())) {
      mistakes.add(bound.problemAt("like", unknownMessage(kind, like.get())));
    }
    return bound.value();
  }

  private String unknownMessage(ProfileKind kind, String name) {
    List<String> names = catalog.names(kind);
    String hint = NearestMatch.hint(name, names);
    String all = ": shipped are " + String.join(", ", names) + ", and a file goes by its path";
    return "there is no " + kind.word() + " '" + name + "'" + (hint.isEmpty() ? all : hint);
  }
}
