package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import com.github.tomakehurst.wiremock.verification.diff.PlainTextDiffRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains the first request that no stub wanted; looking for the closest stub is dear. */
final class Unmatched extends NotMatchedRenderer {
  private static final int COLUMNS = 99;
  private static final Pattern COMPARISON = Pattern.compile("[^-|].*\\| .*\\S.*");

  private final Complaints complaints;
  private final Map<UUID, RunStub> stubs;

  Unmatched(Complaints complaints, Map<UUID, RunStub> stubs) {
    this.complaints = complaints;
    this.stubs = stubs;
  }

  @Override
  protected ResponseDefinition render(Admin admin, ServeEvent event) {
    if (complaints.wantsExplanation()) {
      LoggedRequest request = event.getRequest();
      admin.findTopNearMissesFor(request).getNearMisses().stream()
          .findFirst()
          .ifPresent(miss -> complaints.explain(text(request, miss)));
    }
    complaints.unmatched();
    return ResponseDefinition.notConfigured();
  }

  /** WireMock's comparison without its frame, and with the file when the stub has no name. */
  private String text(LoggedRequest request, NearMiss miss) {
    RunStub closest = Objects.requireNonNull(stubs.get(miss.getStubMapping().getId()));
    String title =
        request.getMethod() + " " + request.getUrl() + " beside the closest stub, " + closest.key();
    String lines =
        new PlainTextDiffRenderer(Map.of(), COLUMNS)
            .render(miss.getDiff())
            .lines()
            .map(String::stripTrailing)
            .filter(line -> COMPARISON.matcher(line).matches())
            .collect(Collectors.joining("\n"));
    return title + ":\n" + lines;
  }
}
