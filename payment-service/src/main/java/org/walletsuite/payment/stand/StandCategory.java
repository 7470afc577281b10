package org.walletsuite.payment.stand;

/** What a stand sells. */
enum StandCategory {
    BAR,
    FOOD,
    MERCHANDISE,
    TICKETS,
    TOP_UP,
    OTHER
}
