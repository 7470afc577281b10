package org.walletsuite.voucher.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A card that users can sell.
 *
 * @param rate what is credited for one of the card's dollars
 */
public record GiftCard(long id, long storeId, String name, CardType type, BigDecimal rate) {

    /** 12 digits and two decimals, like every amount. */
    private static final BigInteger MOST = BigInteger.TEN.pow(14);

    /** A rate as the API writes it: a decimal without needless zeros. */
    public static String text(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }

    /** What is credited for an amount, both in cents, rounded half up; empty where that is nothing, or more than can be credited. */
    public Optional<Long> worth(long amount) {
        return Optional.of(BigDecimal.valueOf(amount)
                        .multiply(rate)
                        .setScale(0, RoundingMode.HALF_UP)
                        .toBigInteger())
                .filter(cents -> cents.signum() > 0 && cents.compareTo(MOST) < 0)
                .map(BigInteger::longValueExact);
    }
}
