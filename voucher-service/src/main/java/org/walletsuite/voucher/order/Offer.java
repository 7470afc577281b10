package org.walletsuite.voucher.order;

import org.walletsuite.voucher.catalogue.GiftCard;

/**
 * A card that somebody offers, checked.
 *
 * @param amount what it is good for, in cents
 * @param credited what that is worth, in cents
 */
record Offer(OrderType type, GiftCard card, long amount, long credited, Evidence evidence) {}
