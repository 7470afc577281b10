package org.walletsuite.wallet.festival;

/** Where a festival is in its life, as its organisers say; shown to people, and without effect on money. */
enum FestivalStatus {
    ACTIVE,
    ENDED
}
