package org.walletsuite.voucher.order;

import java.util.Optional;
import java.util.stream.Stream;
import org.walletsuite.voucher.catalogue.GiftCard;

/** What a user offers: a card to be seen, or a code to be tried. */
enum OrderType {
    PHYSICAL("Physical"),
    E_CODE("E-Code");

    private final String text;

    OrderType(String text) {
        this.text = text;
    }

    /** As the API writes it. */
    String text() {
        return text;
    }

    static Optional<OrderType> of(String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    boolean isTakenFor(GiftCard card) {
        return switch (this) {
            case PHYSICAL -> card.type().takesPhysicalCards();
            case E_CODE -> card.type().takesECodes();
        };
    }
}
