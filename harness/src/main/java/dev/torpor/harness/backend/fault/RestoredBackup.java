package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import org.jspecify.annotations.Nullable;

/**
 * The server's data are lost and an older backup takes their place. What clients wrote since then
 * is gone for good, and tokens are ahead of the server. What the World's script changed since then
 * (other people's work) comes back all at once when the server has caught up.
 */
record RestoredBackup(
    @Key(value = "How old the backup is.", byDefault = "6h") TimeSpan age,
    @Key(
            value = "How long after the restore the server is as old as its backup.",
            byDefault = "30min")
        TimeSpan catchUp,
    @Key(
            value =
                "What becomes of tokens given before: read as if nothing had happened (survive), or"
                    + " refused (die).",
            byDefault = "survive")
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
  public boolean needsPast() {
    return true;
  }

  @Override
  public Injection begin() {
    return new Injection() {
      @Override
      public @Nullable ServerReply hit(Exchange exchange) {
        long moment = exchange.moment();
        Servers servers = exchange.servers();
        long backup = Math.max(0, moment - age.micros());
        int position = servers.restore(backup, moment + catchUp.micros(), tokens);
        return Replies.tellingFirst(exchange.answer(), new ServerFact.Restored(position));
      }
    };
  }
}
