package dev.torpor.harness.referee;

import static dev.torpor.harness.referee.Spoiled.between;
import static dev.torpor.harness.referee.Spoiled.nth;
import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;

import dev.torpor.app.LocalEdit.Kind;
import dev.torpor.app.Promise;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.http.Header;
import dev.torpor.network.NetworkPath;
import dev.torpor.world.World.UserAction;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The days that expose bugs. */
final class Trials {
  private Trials() {}

  /** All of them, each made anew. */
  static List<Supplier<Trial>> all() {
    return List.of(
        Trials::plainDay,
        Trials::killedAfterOpening,
        Trials::fastClock,
        Trials::changeBetweenPages,
        Trials::updateMeetsUpdate,
        Trials::shortOutage,
        Trials::expiredToken,
        Trials::repeatedItems,
        Trials::editThenForceQuit,
        Trials::unauthorizedWrites,
        Trials::twoEditsAtOnce,
        Trials::lostCreation,
        Trials::lostCreationForLong,
        Trials::twoEditsOfOneRecord,
        Trials::updateMeetsDeletion,
        Trials::deletionMeetsUpdate,
        Trials::emptyList,
        Trials::missingList,
        Trials::throttled,
        Trials::unauthorizedReads,
        Trials::refusedWrite,
        Trials::interruptedListing,
        Trials::wifiOnly,
        Trials::slowServer,
        Trials::editOnline,
        Trials::pushWhileOpen,
        Trials::stuckPage,
        Trials::launchedOffline,
        Trials::clockSetBack,
        Trials::lostChunk);
  }

  private static Trial day(String name) {
    return new Trial(name)
        .open(8 * HOUR, 8 * HOUR + 5 * MINUTE)
        .open(12 * HOUR, 12 * HOUR + 5 * MINUTE)
        .open(20 * HOUR, 20 * HOUR + 5 * MINUTE)
        .updates(HOUR, 10 * MINUTE, 60);
  }

  static Trial plainDay() {
    return day("plain day");
  }

  static Trial killedAfterOpening() {
    return day("killed a second after opening")
        .update(8 * HOUR - SECOND, 7)
        .act(8 * HOUR + SECOND, UserAction.Kind.FORCE_QUIT);
  }

  static Trial fastClock() {
    return day("clock a day fast").shape("validators").clockSet(90 * MINUTE, DAY);
  }

  static Trial changeBetweenPages() {
    return day("a change between two pages")
        .update(8 * HOUR - 3 * MINUTE, 11)
        .update(8 * HOUR - 3 * MINUTE, 12)
        .updates(8 * HOUR - 2 * MINUTE, SECOND, 5)
        .update(8 * HOUR - MINUTE, 20)
        .update(8 * HOUR - MINUTE, 21)
        .update(8 * HOUR - MINUTE, 22)
        .update(8 * HOUR - MINUTE, 23)
        .update(8 * HOUR - MINUTE, 24)
        .update(8 * HOUR + 2 * SECOND, 11)
        .spoiled(Spoiled.slow(between("GET", 8 * HOUR, 8 * HOUR + MINUTE), 3 * SECOND));
  }

  private static Trial editedOffline(String name) {
    return day(name).path(10 * HOUR, NetworkPath.none()).path(13 * HOUR, Trial.network("home"));
  }

  static Trial updateMeetsUpdate() {
    return editedOffline("an edit offline, an update there")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .update(11 * HOUR, 9);
  }

  static Trial updateMeetsDeletion() {
    return editedOffline("an edit offline, a deletion there")
        .option("recreate", "always")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .delete(11 * HOUR, 9);
  }

  static Trial deletionMeetsUpdate() {
    return editedOffline("a deletion offline, an update there")
        .edit(12 * HOUR + MINUTE, Kind.DELETE, "r9")
        .update(11 * HOUR, 9);
  }

  static Trial twoEditsOfOneRecord() {
    return editedOffline("two edits of one record offline")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .edit(12 * HOUR + 2 * MINUTE, Kind.UPDATE, "r9");
  }

  static Trial editThenForceQuit() {
    return editedOffline("an edit offline, then the app is swiped away")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .act(12 * HOUR + 10 * MINUTE, UserAction.Kind.FORCE_QUIT);
  }

  static Trial shortOutage() {
    return day("the server is down for ten minutes")
        .spoiled(Spoiled.status(between(8 * HOUR - 5 * MINUTE, 8 * HOUR + 5 * MINUTE), 503));
  }

  static Trial throttled() {
    return day("429 with Retry-After")
        .spoiled(
            Spoiled.status(
                between(8 * HOUR - MINUTE, 8 * HOUR + 20 * MINUTE),
                429,
                new Header("Retry-After", "600")));
  }

  static Trial unauthorizedReads() {
    return day("401 to reads")
        .spoiled(Spoiled.status(between("GET", 8 * HOUR, 8 * HOUR + 20 * MINUTE), 401));
  }

  static Trial unauthorizedWrites() {
    return day("401 to writes")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .spoiled(Spoiled.status(between("PUT", 12 * HOUR, 12 * HOUR + 20 * MINUTE), 401));
  }

  static Trial refusedWrite() {
    return day("422 to writes")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .spoiled(Spoiled.status(between("PUT", 12 * HOUR, 18 * HOUR), 422));
  }

  static Trial expiredToken() {
    return day("the token expires")
        .option("tokenLife", "1h")
        .path(9 * HOUR, NetworkPath.none())
        .path(14 * HOUR, Trial.network("home"));
  }

  static Trial repeatedItems() {
    return day("items come twice")
        .spoiled(Spoiled.repeatedItems(between("GET", 3 * HOUR, 6 * HOUR)));
  }

  static Trial twoEditsAtOnce() {
    return day("two edits while the server is slow")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .edit(12 * HOUR + MINUTE + SECOND, Kind.UPDATE, "r10")
        .spoiled(Spoiled.slow(between("PUT", 12 * HOUR, 13 * HOUR), 3 * SECOND))
        .act(12 * HOUR + MINUTE + 4 * SECOND, UserAction.Kind.FORCE_QUIT);
  }

  static Trial editOnline() {
    return day("an edit")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .edit(12 * HOUR + 2 * MINUTE, Kind.CREATE, "");
  }

  static Trial lostCreation() {
    return day("the answer to a creation is lost")
        .edit(12 * HOUR + MINUTE, Kind.CREATE, "")
        .spoiled(Spoiled.responseLost(nth("POST", 1, 1)));
  }

  static Trial lostCreationForLong() {
    return day("the answers to a creation are lost")
        .edit(12 * HOUR + MINUTE, Kind.CREATE, "")
        .spoiled(Spoiled.responseLost(nth("POST", 1, 5)));
  }

  static Trial emptyList() {
    return day("an empty list")
        .shape("list")
        .spoiled(
            Spoiled.body(
                between(8 * HOUR - MINUTE, 8 * HOUR + 10 * MINUTE),
                "empty-list",
                "{\"records\":[]}"));
  }

  static Trial missingList() {
    return day("404 to the list")
        .shape("list")
        .spoiled(Spoiled.status(between(8 * HOUR - MINUTE, 8 * HOUR + 10 * MINUTE), 404));
  }

  static Trial interruptedListing() {
    return day("the first listing is interrupted")
        .records(120)
        .spoiled(Spoiled.status(nth("GET", 5, 12), 503));
  }

  static Trial stuckPage() {
    Trial trial = day("a page that is its own next page");
    for (int record = 6; record < 30; record++) {
      trial.update(8 * HOUR - MINUTE, record);
    }
    return trial.spoiled(Spoiled.stuckPage(8 * HOUR, 8 * HOUR + 10 * MINUTE));
  }

  static Trial wifiOnly() {
    return day("cellular alone for some hours")
        .promise(Promise.WIFI_ONLY)
        .path(9 * HOUR, Objects.requireNonNull(Profiles.shipped().cellular("lte-2021-modern")))
        .path(15 * HOUR, Trial.network("home"));
  }

  static Trial slowServer() {
    return day("a server that answers too late")
        .spoiled(Spoiled.slow(between(4 * HOUR, 6 * HOUR), 40 * SECOND));
  }

  static Trial pushWhileOpen() {
    return day("a push while a sync is under way")
        .pushes()
        .update(8 * HOUR + SECOND, 12)
        .spoiled(Spoiled.slow(between("GET", 8 * HOUR, 8 * HOUR + MINUTE), 5 * SECOND));
  }

  static Trial launchedOffline() {
    return new Trial("launched offline")
        .offline(0, 6 * HOUR)
        .open(8 * HOUR, 8 * HOUR + 5 * MINUTE)
        .updates(HOUR, 10 * MINUTE, 60);
  }

  /** Not for the base client, which keeps nothing of what it has sent. */
  static Trial restoredBackup() {
    return day("the server is restored from a backup")
        .edit(12 * HOUR + MINUTE, Kind.UPDATE, "r9")
        .edit(12 * HOUR + 2 * MINUTE, Kind.CREATE, "")
        .edit(12 * HOUR + 3 * MINUTE, Kind.DELETE, "r10")
        .spoiled(Spoiled.restored(13 * HOUR, 2 * HOUR));
  }

  static Trial lostChunk() {
    return new Trial("the answer to a chunk is lost")
        .shape("resumable")
        .records(0)
        .open(8 * HOUR, 8 * HOUR + 30 * MINUTE)
        .open(12 * HOUR, 12 * HOUR + 5 * MINUTE)
        .edit(8 * HOUR + MINUTE, Kind.CREATE, "", 600_000)
        .spoiled(Spoiled.responseLost(nth("PATCH", 1, 1)));
  }

  static Trial clockSetBack() {
    return day("clock set back").clockSet(10 * HOUR, -30 * DAY);
  }
}
