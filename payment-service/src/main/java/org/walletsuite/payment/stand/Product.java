package org.walletsuite.payment.stand;

/**
 * What a stand sells.
 *
 * @param id the till's own, or ours; payments name it among their products
 * @param price in cents of the festival's token
 */
record Product(String id, String name, long price) {}
