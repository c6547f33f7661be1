package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.SyncClient;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A client with one bug, taken from a real one.
 *
 * @param name of the client
 * @param rule the invariant, or the id in the bug catalogue, whose monitor names the bug
 * @param source the report that it is taken from
 * @param trial makes the day that exposes it, anew each time
 * @param client builds a process of it
 */
record KnownBad(
    String name,
    String rule,
    String source,
    Supplier<Trial> trial,
    BiFunction<App, Trial, ? extends SyncClient> client) {
  private static final String FRESHNESS = "invariant catalogue, freshness-and-strategies 9";

  /** All of them, in the order of the rules. */
  static List<KnownBad> all() {
    return Stream.of(consistency(), uploads(), deletions(), economy(), system(), liveness())
        .flatMap(List::stream)
        .toList();
  }

  private static List<KnownBad> consistency() {
    return List.of(
        new KnownBad(
            "cursor-before-data",
            "C1",
            "https://github.com/apache/pouchdb/issues/1240",
            Trials::killedAfterOpening,
            BadReads::cursorBeforeData),
        new KnownBad(
            "skips-unreadable",
            "C1",
            "https://github.com/pubkey/rxdb/pull/6684",
            Trials::plainDay,
            BadReads::skipsUnreadable),
        new KnownBad(
            "device-clock-watermark",
            "C2",
            "https://github.com/dynos-fit/dynos-sync/pull/93",
            Trials::fastClock,
            BadReads::deviceClockWatermark),
        new KnownBad(
            "seen-is-seen",
            "C3",
            "https://github.com/microsoftgraph/microsoft-graph-docs/issues/4738",
            Trials::changeBetweenPages,
            BadReads::seenIsSeen),
        new KnownBad(
            "pull-swallows-edits",
            "C4",
            "https://github.com/Ranchero-Software/NetNewsWire/issues/723",
            Trials::updateMeetsUpdate,
            BadUploads::pullSwallows),
        new KnownBad(
            "gives-up",
            "C5",
            "https://github.com/paulw11/Seam3/issues/35",
            Trials::shortOutage,
            BadManners::givesUp),
        new KnownBad(
            "forgets-what-it-sent",
            "C6",
            "https://github.com/medic/cht-core/issues/8093",
            Trials::restoredBackup,
            KitClient::forgetful),
        new KnownBad(
            "resync-in-sight", "C7", FRESHNESS, Trials::expiredToken, BadReads::resyncInSight),
        new KnownBad(
            "counts-versions", "C8", FRESHNESS, Trials::repeatedItems, BadReads::countsVersions),
        new KnownBad("applies-in-slices", "C9", FRESHNESS, Trials::plainDay, BadReads::slices));
  }

  private static List<KnownBad> uploads() {
    return List.of(
        new KnownBad(
            "queue-in-memory",
            "U1",
            "https://github.com/apple/sample-cloudkit-sync-engine/issues/5",
            Trials::editThenForceQuit,
            BadUploads::queueInMemory),
        new KnownBad(
            "drops-on-unauthorized",
            "U1",
            "https://github.com/aws-amplify/amplify-flutter/issues/4131",
            Trials::unauthorizedWrites,
            BadUploads::dropsOnUnauthorized),
        new KnownBad(
            "marks-all-synced",
            "U1",
            "https://github.com/Nozbe/WatermelonDB/issues/1374",
            Trials::twoEditsAtOnce,
            BadUploads::marksAllSynced),
        new KnownBad(
            "no-idempotency",
            "U2",
            "https://github.com/wordpress-mobile/WordPress-iOS/issues/12073",
            Trials::lostCreation,
            BadUploads::noIdempotency),
        new KnownBad(
            "key-per-attempt",
            "U2",
            "https://github.com/inaturalist/INaturalistIOS/pull/312",
            Trials::lostCreationForLong,
            BadUploads::keyPerAttempt),
        new KnownBad(
            "no-precondition",
            "U3",
            "https://bugzilla.mozilla.org/show_bug.cgi?id=1263339",
            Trials::updateMeetsUpdate,
            BadUploads::noPrecondition),
        new KnownBad(
            "newest-first",
            "U4",
            "https://github.com/pointfreeco/sqlite-data/issues/418",
            Trials::twoEditsOfOneRecord,
            BadUploads::newestFirst),
        new KnownBad(
            "upload-from-zero", "U5", FRESHNESS, Trials::lostChunk, BadUploads::uploadFromZero));
  }

  private static List<KnownBad> deletions() {
    return List.of(
        new KnownBad(
            "update-creates-again",
            "D1",
            "https://github.com/erichll/go-fast-note-sync/issues/9",
            Trials::updateMeetsDeletion,
            BadUploads::noPrecondition),
        new KnownBad(
            "empty-means-delete",
            "D2",
            "https://github.com/nextcloud/android/issues/7900",
            Trials::emptyList,
            BadReads::emptyMeansDelete),
        new KnownBad(
            "missing-means-delete",
            "D2",
            "https://github.com/nextcloud/notes-android/issues/131",
            Trials::missingList,
            BadReads::missingMeansDelete),
        new KnownBad(
            "delete-wins-in-silence",
            "D3",
            "https://github.com/laurent22/joplin/issues/9148",
            Trials::updateMeetsDeletion,
            BadUploads::deleteWins),
        new KnownBad(
            "deletes-unseen",
            "D3",
            "https://github.com/laurent22/joplin/issues/9148",
            Trials::deletionMeetsUpdate,
            BadUploads::noPrecondition));
  }

  private static List<KnownBad> economy() {
    return List.of(
        new KnownBad(
            "no-backoff",
            "E1",
            "https://github.com/Rezivure/Grid-Mobile/issues/230",
            Trials::shortOutage,
            BadManners::noBackoff),
        new KnownBad(
            "ignore-retry-after",
            "E2",
            "https://github.com/BigBodyCobain/Shadowbroker/pull/310",
            Trials::throttled,
            BadManners::ignoreRetryAfter),
        new KnownBad(
            "insists-on-401",
            "E3",
            "https://github.com/powersync-ja/powersync-js/pull/1033",
            Trials::unauthorizedReads,
            BadReads::insists),
        new KnownBad(
            "keeps-what-is-refused",
            "E3",
            "https://github.com/inaturalist/INaturalistIOS/issues/129",
            Trials::refusedWrite,
            BadUploads::keepsRefused),
        new KnownBad(
            "restart-from-zero",
            "E4",
            "https://github.com/immich-app/immich/issues/3102",
            Trials::interruptedListing,
            BadReads::restartFromZero),
        new KnownBad(
            "forgets-its-token",
            "E4",
            "https://github.com/couchbase/couchbase-lite-java-core/issues/707",
            Trials::plainDay,
            BadReads::forgetsToken),
        new KnownBad("any-network", "E6", FRESHNESS, Trials::wifiOnly, BadManners::anyNetwork));
  }

  private static List<KnownBad> system() {
    return List.of(
        new KnownBad(
            "never-complete",
            "O1",
            "https://github.com/katagaki/SakuraRSS/pull/254",
            Trials::plainDay,
            BadManners::neverComplete),
        new KnownBad(
            "complete-twice",
            "O1",
            "https://github.com/katagaki/SakuraRSS/pull/254",
            Trials::plainDay,
            BadManners::completeTwice),
        new KnownBad(
            "no-expiration-handler",
            "O2",
            "https://github.com/neevaco/neeva-ios/issues/4173",
            Trials::slowServer,
            BadManners::noExpirationHandler),
        new KnownBad(
            "complete-late",
            "O2",
            "bug catalogue of ios-background 9, B29",
            Trials::slowServer,
            BadManners::completeLate),
        new KnownBad(
            "goes-on-after-expiry",
            "O2",
            "https://github.com/wordpress-mobile/WordPress-iOS/pull/21254",
            Trials::slowServer,
            BadManners::goesOnAfterExpiry),
        new KnownBad(
            "complete-early",
            "O3",
            "https://github.com/zingolabs/zingo-mobile/pull/599",
            Trials::plainDay,
            BadManners::completeEarly),
        new KnownBad(
            "double-enqueue",
            "O4",
            "https://github.com/nextcloud/ios/issues/1265",
            Trials::editOnline,
            BadUploads::doubleEnqueue),
        new KnownBad(
            "two-triggers",
            "O4",
            "https://github.com/nextcloud/ios/issues/2225",
            Trials::pushWhileOpen,
            BadManners::twoTriggers),
        new KnownBad(
            "lock-at-suspension",
            "O5",
            "https://github.com/home-assistant/iOS/pull/5530",
            Trials::plainDay,
            BadManners::lockHeld),
        new KnownBad(
            "does-not-resubmit",
            "O6",
            "https://github.com/nextcloud/ios/issues/2158",
            Trials::plainDay,
            BadManners::doesNotResubmit));
  }

  private static List<KnownBad> liveness() {
    return List.of(
        new KnownBad(
            "endless-pages",
            "L1",
            "https://github.com/mentrena/SyncKit/issues/100",
            Trials::stuckPage,
            BadReads::endlessPages),
        new KnownBad(
            "expired-token-fails",
            "L2",
            "https://github.com/mentrena/SyncKit/issues/92",
            Trials::expiredToken,
            BadReads::expiredTokenFails),
        new KnownBad(
            "full-for-ever",
            "L2",
            "https://github.com/insidegui/WWDC/pull/608",
            Trials::expiredToken,
            BadReads::fullForever),
        new KnownBad(
            "dead-when-launched-offline",
            "L3",
            "https://github.com/aws-amplify/amplify-swift/issues/1718",
            Trials::launchedOffline,
            BadManners::deadOffline),
        new KnownBad(
            "gate-by-wall-clock",
            "L3",
            "bug catalogue B30, ios-background 9",
            Trials::clockSetBack,
            BadManners::clockGate),
        new KnownBad(
            "success-of-nothing",
            "B47",
            "bug catalogue B47, ios-background 9",
            Trials::shortOutage,
            BadManners::emptySuccess));
  }
}
