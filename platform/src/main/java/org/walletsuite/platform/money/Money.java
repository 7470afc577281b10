package org.walletsuite.platform.money;

import java.math.BigDecimal;

/** An exact amount in minor units of one asset; overflow and mixed assets throw. */
public record Money(long minor, Asset asset) {

    /** Reads a plain decimal such as {@code 50000.00}; throws ArithmeticException when it has more decimals than the asset. */
    public static Money parse(String decimal, Asset asset) {
        return new Money(new BigDecimal(decimal).movePointRight(asset.scale()).longValueExact(), asset);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), asset);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), asset);
    }

    /** The amount for display, without trailing zeros: {@code 50.5 Jetons}. */
    public String display() {
        var amount = BigDecimal.valueOf(minor, asset.scale()).stripTrailingZeros();
        return amount.toPlainString() + " " + asset.displayName();
    }

    private Money same(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("Mixed assets: " + asset.code() + " and " + other.asset.code());
        }
        return other;
    }
}
