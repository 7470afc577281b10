package org.walletsuite.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Asset JETONS = new Asset("FEST-1", 2, "Jetons");
    private static final Asset SHILLINGS = new Asset("TZS", 2, "TZS");

    @Test
    void showsWholeAmountsWithoutDecimalsAndOthersWithAtMostTwo() {
        assertThat(new Money(50_00, JETONS).display()).isEqualTo("50 Jetons");
        assertThat(new Money(50_50, JETONS).display()).isEqualTo("50.5 Jetons");
        assertThat(new Money(-5_00, JETONS).display()).isEqualTo("-5 Jetons");
        assertThat(new Money(1_000_00, JETONS).display()).isEqualTo("1000 Jetons");
        assertThat(new Money(5, JETONS).display()).isEqualTo("0.05 Jetons");
        assertThat(new Money(0, JETONS).display()).isEqualTo("0 Jetons");
    }

    @Test
    void refusesMoreDecimalsThanTheAssetHas() {
        assertThat(Money.parse("50000.00", SHILLINGS)).isEqualTo(new Money(5_000_000, SHILLINGS));
        assertThatThrownBy(() -> Money.parse("0.005", SHILLINGS)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void throwsOnOverflowAndOnMixedAssets() {
        var most = new Money(Long.MAX_VALUE, JETONS);
        assertThatThrownBy(() -> most.plus(new Money(1, JETONS))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.minus(new Money(1, SHILLINGS))).isInstanceOf(IllegalArgumentException.class);
    }
}
