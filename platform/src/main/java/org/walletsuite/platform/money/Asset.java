package org.walletsuite.platform.money;

/**
 * A unit of value the ledger keeps accounts in: a currency, or the token of one festival.
 *
 * @param code unique, e.g. {@code TZS} or {@code FEST-<festival id>}
 * @param scale how many decimals one unit has; 2 means minor units are hundredths
 * @param displayName the name shown after an amount, e.g. {@code Jetons}
 */
public record Asset(String code, int scale, String displayName) {

    private static final int LARGEST_SCALE = 9;

    public Asset {
        if (scale < 0 || scale > LARGEST_SCALE) {
            throw new IllegalArgumentException(
                    "Scale " + scale + " of asset " + code + " is outside 0.." + LARGEST_SCALE);
        }
    }
}
