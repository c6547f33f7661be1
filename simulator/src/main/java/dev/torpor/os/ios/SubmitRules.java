package dev.torpor.os.ios;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitError;
import dev.torpor.os.SystemRules;
import dev.torpor.os.SystemRules.Flag;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which requests the system takes. */
final class SubmitRules {
  private final AppManifest manifest;
  private final SystemState state;
  private final SystemRules rules;

  /**
   * Why a request is refused.
   *
   * @param error with its code
   * @param why what is wrong and what to do about it
   * @param rule of the bug catalogue or the list of behaviours; null when it is not the app's fault
   */
  record Refusal(SubmitError error, String why, @Nullable String rule) {}

  SubmitRules(AppManifest manifest, SystemState state, SystemRules rules) {
    this.manifest = manifest;
    this.state = state;
    this.rules = rules;
  }

  static WorkKind kind(Request request) {
    if (request instanceof AppRefreshRequest) {
      return WorkKind.REFRESH;
    }
    if (request instanceof ProcessingRequest) {
      return WorkKind.PROCESSING;
    }
    return request instanceof HealthResearchRequest ? WorkKind.HEALTH_RESEARCH : WorkKind.CONTINUED;
  }

  /** Null when the request is taken; else the error of the first reason, and all reasons. */
  @Nullable Refusal refusal(Request request, Map<String, Request> pending) {
    List<Refusal> all = new ArrayList<>();
    if (rules.has(Flag.SIMULATOR) && rules.has(Flag.SIMULATOR_REFUSES)) {
      all.add(
          new Refusal(
              SubmitError.UNAVAILABLE, "the iOS Simulator takes no requests; use a device", null));
    }
    addNotPermitted(request.identifier(), all);
    if (request instanceof ContinuedProcessingRequest) {
      addContinued(all);
    } else {
      addScheduled(request, pending, all);
    }
    if (all.size() < 2) {
      return all.isEmpty() ? null : all.get(0);
    }
    StringBuilder why = new StringBuilder();
    @Nullable String rule = null;
    for (Refusal each : all) {
      why.append(why.length() == 0 ? "" : "; besides, ").append(each.why());
      rule = rule == null ? each.rule() : rule;
    }
    return new Refusal(all.get(0).error(), why.toString(), rule);
  }

  private void addNotPermitted(String identifier, List<Refusal> all) {
    if (!manifest.permits(identifier)) {
      all.add(
          new Refusal(
              SubmitError.NOT_PERMITTED,
              "'" + identifier + "' is not among app.permittedIdentifiers",
              "B10"));
    }
  }

  private void addScheduled(Request request, Map<String, Request> pending, List<Refusal> all) {
    BackgroundMode mode = mode(request);
    if (!manifest.backgroundModes().contains(mode)) {
      String name = mode == BackgroundMode.FETCH ? "fetch" : "processing";
      all.add(
          new Refusal(
              SubmitError.NOT_PERMITTED,
              "the app does not declare the background mode '"
                  + name
                  + "'; add it to app.backgroundModes",
              "B10"));
    }
    if (!state.backgroundRefreshEnabled()) {
      all.add(
          new Refusal(
              SubmitError.UNAVAILABLE, "the user has switched Background App Refresh off", null));
    }
    if (request instanceof HealthResearchRequest) {
      addResearch(all);
    }
    Refusal tooMany = tooMany(request, pending);
    if (tooMany != null) {
      all.add(tooMany);
    }
  }

  private void addResearch(List<Refusal> all) {
    if (rules.has(Flag.RESEARCH_NEEDS_ENTITLEMENT)
        && !manifest.entitlements().contains(Entitlement.HEALTH_RESEARCH)) {
      all.add(
          new Refusal(
              SubmitError.NOT_PERMITTED,
              "the app is not entitled to tasks of health studies"
                  + " (com.apple.developer.backgroundtasks.healthresearch); Apple grants that to"
                  + " apps of approved studies, and a scenario names it in app.entitlements",
              "B10"));
    }
    if (rules.has(Flag.RESEARCH_NEEDS_OPT_IN) && !state.inHealthStudy()) {
      all.add(
          new Refusal(
              SubmitError.NOT_PERMITTED, "the user does not take part in the health study", null));
    }
  }

  private @Nullable Refusal tooMany(Request request, Map<String, Request> pending) {
    if (rules.has(Flag.SAME_IDENTIFIER_REPLACES) && pending.containsKey(request.identifier())) {
      return null;
    }
    WorkKind kind = kind(request);
    long most = kind == WorkKind.REFRESH ? rules.mostRefresh() : rules.mostProcessing();
    long waiting = 0;
    @Nullable String one = null;
    for (Request each : pending.values()) {
      if (pool(kind(each)) == pool(kind)) {
        waiting++;
        one = each.identifier();
      }
    }
    if (waiting < most) {
      return null;
    }
    String why =
        kind == WorkKind.REFRESH
            ? "one app refresh may be pending, and " + one + " is already"
            : most + " processing requests may be pending, and " + waiting + " are already";
    return new Refusal(SubmitError.TOO_MANY_PENDING_TASK_REQUESTS, why, "T18");
  }

  /** Tasks of health studies are processing tasks and count with them. */
  private static WorkKind pool(WorkKind kind) {
    return kind == WorkKind.HEALTH_RESEARCH ? WorkKind.PROCESSING : kind;
  }

  private void addContinued(List<Refusal> all) {
    long action = state.lastUserAction();
    boolean justActed =
        action != Long.MIN_VALUE && state.now() - action <= rules.userActionMicros();
    if (!state.appInForeground() || !justActed) {
      all.add(
          new Refusal(
              SubmitError.NOT_PERMITTED,
              "continued processing follows an action of the user in the open app, within "
                  + TimeFormat.duration(rules.userActionMicros())
                  + "; submit it from userStartedWork()",
              "T36"));
    }
  }

  private static BackgroundMode mode(Request request) {
    return request instanceof AppRefreshRequest ? BackgroundMode.FETCH : BackgroundMode.PROCESSING;
  }
}
