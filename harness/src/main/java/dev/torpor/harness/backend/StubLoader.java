package dev.torpor.harness.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stub directory as WireMock would, but in an order and with ids that do not depend on the
 * file system: files by their path, so that the last one wins where two match equally well.
 */
final class StubLoader {

  private final Path directory;
  private final String name;
  private final BodyFiles files;
  private final TemplateRules templates = new TemplateRules();
  private final Problems problems = new Problems();
  private final List<Stub> stubs = new ArrayList<>();
  private final Map<UUID, String> ids = new TreeMap<>();
  private final Map<String, Integer> keys = new TreeMap<>();

  StubLoader(Path directory, String name, BodyFiles files) {
    this.directory = directory;
    this.name = name;
    this.files = files;
  }

  /** All stubs in the order of their files, with what the directory's settings add. */
  List<Stub> load() throws BackendException {
    String file = DirectorySettings.FILE;
    JsonSource source = Files.isRegularFile(directory.resolve(file)) ? open(file) : null;
    DirectorySettings settings =
        source == null ? DirectorySettings.NONE : DirectorySettings.read(source);
    for (String mappings : mappingFiles()) {
      readFile(mappings, settings);
    }
    if (problems.isEmpty() && stubs.isEmpty()) {
      problems.add(Problem.elsewhere(name, "there is no stub in mappings/; put JSON files there"));
    }
    if (!problems.isEmpty()) {
      throw new BackendException(problems.all());
    }
    return stubs;
  }

  private List<String> mappingFiles() {
    Path root = directory.resolve("mappings");
    if (!Files.isDirectory(root)) {
      problems.add(
          Problem.elsewhere(
              name,
              Files.isDirectory(directory)
                  ? "there is no folder mappings/ in it; stubs lie in mappings/, bodies in __files/"
                  : "there is no such folder"));
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  private @Nullable JsonSource open(String file) {
    try {
      return new JsonSource(
          name + "/" + file, Files.readString(directory.resolve(file), UTF_8), problems);
    } catch (CharacterCodingException e) {
      problems.add(Problem.elsewhere(name + "/" + file, "the file is not UTF-8 text"));
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory.resolve(file), e);
    }
  }

  private void readFile(String file, DirectorySettings settings) {
    JsonSource source = open(file);
    JsonNode node = source == null ? null : source.read();
    if (source == null || node == null) {
      return;
    }
    if (!node.has("mappings")) {
      read(source, node, "", file + "#0", settings);
      return;
    }
    JsonNode mappings = node.get("mappings");
    if (!mappings.isArray()) {
      source.refuse("mappings", "must be a list of stubs");
      return;
    }
    for (int i = 0; i < mappings.size(); i++) {
      read(source, mappings.get(i), "mappings[" + i + "]", file + "#" + i, settings);
    }
  }

  private void read(
      JsonSource source, JsonNode node, String path, String place, DirectorySettings settings) {
    if (!(node instanceof ObjectNode stub)) {
      source.refuse(path, "a stub is an object with 'request' and 'response'");
      return;
    }
    JsonNode response = stub.path("response");
    boolean templated = settings.templated() || StubRules.uses(StubRules.TEMPLATE, response);
    new StubRules(source, files, templates).check(stub, path, templated);
    new StubBinding(source).check(withoutDelays(stub), path);
    DelayRules delays = new DelayRules(source);
    String responsePath = path.isEmpty() ? "response" : path + ".response";
    StubDelay delay = delays.read(response, responsePath, "fixedDelayMilliseconds");
    Dribble dribble = delays.dribble(response, responsePath);
    List<Webhook> webhooks = new WebhookRules(source, templates).read(stub, path);
    UUID id = id(source, stub, path, place);
    if (!problems.isEmpty()) {
      return; // the rest is only looked through for more of them
    }
    boolean dataset = StubRules.uses(StubRules.DATASET, response);
    StubMapping mapping = mapping(stub, id);
    String wrongLength = dataset || templated ? null : Rendering.wrongLength(mapping, files);
    if (wrongLength != null) {
      source.refuse(
          responsePath + ".headers",
          "Content-Length is "
              + wrongLength
              + ", which the body has not; remove it, the right one is added. For a wrong one take"
              + " the fault wrong-length of the scenario");
      return;
    }
    stubs.add(
        new Stub(
            key(stub, place),
            place,
            mapping,
            delay.orElse(settings.delay()),
            dribble,
            dataset ? DatasetUse.of(stub) : null,
            templated,
            webhooks));
  }

  private UUID id(JsonSource source, ObjectNode stub, String path, String place) {
    UUID id = UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
    for (String name : List.of("uuid", "id")) {
      String text = stub.path(name).asText("");
      if (!text.isEmpty()) {
        try {
          id = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
          continue; // reported by StubBinding
        }
        String owner = ids.get(id);
        if (owner != null && !owner.equals(place)) {
          String field = path.isEmpty() ? name : path + "." + name;
          source.refuse(field, "the stub at " + owner + " has this id already");
        }
      }
    }
    ids.put(id, place);
    return id;
  }

  /** What names a stub's random streams; a name given twice is numbered. */
  private String key(ObjectNode stub, String place) {
    String name = stub.path("name").asText("");
    String key = name.isEmpty() ? place : name;
    int count = keys.merge(key, 1, Integer::sum);
    return count == 1 ? key : key + " (" + count + ")";
  }

  private static StubMapping mapping(ObjectNode stub, UUID id) {
    ObjectNode copy = withoutDelays(stub);
    WebhookRules.FIELDS.forEach(copy::remove);
    copy.remove("uuid");
    copy.put("id", id.toString());
    DateMatchers.pin(copy.path("request"));
    try {
      return Json.getObjectMapper().treeToValue(copy, StubMapping.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("could be read when it was checked: " + copy, e);
    }
  }

  /** Delays are ours to spend; WireMock would draw them from a generator without a seed. */
  private static ObjectNode withoutDelays(ObjectNode stub) {
    ObjectNode copy = stub.deepCopy();
    if (copy.path("response") instanceof ObjectNode response) {
      response.remove(
          List.of("fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay"));
    }
    return copy;
  }
}
