package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.backend.fault.FaultForm;
import dev.torpor.harness.backend.fault.FaultSpec;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.binding.TextFile;
import dev.torpor.harness.scenario.BackendSpec.DatasetShape;
import dev.torpor.network.ConnectionRules;
import dev.torpor.os.OsPolicy;
import dev.torpor.world.Days;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads scenario files. */
public final class ScenarioFile {
  private static final Form<Scenario> FORM = makeForm();

  private ScenarioFile() {}

  /**
   * Loads a file and everything that it names.
   *
   * @throws ScenarioException with every mistake, in order of position
   */
  public static LoadedScenario load(Path file, LoadOptions options) throws ScenarioException {
    Problems problems = new Problems();
    String name = file.toString().replace('\\', '/');
    String text = TextFile.read(file, name, problems);
    LoadedScenario loaded = text == null ? null : load(file, name, text, options, problems);
    if (loaded == null || !problems.isEmpty()) {
      throw new ScenarioException(problems.all());
    }
    return loaded;
  }

  /** How scenarios are written. */
  static Form<Scenario> form() {
    return FORM;
  }

  private static Form<Scenario> makeForm() {
    Map<String, BackendMode> modes = new LinkedHashMap<>();
    for (BackendMode mode : BackendMode.values()) {
      modes.put(mode.label(), mode);
    }
    Forms forms = new Forms().with(Days.class, new DaysForm());
    return forms
        .with(FaultSpec.class, new FaultForm(forms))
        .with(Use.class, new UseForm())
        .with(DaySpec.class, new DayForm())
        .with(Limit.class, new LimitForm())
        .with(Done.class, new DoneForm())
        .with(Portal.class, new PortalForm())
        .with(ConnectionRules.Protocol.class, ConnectionSpec.protocols())
        .with(DatasetShape.class, new ShapeForm())
        .with(BackendMode.class, Forms.choice(modes))
        .of(Scenario.class);
  }

  private static @Nullable LoadedScenario load(
      Path file, String name, String text, LoadOptions options, Problems problems) {
    Bound<Scenario> bound = Bound.bind(name, text, FORM, problems);
    ProjectFiles files;
    try {
      files = ProjectFiles.of(file, options.allowed());
    } catch (IOException e) {
      problems.add(Problem.elsewhere(name, "a folder cannot be read: " + e.getMessage()));
      return null;
    }
    TimeChecks.check(bound, problems);
    ExpectChecks.check(bound, options.metrics(), problems);
    List<SyncClientProvider> clients = options.clientsIn(folderOf(file));
    References references = new References(bound, files, options, clients, problems);
    NetworkPlan network = references.network();
    DeviceProfile device = references.device();
    OsPolicy policy = references.policy();
    ClientChoice client = references.client();
    Path wiremock = references.wiremock();
    DatasetChoice dataset = references.dataset();
    Scenario scenario = bound.value();
    if (!problems.isEmpty()
        || scenario == null
        || device == null
        || policy == null
        || client == null
        || dataset == null) {
      return null;
    }
    return new LoadedScenario(
        file,
        text,
        sha256(text),
        scenario,
        device,
        policy,
        client,
        dataset,
        clients,
        network.plan(scenario, dataset),
        wiremock,
        bound);
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
