package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.ServerFact;
import org.jspecify.annotations.Nullable;

/**
 * The server's data are lost and an older backup takes their place: what anybody wrote since then,
 * the World's script as well as clients, is gone and does not come again, and clients hold more
 * than the server. It happens at the first request at or after the moment.
 *
 * <p>With surviving tokens a token can stand for a state that never was: once the server has as
 * many commits again, a client with it misses some of them and cannot know. That is the hazard of
 * bare row numbers, and no fault of a client that follows the protocol.
 */
record RestoredBackup(
    @Key(value = "How old the backup is.", byDefault = "6h") TimeSpan age,
    @Key(
            value =
                "What becomes of tokens given before: read as if nothing had happened (survive), or"
                    + " refused (die).",
            byDefault = "die")
        OldTokens tokens)
    implements Fault {
  @Override
  public @Nullable String refusal(FaultRules rules, FaultSite site) {
    if (rules.at() == null && (rules.every() == null || rules.length() != null)) {
      return "a backup is restored at moments: give 'at', or 'every' without 'for'";
    }
    return site.shapes().isEmpty()
        ? "nothing here has data that change: the backend has "
            + site.describe()
            + "; give it a dataset, or use unavailable"
        : null;
  }

  @Override
  public Injection begin() {
    return exchange -> {
      long backup = Math.max(0, exchange.moment() - age.micros());
      int position = exchange.servers().restore(backup, exchange.now(), tokens);
      return Replies.tellingFirst(exchange.answer(), new ServerFact.Restored(position));
    };
  }
}
