package org.walletsuite.voucher.catalogue;

import java.util.Optional;
import java.util.stream.Stream;

/** As what a card is taken. */
public enum CardType {
    BOTH("Both"),
    PHYSICAL("Physical"),
    E_CODE("E-code");

    private final String text;

    CardType(String text) {
        this.text = text;
    }

    /** As the API writes it. */
    String text() {
        return text;
    }

    static Optional<CardType> of(String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    public boolean takesPhysicalCards() {
        return this != E_CODE;
    }

    public boolean takesECodes() {
        return this != PHYSICAL;
    }
}
