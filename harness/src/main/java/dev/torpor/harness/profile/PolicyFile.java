package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a policy as their file says them. */
record PolicyFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped policy that it differs from only in what it says.") @Nullable String like,
    @Key("Values by name.") Map<String, Line> parameters)
    implements ProfileFile {
  /** One parameter. */
  record Line(
      @Key("The value with its unit.") ParameterValue value,
      @Key("How far it can be trusted.") PolicyParameter.Grade grade,
      @Key("Where it comes from.") String source) {}

  PolicyParameters toParameters() {
    List<PolicyParameter> all = new ArrayList<>();
    parameters.forEach(
        (name, line) ->
            all.add(
                new PolicyParameter(
                    name,
                    line.value().kind(),
                    line.value().value(),
                    line.value().text(),
                    line.grade(),
                    line.source())));
    return new PolicyParameters(all);
  }
}
